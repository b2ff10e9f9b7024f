import { tz } from '@date-fns/tz';
import { addDays, startOfISOWeek } from 'date-fns';
import { TAIPEI } from '../../platform/clock/taipei.js';
import { dayAt, daysFrom, type Period } from '../period.rules.js';

const zone = tz(TAIPEI);
/** As many as are asked for at once. */
export const MOST_DAYS = 31;
const DAY_MS = 86_400_000;

/** A week, from Monday on, by its first day. */
export interface Week extends Period {
  monday: string;
}

/** The weeks in which days of the period lie and that may be published by now. */
export function weeksOf({ from, to }: Period, delayDays: number, now: Date): Week[] {
  const weeks: Week[] = [];
  for (
    let monday = startOfISOWeek(from, { in: zone });
    monday < to;
    monday = addDays(monday, 7, { in: zone })
  ) {
    const end = addDays(monday, 7, { in: zone });
    if (addDays(end, delayDays, { in: zone }) > now) break;
    weeks.push({ monday: dayAt(monday), from: new Date(+monday), to: new Date(+end) });
  }
  return weeks;
}

/** Null: no such days, or too many at once. */
export function daysAsked(first: string, last: string): Period | null {
  const period = daysFrom(first, last);
  return period && +period.to - +period.from <= MOST_DAYS * DAY_MS + DAY_MS / 2 ? period : null;
}
