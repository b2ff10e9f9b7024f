import type { LegOutcome } from './work-order.entity.js';

/** What an agency says it came to. */
export interface Told {
  outcome: LegOutcome;
  legalBasis: string | null;
  utility: string | null;
  /** When somebody was there. */
  arrivedAt: Date | null;
  /** Photos of what it was like at the end, its contractor's among them. */
  proofs: number;
}

/** What it is told of. */
export interface ToldOf {
  receivedAt: Date;
  now: Date;
  /** The item asks for a photo of what was done. */
  photoRequired: boolean;
  isUtility(code: string): boolean;
}

export type OutcomeFlaw =
  | 'LEGAL_BASIS_REQUIRED'
  | 'ARRIVAL_REQUIRED'
  | 'ARRIVAL_IMPLAUSIBLE'
  | 'PHOTO_REQUIRED'
  | 'UNKNOWN_UTILITY';

/**
 * What is missing before the outcome can be believed. Who could do nothing names the rule (行政程序法 §5, 明確性); who
 * found nothing was there and shows it; who handed it over says to whom, since the citizen asks there next.
 */
export function flawOfOutcome(told: Told, of: ToldOf): OutcomeFlaw | null {
  const { outcome, legalBasis, utility, arrivedAt, proofs } = told;
  if (arrivedAt !== null && (arrivedAt < of.receivedAt || arrivedAt > of.now)) return 'ARRIVAL_IMPLAUSIBLE';
  switch (outcome) {
    case 'done':
      return of.photoRequired && proofs === 0 ? 'PHOTO_REQUIRED' : null;
    case 'cannot_act':
      return legalBasis === null ? 'LEGAL_BASIS_REQUIRED' : null;
    case 'not_found':
      if (arrivedAt === null) return 'ARRIVAL_REQUIRED';
      return proofs === 0 ? 'PHOTO_REQUIRED' : null;
    case 'handed_over':
      return utility === null || !of.isUtility(utility) ? 'UNKNOWN_UTILITY' : null;
  }
}

/** Taken before the case was received: it shows nothing that was done about it. A camera's time is to the second. */
export const isTooOld = (takenAt: Date | null, receivedAt: Date): boolean =>
  takenAt !== null && takenAt.getTime() + 1000 <= receivedAt.getTime();
