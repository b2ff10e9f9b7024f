import { areFiguresFrozen } from '../city/frozen-month.rules.js';
import type { LocalDays } from '../city/local-days.js';
import { dayAt, daysFrom, type Period } from './period.rules.js';

/** A calendar month of the city: 2026-11. */
export type Month = string;

export const monthAfter = (month: Month, by = 1): Month => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const months = year * 12 + number - 1 + by;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
};

/** Worked out once each: a report of ten years asks for hundreds, and the time zone takes its time. */
const periods = new Map<Month, Period>();

export function periodOfMonth(month: Month): Period {
  const period = periods.get(month) ?? { from: firstOf(month), to: firstOf(monthAfter(month)) };
  periods.set(month, period);
  return period;
}

const firstOf = (month: Month): Date => (daysFrom(`${month}-01`, `${month}-01`) as Period).from;

/** The newest month whose figures are final: the last one, or until its day of this month the one before. */
export function lastClosed(now: Date, onDay: number, days: LocalDays): Month {
  const last = monthAfter(dayAt(now).slice(0, 7), -1);
  return areFiguresFrozen(last, now, onDay, days) ? last : monthAfter(last, -1);
}

/**
 * Which months are now to be frozen: those that have closed since the one that was frozen last. Of a city that begins only
 * the last one, since what is loaded of the years before is not complete at any known time.
 */
export function monthsToFreeze(closed: Month, newest: Month | null): Month[] {
  const months: Month[] = [];
  for (let month = newest === null ? closed : monthAfter(newest); month <= closed; month = monthAfter(month))
    months.push(month);
  return months;
}

/** Neighbours as one: what is asked of them is asked once. In the order of time. */
export function joined(periods: readonly Period[]): Period[] {
  const whole: Period[] = [];
  for (const period of periods) {
    const last = whole.at(-1);
    if (last && +last.to === +period.from) whole.splice(-1, 1, { from: last.from, to: period.to });
    else whole.push(period);
  }
  return whole;
}

/** A period as the frozen months that lie whole in it, and what is left of it. `frozen` is in the order of the months. */
export function partedBy<M extends { month: Month }>(
  { from, to }: Period,
  frozen: readonly M[],
): { months: M[]; rest: Period[] } {
  const months: M[] = [];
  const rest: Period[] = [];
  let open = from;
  for (const one of frozen) {
    const whole = periodOfMonth(one.month);
    if (whole.from < open || whole.to > to) continue;
    if (open < whole.from) rest.push({ from: open, to: whole.from });
    months.push(one);
    open = whole.to;
  }
  if (open < to) rest.push({ from: open, to });
  return { months, rest };
}
