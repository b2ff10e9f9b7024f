/** What has become of something the citizen was asked for (補陳, 行政程序法 §171). */
export const SUPPLEMENT_STATES = ['asked', 'overdue', 'supplied', 'not_supplied'] as const;
export type SupplementState = (typeof SUPPLEMENT_STATES)[number];

interface Asked {
  /** As the citizen was told; null: for ever. */
  by: Date | null;
  suppliedAt: Date | null;
  /** When whoever has the case went on, with it or without. */
  to: Date | null;
}

/**
 * Nothing ends by itself with the time the citizen was given: the limit runs on, and whoever has the case goes on with what
 * there is, or asks that it is not handled (§173 (1)), which takes the word of a second person.
 */
export function supplementState({ by, suppliedAt, to }: Asked, now: Date): SupplementState {
  if (suppliedAt) return 'supplied';
  if (to) return 'not_supplied';
  return by !== null && now > by ? 'overdue' : 'asked';
}
