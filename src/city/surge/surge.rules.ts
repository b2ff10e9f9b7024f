const DAY_MS = 86_400_000;
/** What is meant for longer is no surge, but how the city works. */
export const MOST_DAYS = 60;

/** A time in which cases were, or are, taken under a rule set. */
export interface SurgeTime {
  id: string;
  ruleSet: string;
  beganAt: Date;
  endedAt: Date | null;
}

/** The one in which a case comes in: its first moment belongs to it, its last one does not. */
export const surgeAt = <Time extends SurgeTime>(surges: readonly Time[], time: Date): Time | null =>
  surges.find(({ beganAt, endedAt }) => beganAt <= time && (endedAt === null || time < endedAt)) ?? null;

export type ExpectedEndFlaw = 'unreadable' | 'past' | 'too_far';

/** Why a surge cannot be expected to end then. */
export function flawOfExpectedEnd(end: Date | null, now: Date): ExpectedEndFlaw | null {
  if (end === null) return 'unreadable';
  if (end <= now) return 'past';
  return end.getTime() - now.getTime() > MOST_DAYS * DAY_MS ? 'too_far' : null;
}
