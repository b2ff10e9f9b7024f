import { readTime } from '../../platform/clock/read-time.js';

const DAY = /^\d{4}-\d\d-\d\d$/;
/** A `+` that nobody has escaped arrives as a blank. */
const BLANK_FOR_PLUS = /^(\S+[T ]\d\d:\d\d\S*) (\d\d:?\d\d)$/;

/** Whole seconds in UTC: what every client can read. */
export const timeOf = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;

/** As clients write it; without a zone it is the city's time. Null: it is none. */
export const timeIn = (text: string): Date | null =>
  readTime(DAY.test(text) ? `${text}T00:00` : text.replace(BLANK_FOR_PLUS, '$1+$2'));
