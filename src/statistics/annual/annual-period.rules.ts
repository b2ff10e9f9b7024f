import { daysFrom, type Period } from '../period.rules.js';

const ROC_BEFORE_YEAR_ONE = 1911;
const MONTHS = 12;
/** 民國 1–999: what a report can be asked for. */
const YEAR = /^([1-9]\d{0,2})(-H1|-H2)?$/;
const MONTH_RANGE = /^(\d{1,2})(?:-(\d{1,2}))?$/;

/** Whole months of one ROC year. */
export interface AnnualSpan {
  year: number;
  firstMonth: number;
  lastMonth: number;
}

export const monthsIn = ({ firstMonth, lastMonth }: AnnualSpan): number => lastMonth - firstMonth + 1;

/** `107`, `110-H1`, or `110` with `1-6`; null: no such time. */
export function spanOf(year: string, months?: string): AnnualSpan | null {
  const [, digits, half] = YEAR.exec(year) ?? [];
  if (!digits || (half && months)) return null;
  const asked = months ?? (half === '-H1' ? '1-6' : half === '-H2' ? '7-12' : `1-${MONTHS}`);
  const [, first, last = first] = MONTH_RANGE.exec(asked) ?? [];
  const span = { year: Number(digits), firstMonth: Number(first), lastMonth: Number(last) };
  const { firstMonth, lastMonth } = span;
  return firstMonth >= 1 && firstMonth <= lastMonth && lastMonth <= MONTHS ? span : null;
}

/** As people write it: `107`, or `110 1-6`. */
export const spanName = (span: AnnualSpan): string =>
  monthsIn(span) === MONTHS ? `${span.year}` : `${span.year} ${span.firstMonth}-${span.lastMonth}`;

export function periodOfSpan({ year, firstMonth, lastMonth }: AnnualSpan): Period {
  const gregorian = String(year + ROC_BEFORE_YEAR_ONE).padStart(4, '0');
  const lastDay = new Date(Date.UTC(year + ROC_BEFORE_YEAR_ONE, lastMonth, 0)).getUTCDate();
  const day = (month: number, date: number): string =>
    `${gregorian}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return daysFrom(day(firstMonth, 1), day(lastMonth, lastDay)) as Period;
}

/** The months that both have; null: none. */
export const within = (span: AnnualSpan, firstMonth: number, lastMonth: number): AnnualSpan | null => {
  const both = {
    year: span.year,
    firstMonth: Math.max(span.firstMonth, firstMonth),
    lastMonth: Math.min(span.lastMonth, lastMonth),
  };
  return both.firstMonth <= both.lastMonth ? both : null;
};
