import type { WorkingCalendar } from '../../city/working-days.rules.js';
import { percentOf, rounded } from '../shares.rules.js';

/** Limits that stand alike at the end of the month. */
export interface CountedLimits {
  agency: string | null;
  isCarried: boolean;
  /** Whose it was when the month began. */
  carriedBy: string | null;
  standing: 'met' | 'late' | 'cancelled' | 'open' | 'overdue';
  /** Of what was met: by the original limit, too. */
  isMetOriginally: boolean;
  count: number;
  /** Working days that what was closed took, all together. */
  daysUsed: number;
}

const COUNTS = [
  'carriedOver',
  'received',
  'movedIn',
  'movedOut',
  'closedInTime',
  'closedLate',
  'cancelled',
  'openInTime',
  'openOverdue',
  'closedInTimeOriginally',
  'daysUsed',
] as const;
/** What can be added up, of one agency or of several. */
export type TimeControlCounts = Record<(typeof COUNTS)[number], number>;

export interface TimeControlFigures extends Omit<TimeControlCounts, 'closedInTimeOriginally' | 'daysUsed'> {
  /** 含展延. */
  onTimePercent: number | null;
  /** 依原限. */
  originalOnTimePercent: number | null;
  /** Working days used by what was closed. */
  averageDays: number | null;
}

const DAY_MS = 24 * 60 * 60_000;

/** Days of the city, one after the other: when each begins, and how many working days there were from the first up to it. */
export interface WorkingDays {
  begins: Date[];
  through: number[];
}

export function workingDays(first: string, last: string, calendar: WorkingCalendar): WorkingDays {
  const days: WorkingDays = { begins: [], through: [] };
  let sum = 0;
  for (let at = beginOf(first); at <= beginOf(last); at += DAY_MS) {
    if (calendar.isWorkingDay(new Date(at))) sum += 1;
    days.begins.push(new Date(at));
    days.through.push(sum);
  }
  return days;
}

const beginOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

const STANDING = {
  met: 'closedInTime',
  late: 'closedLate',
  cancelled: 'cancelled',
  open: 'openInTime',
  overdue: 'openOverdue',
} as const;

const nothing = (): TimeControlCounts =>
  Object.fromEntries(COUNTS.map(name => [name, 0])) as TimeControlCounts;

/**
 * By agency ('': nobody’s). What it had, got, and was handed over is what it has handed over, closed, given up, or still
 * has: of each agency, and of all.
 */
export function countsByAgency(limits: readonly CountedLimits[]): Map<string, TimeControlCounts> {
  const all = new Map<string, TimeControlCounts>();
  const add = (agency: string | null, name: keyof TimeControlCounts, by: number): void => {
    const counts = all.get(agency ?? '') ?? nothing();
    all.set(agency ?? '', { ...counts, [name]: counts[name] + by });
  };
  for (const { agency, isCarried, carriedBy, standing, isMetOriginally, count, daysUsed: days } of limits) {
    add(isCarried ? carriedBy : agency, isCarried ? 'carriedOver' : 'received', count);
    if (isCarried && carriedBy !== agency) {
      add(carriedBy, 'movedOut', count);
      add(agency, 'movedIn', count);
    }
    add(agency, STANDING[standing], count);
    if (standing === 'met' && isMetOriginally) add(agency, 'closedInTimeOriginally', count);
    if (days > 0) add(agency, 'daysUsed', days);
  }
  return all;
}

export const addedUp = (all: Iterable<TimeControlCounts>): TimeControlCounts =>
  [...all].reduce((sum, one) => {
    const added = nothing();
    for (const name of COUNTS) added[name] = sum[name] + (one[name] ?? 0);
    return added;
  }, nothing());

/** What people enter says neither what was closed by the original limit nor how long it took. */
export const asEntered = (counts: TimeControlCounts): TimeControlFigures => ({
  ...timeControl(counts),
  originalOnTimePercent: null,
  averageDays: null,
});

export function timeControl({
  closedInTimeOriginally,
  daysUsed: days,
  ...counts
}: TimeControlCounts): TimeControlFigures {
  const closed = counts.closedInTime + counts.closedLate;
  return {
    ...counts,
    onTimePercent: percentOf(counts.closedInTime, closed),
    originalOnTimePercent: percentOf(closedInTimeOriginally, closed),
    averageDays: closed === 0 ? null : rounded(days / closed, 2),
  };
}
