import type { WorkingCalendar } from '../../city/working-days.rules.js';
import { percentOf, rounded } from '../shares.rules.js';

/** Limits of one agency with the same days, as they stand at the end of the month. */
export interface CountedLimits {
  agency: string | null;
  /** Days of the city; the second is null while it is open. */
  startedDay: string;
  stoppedDay: string | null;
  isCarried: boolean;
  standing: 'met' | 'late' | 'cancelled' | 'open' | 'overdue';
  /** Of what was met: by the original limit, too. */
  isMetOriginally: boolean;
  count: number;
}

export interface TimeControlFigures {
  carriedOver: number;
  received: number;
  closedInTime: number;
  closedLate: number;
  cancelled: number;
  openInTime: number;
  openOverdue: number;
  /** 含展延. */
  onTimePercent: number | null;
  /** 依原限. */
  originalOnTimePercent: number | null;
  /** Working days used by what was closed. */
  averageDays: number | null;
}

const HALF_A_DAY = 0.5;
const DAY_MS = 24 * 60 * 60_000;

/** From the day after receipt to the day of the answer, without days off; of the same day it is half a day (文書處理手冊 §79). */
export function daysUsed(startedDay: string, stoppedDay: string, calendar: WorkingCalendar): number {
  if (stoppedDay <= startedDay) return HALF_A_DAY;
  let days = 0;
  // Noon, so that it is the same day wherever the machine stands.
  for (let at = noonOf(startedDay) + DAY_MS; at <= noonOf(stoppedDay); at += DAY_MS)
    if (calendar.isWorkingDay(new Date(at))) days += 1;
  return days === 0 ? HALF_A_DAY : days;
}

const noonOf = (day: string): number => Date.parse(`${day}T12:00:00+08:00`);

/** Carried over and received are what was closed, given up, or is still open: nothing is in none of them, or in two. */
export function timeControl(
  limits: readonly CountedLimits[],
  daysOf: (startedDay: string, stoppedDay: string) => number,
): TimeControlFigures {
  const sum = (
    which: (one: CountedLimits) => boolean,
    of: (one: CountedLimits) => number = () => 1,
  ): number => limits.filter(which).reduce((all, one) => all + one.count * of(one), 0);
  const is = (standing: CountedLimits['standing']) => (one: CountedLimits) => one.standing === standing;
  const isClosed = (one: CountedLimits): boolean => one.standing === 'met' || one.standing === 'late';
  const closedInTime = sum(is('met'));
  const closedLate = sum(is('late'));
  const closed = closedInTime + closedLate;
  const days = sum(isClosed, one => daysOf(one.startedDay, one.stoppedDay ?? one.startedDay));
  return {
    carriedOver: sum(one => one.isCarried),
    received: sum(one => !one.isCarried),
    ...{ closedInTime, closedLate },
    cancelled: sum(is('cancelled')),
    openInTime: sum(is('open')),
    openOverdue: sum(is('overdue')),
    onTimePercent: percentOf(closedInTime, closed),
    originalOnTimePercent: percentOf(
      sum(one => one.standing === 'met' && one.isMetOriginally),
      closed,
    ),
    averageDays: closed === 0 ? null : rounded(days / closed, 2),
  };
}
