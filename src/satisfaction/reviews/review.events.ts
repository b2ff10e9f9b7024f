import type { OfCase } from '../../events.js';

/** What came of it: the case is worked on again, the citizen is told more, nothing more is done. */
export type ReviewDecision = 'reopen' | 'explain' | 'none';
/** Who decides: the service centre, the inspection of public works, the control commission. */
export type ReviewDecider = 'centre' | 'inspection' | 'commission';

interface OfReview extends OfCase {
  reviewId: string;
  surveyId: string;
  decider: ReviewDecider;
}

/** What an unhappy answer sets off: codes, never what anybody wrote. */
export interface ReviewEvents {
  'review.opened': OfReview & { openedAt: string };
  'review.reopening-asked': OfReview;
  'review.reopening-refused': OfReview;
  'review.decided': OfReview & { decision: ReviewDecision };
  /** The case is open again for another reason. */
  'review.moot': OfReview;
}
