import type { Amount } from './profile.js';
import type { OfficeHours, Stretch, WorkingCalendar } from './working-days.rules.js';

const HOUR = 3_600_000;
const HALVES_OF_A_DAY = 2;

/** An interval in which nothing is counted; both ends are known. */
export interface Rest {
  from: Date;
  to: Date;
}

/** How time is counted: what unit, from when, where, and when not. Rests are in order and do not overlap. */
export interface Counting {
  unit: Unit;
  /** Only of working hours. */
  officeHours?: OfficeHours;
  startedAt: Date;
  /** Closures of some districts count only there. */
  district: string | null;
  rests: readonly Rest[];
}

/** Of hours around the clock, of hours in which offices work, of working days. */
export type Unit = 'hours' | 'workingHours' | 'workingDays';

/** @throws RangeError for an amount that names no unit, or two */
export function unitOf(amount: Amount): Unit {
  const units = (['hours', 'workingHours', 'workingDays'] as const).filter(
    unit => amount[unit] !== undefined,
  );
  const [unit] = units;
  if (!unit || units.length > 1) throw new RangeError('A limit is in hours, working hours or working days.');
  return unit;
}

/** In the unit of the amount. @throws RangeError as `unitOf` does */
export const sizeOf = (amount: Amount): number => amount[unitOf(amount)] as number;

/**
 * When `size` (in the counting's unit) has been counted.
 *
 * - hours: around the clock, at once from the start (行政程序法 §48: hours count at once).
 * - workingHours: the time in which the offices of the district are open.
 * - workingDays: in half days. The day of the start is not counted (§48); a half counts at its end, unless offices are
 *   closed in it or the whole of it is rest. So without half-day closures a limit ends at 24:00 of a working day, and
 *   with one at the noon that gives the lost half back.
 *
 * @throws RangeError for a size that is not positive, or not of whole half days
 */
export function dueAt(counting: Counting, size: number, calendar: WorkingCalendar): Date {
  if (!(size > 0)) throw new RangeError(`A limit of ${size} is no limit.`);
  return counting.unit === 'workingDays'
    ? dueInHalves(counting, size, calendar)
    : // Two minutes and an hour are 3,720,000.0000000005 ms: what no clock shows would be looked for in the next stretch.
      dueInTime(counting, Math.round(size * HOUR), calendar);
}

/**
 * Whether a due time rests on a year whose calendar is not published yet: then Monday to Friday are taken for working
 * days. Hours around the clock rest on no calendar.
 */
export const restsOnUnknownYear = (unit: Unit, due: Date, calendar: WorkingCalendar): boolean =>
  unit !== 'hours' && !calendar.knows(calendar.days.dayOf(due.getTime() - 1));

/** How much has been counted by a time, in the counting's unit. Never less later, and never more than has passed. */
export function countedBy(counting: Counting, time: Date, calendar: WorkingCalendar): number {
  const until = time.getTime();
  let counted = 0;
  if (counting.unit === 'workingDays') {
    for (const [, to] of countedHalves(counting, calendar)) {
      if (to > until) return counted / HALVES_OF_A_DAY;
      counted += 1;
    }
  }
  for (const [from, to] of countedTime(counting, calendar)) {
    if (from >= until) break;
    counted += Math.min(to, until) - from;
  }
  return counted / HOUR;
}

function dueInHalves(counting: Counting, days: number, calendar: WorkingCalendar): Date {
  let left = days * HALVES_OF_A_DAY;
  if (!Number.isInteger(left)) throw new RangeError(`A limit of ${days} working days is no limit.`);
  for (const [, to] of countedHalves(counting, calendar)) {
    left -= 1;
    if (left === 0) return new Date(to);
  }
  throw new RangeError('There is no end of days.');
}

function dueInTime(counting: Counting, time: number, calendar: WorkingCalendar): Date {
  let left = time;
  for (const [from, to] of countedTime(counting, calendar)) {
    if (to - from >= left) return new Date(from + left);
    left -= to - from;
  }
  throw new RangeError('There is no end of time.');
}

function* countedHalves(
  { startedAt, district, rests }: Counting,
  calendar: WorkingCalendar,
): Generator<Stretch> {
  const whole = joined(rests);
  for (const [from, to] of calendar.openHalves(calendar.days.dayOf(startedAt.getTime()), district)) {
    if (!whole.some(rest => rest[0] <= from && to <= rest[1])) yield [from, to];
  }
}

function* countedTime(
  { unit, officeHours = [], startedAt, district, rests }: Counting,
  calendar: WorkingCalendar,
): Generator<Stretch> {
  const start = startedAt.getTime();
  const open: Iterable<Stretch> =
    unit === 'hours'
      ? [[start, Number.POSITIVE_INFINITY]]
      : calendar.officeTime(start, officeHours, district);
  for (const [begins, to] of open) {
    let from = Math.max(begins, start);
    for (const rest of rests) {
      const [restFrom, restTo] = [rest.from.getTime(), rest.to.getTime()];
      if (restTo <= from) continue;
      if (restFrom >= to) break;
      if (restFrom > from) yield [from, restFrom];
      from = restTo;
    }
    if (from < to) yield [from, to];
  }
}

/** Rests that touch are one. */
function joined(rests: readonly Rest[]): Stretch[] {
  const whole: [number, number][] = [];
  for (const { from, to } of rests) {
    const last = whole.at(-1);
    if (last && from.getTime() <= last[1]) last[1] = Math.max(last[1], to.getTime());
    else whole.push([from.getTime(), to.getTime()]);
  }
  return whole;
}
