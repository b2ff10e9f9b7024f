import { type CalendarFault, daysMissing, dayTwice, empty, yearNotWhole } from './calendar-faults.js';
import { type CalendarDay, readerFor } from './calendar-row.rules.js';
import { rowsOf } from './calendar-text.rules.js';
import { daysOf, isWeekend } from './calendar-year.rules.js';
import { isoDate } from './local-days.js';
import type { CalendarYear } from './profile.js';

/** Whole years, in order; none of them where there is a fault. */
export interface CalendarFile {
  years: CalendarYear[];
  /** All of them, by line. */
  faults: CalendarFault[];
}

const OFF = '放假日';
const MAKE_UP = '補行上班日';

/**
 * The government's office calendar (中華民國政府行政機關辦公日曆表, https://data.gov.tw/dataset/14718) as a file, or the
 * same days in the columns date, weekday, is_workday, note. A file is whole and without a contradiction, or refused: the
 * published ones have had days typed as others, and days forgotten. Only the mark says whether offices work; a note
 * (軍人節) does not close them.
 */
export function readCalendar(bytes: Uint8Array): CalendarFile {
  const { rows, faults } = rowsOf(bytes);
  const [header, ...body] = rows;
  if (!header) return { years: [], faults };
  const reader = readerFor(header);
  if (typeof reader !== 'function') return { years: [], faults: [reader] };
  const lines = body.map(reader);
  const days = lines.flatMap(({ day }) => day ?? []);
  const found = [...faults, ...lines.flatMap(one => one.faults), ...gapsAndRepeats(days)];
  if (body.length === 0) found.push(empty());
  if (found.length > 0) return { years: [], faults: found.sort((a, b) => a.line - b.line) };
  return { years: yearsOf(days), faults: [] };
}

function byYear(days: readonly CalendarDay[]): Map<number, CalendarDay[]> {
  const years = new Map<number, CalendarDay[]>();
  for (const one of days) {
    const year = Number(isoDate(one.day).slice(0, 4));
    const listed = years.get(year);
    if (listed) listed.push(one);
    else years.set(year, [one]);
  }
  return years;
}

function* gapsAndRepeats(days: readonly CalendarDay[]): Generator<CalendarFault> {
  for (const [year, listed] of byYear(days)) {
    const first = new Map<number, CalendarDay>();
    for (const one of listed) {
      const before = first.get(one.day);
      if (before) yield dayTwice(one.line, one.day, before.line);
      else first.set(one.day, one);
    }
    yield* gaps(
      year,
      [...first.values()].sort((a, b) => a.day - b.day),
    );
  }
}

function* gaps(year: number, days: readonly CalendarDay[]): Generator<CalendarFault> {
  const whole = daysOf(year);
  const [from, to] = [days[0] as CalendarDay, days.at(-1) as CalendarDay];
  if (from.day !== whole[0] || to.day !== whole.at(-1))
    yield yearNotWhole((from.day === whole[0] ? to : from).line, year, from.day, to.day);
  for (const [i, { day, line }] of days.entries()) {
    const before = days[i - 1];
    if (before && day > before.day + 1) yield daysMissing(line, before.day + 1, day - 1);
  }
}

function yearsOf(days: readonly CalendarDay[]): CalendarYear[] {
  return [...byYear(days)]
    .sort(([a], [b]) => a - b)
    .map(([year, listed]) => ({
      year,
      off: named(
        listed.filter(({ day, works }) => !works && !isWeekend(day)),
        OFF,
      ),
      makeUp: named(
        listed.filter(({ day, works }) => works && isWeekend(day)),
        MAKE_UP,
      ),
    }));
}

const named = (days: readonly CalendarDay[], usual: string): Record<string, string> =>
  Object.fromEntries(
    days.toSorted((a, b) => a.day - b.day).map(({ day, note }) => [isoDate(day), note || usual]),
  );
