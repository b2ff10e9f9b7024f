import type { EventMap } from '../../events.js';
import type { Review } from './review.entity.js';

/** What the log is told of a review. */
export const reviewNamed = (
  { id: reviewId, caseId, surveyId, decider }: Review,
  number: string,
): EventMap['review.moot'] => ({ caseId, number, reviewId, surveyId, decider });
