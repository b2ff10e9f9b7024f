import { dayNumber, isoDate, weekdayOf } from './local-days.js';
import type { CalendarYear } from './profile.js';

/** A day on which the rule of Monday to Friday does not hold. */
export interface CalendarException {
  /** ISO date. */
  date: string;
  /** A weekday without office, or a weekend day with. */
  kind: 'off' | 'make_up';
  name: string;
}

export const isWeekend = (day: number): boolean => weekdayOf(day) === 0 || weekdayOf(day) === 6;

/** The numbers of all days of a year. */
export function daysOf(year: number): number[] {
  const first = dayNumber(`${year}-01-01`);
  const next = dayNumber(`${year + 1}-01-01`);
  return Array.from({ length: next - first }, (_, i) => first + i);
}

/** In the order of the year. */
export const exceptionsOf = ({ off, makeUp }: Pick<CalendarYear, 'off' | 'makeUp'>): CalendarException[] =>
  [
    ...Object.entries(off).map(([date, name]) => ({ date, kind: 'off' as const, name })),
    ...Object.entries(makeUp).map(([date, name]) => ({ date, kind: 'make_up' as const, name })),
  ].sort((a, b) => a.date.localeCompare(b.date));

/** How many days offices work by the yearly calendar, closures left aside. */
export const workingDaysOf = ({ year, off, makeUp }: CalendarYear): number =>
  daysOf(year).filter(day => (isWeekend(day) ? isoDate(day) in makeUp : !(isoDate(day) in off))).length;

export interface YearChange {
  added: CalendarException[];
  removed: CalendarException[];
  /** Another name, and nothing else. */
  renamed: (CalendarException & { before: string })[];
}

/** What differs; against nothing where there was no such year. */
export function changeOf(before: CalendarYear | null, after: CalendarYear): YearChange {
  const [old, now] = [before ? exceptionsOf(before) : [], exceptionsOf(after)];
  const sameDay = (one: CalendarException) => (other: CalendarException) =>
    one.date === other.date && one.kind === other.kind;
  return {
    added: now.filter(one => !old.some(sameDay(one))),
    removed: old.filter(one => !now.some(sameDay(one))),
    renamed: now.flatMap(one => {
      const was = old.find(sameDay(one));
      return was && was.name !== one.name ? [{ ...one, before: was.name }] : [];
    }),
  };
}
