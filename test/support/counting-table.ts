import { expect } from '@jest/globals';
import { type Counting, countedBy, dueAt, type Unit } from '../../src/city/counting.rules.js';
import { readProfile } from '../../src/city/profile/read-profile.js';
import { type Closure, type OfficeHours, WorkingCalendar } from '../../src/city/working-days.rules.js';

const years = readProfile('config/city/kaohsiung').flatMap(({ kind, content }) =>
  kind === 'calendar' ? [content] : [],
);
/** Taipei. */
export const at = (time: string): Date => new Date(`${time}:00+08:00`);
const OFFICE: OfficeHours = [
  [8 * 60, 12 * 60],
  [13 * 60 + 30, 17 * 60 + 30],
];

export interface Case {
  officeHours?: OfficeHours;
  district?: string | null;
  rests?: [string, string][];
  /** `date part`, and the districts where it is not all of them. */
  closed?: [string, string[]?][];
}

export const calendarOf = ({ closed = [] }: Case): WorkingCalendar =>
  new WorkingCalendar(
    years,
    'Asia/Taipei',
    closed.map(([when, districts = null], i): Closure => {
      const [date = '', part = 'day'] = when.split(' ');
      return { id: String(i), date, part: part as Closure['part'], districts, reason: '颱風' };
    }),
  );

export const countingOf = (
  unit: Unit,
  start: string,
  { officeHours = OFFICE, district = 'A', rests = [] }: Case,
) =>
  ({
    ...{ unit, officeHours, startedAt: at(start), district },
    rests: rests.map(([from, to]) => ({ from: at(from), to: at(to) })),
  }) satisfies Counting;

export type Row = [what: string, start: string, size: number, due: string, more?: Case];

export function isDue(unit: Unit, [, start, size, due, more = {}]: Row): void {
  const counting = countingOf(unit, start, more);
  const calendar = calendarOf(more);
  expect(dueAt(counting, size, calendar)).toEqual(at(due));
  expect(countedBy(counting, at(due), calendar)).toBeCloseTo(size, 9);
}
