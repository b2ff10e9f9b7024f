import type { FieldProblem } from '../platform/problem/problem.js';

export const OUTCOMES = ['inquiry', 'recorded', 'other'] as const;
export type ContactOutcome = (typeof OUTCOMES)[number];

export const OTHER_REASONS = ['transfer', 'silent', 'harassment', 'wrong_number', 'dropped', 'test'] as const;
export type OtherReason = (typeof OTHER_REASONS)[number];

/** What a contact says about its outcome; each of it belongs to one outcome only. */
const OUTCOME_OF = { inquiry: 'inquiry', other: 'other', cases: 'recorded' } as const;

/** Names what belongs to another outcome: it would be kept nowhere. */
export function flawsOfOutcome(
  said: { outcome: ContactOutcome } & Partial<Record<keyof typeof OUTCOME_OF, unknown>>,
): FieldProblem[] {
  return (Object.keys(OUTCOME_OF) as (keyof typeof OUTCOME_OF)[])
    .filter(field => said[field] != null && OUTCOME_OF[field] !== said.outcome)
    .map(field => ({
      field,
      message: {
        'zh-TW': '這個欄位不屬於所選的處理結果',
        en: `Belongs to the outcome "${OUTCOME_OF[field]}" only`,
      },
    }));
}
