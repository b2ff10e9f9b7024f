import { tz } from '@date-fns/tz';
import { addDays, startOfISOWeek, subDays } from 'date-fns';
import { TAIPEI } from '../../platform/clock/taipei.js';
import { dayAt, daysFrom, type Period } from '../period.rules.js';

const zone = tz(TAIPEI);
/** As many as are asked for at once. */
export const MOST_DAYS = 31;
const DAY_MS = 86_400_000;

/** The days of the week from a Monday on. */
export function weekOf(monday: string): Period {
  const { from } = daysFrom(monday, monday) as Period;
  return { from, to: new Date(+addDays(from, 7, { in: zone })) };
}

/** Weeks that ended by then may be told of: the first moment of the first one that may not. */
export const dueUntil = (delayDays: number, now: Date): Date =>
  new Date(+startOfISOWeek(subDays(now, delayDays, { in: zone }), { in: zone }));

/** All that is told of a week that ended then was heard by this time. */
export const settledBy = (end: Date, delayDays: number): Date =>
  new Date(+addDays(end, delayDays, { in: zone }));

export const dayBefore = (time: Date): string => dayAt(addDays(time, -1, { in: zone }));

/** Null: no such days, or too many at once. */
export function daysAsked(first: string, last: string): Period | null {
  const period = daysFrom(first, last);
  return period && +period.to - +period.from <= MOST_DAYS * DAY_MS + DAY_MS / 2 ? period : null;
}
