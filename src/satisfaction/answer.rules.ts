import type { SurveyReason } from '../city/satisfaction-rules.js';

/** From not content at all to very content. */
export const LEVELS = [1, 2, 3, 4, 5] as const;
/** Up to here somebody is not content. */
export const UNHAPPY = 2;
export const MOST_ANSWER_TEXT = 2000;

export interface Levels {
  service: number;
  outcome: number;
}

/** With how they were served, with what came of it, or with both: one does not make up for the other. */
export const isUnhappy = ({ service, outcome }: Levels): boolean => Math.min(service, outcome) <= UNHAPPY;

/** A stable code, as whoever answers is told. */
export type AnswerFlaw = 'UNKNOWN_REASON' | 'REASONS_NOT_ASKED';

/** Only whoever is not content is asked why. */
export function flawOfAnswer(
  { reasons, ...levels }: Levels & { reasons: readonly string[] },
  asked: readonly SurveyReason[],
): AnswerFlaw | null {
  if (reasons.some(code => !asked.some(one => one.code === code))) return 'UNKNOWN_REASON';
  return reasons.length > 0 && !isUnhappy(levels) ? 'REASONS_NOT_ASKED' : null;
}
