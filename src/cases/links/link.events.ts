import type { DispositionKind, LinkKind, OfCase, OfLeg } from '../../events.js';

/** The petition was answered, or its answer was taken back, or it ended otherwise. */
export type ConversionMove = 'answered' | 'unanswered' | 'withdrawn' | DispositionKind;

interface Petition {
  petitionId: string;
  petition: string;
}

/** What is told of cases that became another, or brought it about. */
export interface LinkEvents {
  /** It became a petition (轉陳情), which has a number and clocks of its own; the limit of this one runs on. */
  'case.converted': OfLeg & Petition;
  /** The citizen asks for more than was done (另成陳情). */
  'case.petition-opened': OfCase & Petition;
  /** Of the new case: which one it came from. */
  'case.linked': OfCase & { link: LinkKind; fromId: string; from: string };
  /** What happened to the petition, told of the case that became it. */
  'case.conversion-moved': OfCase & Petition & { how: ConversionMove };
  /** And what follows from it for that case. */
  'case.conversion-answered': OfCase & Petition & { agency: string | null; answeredAt: string };
  'case.conversion-unanswered': OfCase & Petition;
  'case.conversion-ended': OfCase & Petition & { how?: Exclude<ConversionMove, 'answered' | 'unanswered'> };
}
