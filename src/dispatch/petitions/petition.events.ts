import type { DispositionKind, OfCase, OfLeg } from '../../events.js';

/** `ground`, `authority`: by the city's codes. */
interface OfDisposition extends OfCase {
  dispositionId: string;
  as: DispositionKind;
  ground: string | null;
  authority: string | null;
}

/** What is told of petitions beside their answer: 不予處理, 移轉, 補陳. */
export interface PetitionEvents {
  /** With the approval of a second person. Registered, and counted apart from what was answered. */
  'case.disposed': OfDisposition & { agency: string | null };

  /** Asked for while the petition goes on. Opinions and what the petitioner is told stand in the disposition only. */
  'disposition.asked': OfDisposition & { agency: string | null; approver: string };
  'disposition.approved': OfDisposition;
  'disposition.refused': OfDisposition;
  'disposition.withdrawn': OfDisposition;

  /** What was asked of the citizen has come (補陳), from whom and by which channel; the text stands on the timeline. */
  'case.supplemented': OfLeg & { supplementId: string; suppliedBy: string; channel: string };
}
