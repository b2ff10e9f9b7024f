import { unitOf } from '../city/counting.rules.js';
import type { ClosedBecause, Half, WorkingCalendar } from '../city/working-days.rules.js';
import type { Limited } from './clock.rules.js';

const NOON = 12 * 60;
/** As in the calendar: longer than any limit may be. */
const MOST_DAYS = 3660;

/** What becomes of a stretch of time. `makeUp`: offices work on a weekend day, by its name in the government's calendar. */
export type Became =
  | { as: 'counted'; makeUp: string | null }
  | { as: 'first-day' }
  | { as: 'after-hours' }
  | { as: 'closed'; because: ClosedBecause }
  /** The place of the pause among the pauses of the limit. */
  | { as: 'pause'; pause: number };

/** Times in milliseconds since the epoch, from when until before when. */
export interface Stretch {
  from: number;
  to: number;
  became: Became;
  /** It is counted unless somebody waits. */
  isOpen: boolean;
}

const open = (from: number, to: number, makeUp: string | null): Stretch => ({
  ...{ from, to, became: { as: 'counted', makeUp }, isOpen: true },
});
const shut = (from: number, to: number, became: Became): Stretch => ({ from, to, became, isOpen: false });

/**
 * All time from the start of a limit on, one stretch after the other, as if nobody waited: around the clock it is one
 * without end; of working days every half, of working hours every part of a day is one.
 *
 * @throws RangeError after ten years
 */
export function* stretchesOf(
  { rule, startedAt, district }: Pick<Limited, 'rule' | 'startedAt' | 'district'>,
  calendar: WorkingCalendar,
): Generator<Stretch> {
  const unit = unitOf(rule);
  const start = startedAt.getTime();
  if (unit === 'hours') return yield open(start, Number.POSITIVE_INFINITY, null);
  const { days } = calendar;
  const first = days.dayOf(start);
  if (unit === 'workingDays') yield shut(start, days.at(first + 1), { as: 'first-day' });
  for (let day = unit === 'workingDays' ? first + 1 : first; day <= first + MOST_DAYS; day += 1)
    for (const half of ['morning', 'afternoon'] as const)
      for (const stretch of inHalf(day, half))
        if (stretch.to > start) yield { ...stretch, from: Math.max(stretch.from, start) };
  throw new RangeError('There is no end of days.');

  function* inHalf(day: number, half: Half): Generator<Stretch> {
    const [from, to] = [days.at(day, half === 'morning' ? 0 : NOON), endOf(day, half)];
    const because = calendar.whyClosed(day, half, district);
    if (because) return yield shut(from, to, { as: 'closed', because });
    const makeUp = calendar.makeUpName(day);
    if (unit === 'workingDays') return yield open(from, to, makeUp);
    let at = from;
    for (const [opens, closes] of rule.officeHours ?? []) {
      const [begin, end] = [Math.max(days.at(day, opens), at), Math.min(days.at(day, closes), to)];
      if (begin >= end) continue;
      if (at < begin) yield shut(at, begin, { as: 'after-hours' });
      yield open(begin, end, makeUp);
      at = end;
    }
    if (at < to) yield shut(at, to, { as: 'after-hours' });
  }

  function endOf(day: number, half: Half): number {
    return half === 'morning' ? days.at(day, NOON) : days.at(day + 1);
  }
}
