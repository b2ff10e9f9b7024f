import { parseDay } from '../words/dates.js';
import type { Words } from '../words/zh-tw.js';
import type { NewClosure, Part } from './queries.js';

/** A closure as it is typed. */
export interface ClosureDraft {
  date: string;
  part: Part;
  where: 'all' | 'some';
  districts: string[];
  reason: string;
}

export type ClosureField = 'date' | 'part' | 'districts' | 'reason';
export type Wrong = Partial<Record<ClosureField, string>>;

export const EMPTY: ClosureDraft = { date: '', part: 'day', where: 'all', districts: [], reason: '' };

const MOST_REASON = 200;

/** In the order seen. */
export const FIELDS: readonly ClosureField[] = ['date', 'part', 'districts', 'reason'];

export function wrongIn(draft: ClosureDraft, text: Words['calendar']['closures']): Wrong {
  const reason = draft.reason.trim();
  return {
    ...(parseDay(draft.date) === null && { date: text.dateWrong }),
    ...(draft.where === 'some' && draft.districts.length === 0 && { districts: text.districtsNeed }),
    ...(reason === '' && { reason: text.reasonNeed }),
    ...([...reason].length > MOST_REASON && { reason: text.reasonLong(MOST_REASON) }),
  };
}

/** Of a draft in which nothing is wrong. */
export const closureOf = ({ date, part, where, districts, reason }: ClosureDraft): NewClosure => ({
  date: parseDay(date) ?? date,
  part,
  districts: where === 'all' ? null : districts,
  reason: reason.trim(),
});
