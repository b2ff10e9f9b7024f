import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Counting, dueAt } from './counting.rules.js';
import { dayNumber } from './local-days.js';
import { readProfile } from './profile/read-profile.js';
import { type Closure, type Half, WorkingCalendar } from './working-days.rules.js';

const years = readProfile('config/city/kaohsiung').flatMap(({ kind, content }) =>
  kind === 'calendar' ? [content] : [],
);
const calendar = new WorkingCalendar(years, 'Asia/Taipei');
const from = (startedAt: Date, unit: Counting['unit']): Counting => ({
  unit,
  startedAt,
  district: null,
  rests: [],
});
const dueAfterWorkingDays = (startedAt: Date, days: number): Date =>
  dueAt(from(startedAt, 'workingDays'), days, calendar);
const DAY = 24 * 60 * 60 * 1000;

describe('working days', () => {
  it.each([
    ['Friday, the design’s example', '2026-11-13T10:00:00+08:00', 6, '2026-11-24T00:00:00+08:00'],
    ['the last second of a Friday', '2026-11-13T23:59:59+08:00', 6, '2026-11-24T00:00:00+08:00'],
    ['the first second of a Saturday', '2026-11-14T00:00:00+08:00', 6, '2026-11-24T00:00:00+08:00'],
    ['Friday evening in Taipei, Friday noon in UTC', '2026-11-13T12:00:00Z', 1, '2026-11-17T00:00:00+08:00'],
    ['Saturday in Taipei, still Friday in UTC', '2026-11-13T17:00:00Z', 1, '2026-11-17T00:00:00+08:00'],
    ['Sunday evening in UTC, Monday in Taipei', '2026-11-15T16:00:00Z', 1, '2026-11-18T00:00:00+08:00'],
    ['before the Lunar New Year of 2026', '2026-02-13T09:00:00+08:00', 1, '2026-02-24T00:00:00+08:00'],
    ['before a make-up Saturday', '2025-02-07T09:00:00+08:00', 1, '2025-02-09T00:00:00+08:00'],
    ['over the end of a year', '2026-12-31T09:00:00+08:00', 3, '2027-01-07T00:00:00+08:00'],
    [
      'in a year without a calendar, Mondays to Fridays',
      '2028-01-07T09:00:00+08:00',
      6,
      '2028-01-18T00:00:00+08:00',
    ],
  ])('%s: %s + %i are due at %s', (_, from, days, due) => {
    expect(dueAfterWorkingDays(new Date(from), days)).toEqual(new Date(due));
  });

  it('know a replaced holiday, a make-up Saturday and an ordinary weekend', () => {
    const worksOn = (date: string) => calendar.isWorkingDay(new Date(`${date}T12:00:00+08:00`));
    expect(worksOn('2026-10-09')).toBe(false);
    expect(worksOn('2025-02-08')).toBe(true);
    expect(worksOn('2025-02-15')).toBe(false);
  });

  it.each([
    [2013, 250],
    [2014, 252],
    [2015, 249],
    [2016, 250],
    [2017, 249],
    [2018, 250],
    [2019, 250],
    [2020, 251],
    [2021, 249],
    [2022, 250],
    [2023, 249],
    [2024, 251],
    [2025, 247],
    [2026, 245],
    [2027, 244],
  ])('%i had %i of them, as the government counts', (year, expected) => {
    let time = Date.UTC(year, 0, 1, 4);
    let counted = 0;
    for (; new Date(time).getUTCFullYear() === year; time += DAY)
      if (calendar.isWorkingDay(new Date(time))) counted++;
    expect(counted).toBe(expected);
  });

  it('leave exactly the promised number of office days before the due time, from whatever moment', () => {
    const moments = fc.date({
      min: new Date('2013-02-01'),
      max: new Date('2027-06-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 30 }), (from, days) => {
        const due = dueAfterWorkingDays(from, days);
        let offices = 0;
        for (let time = due.getTime() - 1; time > midnightAfter(from); time -= DAY) {
          if (calendar.isWorkingDay(new Date(time))) offices += 1;
        }
        expect(offices).toBe(days);
        expect(calendar.isWorkingDay(new Date(due.getTime() - 1))).toBe(true);
      }),
    );
  });

  it('refuse a limit of no days', () => {
    expect(() => dueAfterWorkingDays(new Date('2026-11-13'), 0)).toThrow(RangeError);
  });
});

describe('hours', () => {
  it('run around the clock, holidays and nights included', () => {
    expect(dueAt(from(new Date('2026-02-16T22:30:00+08:00'), 'hours'), 4, calendar)).toEqual(
      new Date('2026-02-17T02:30:00+08:00'),
    );
  });
});

describe('closures', () => {
  const TYPHOON: Closure = {
    ...{ id: 'typhoon', date: '2026-11-16', part: 'afternoon', districts: null, reason: '康芮颱風' },
  };
  const FLOOD: Closure = { ...TYPHOON, id: 'flood', date: '2026-11-17', part: 'day', districts: ['A', 'B'] };
  const MADE_UP: Closure = { ...TYPHOON, id: 'made-up', date: '2025-02-08', part: 'day' };
  const closed = new WorkingCalendar(years, 'Asia/Taipei', [TYPHOON, FLOOD, MADE_UP]);

  it.each<[string, string, Half, string | null, boolean]>([
    ['Monday morning, before the typhoon', '2026-11-16', 'morning', 'A', true],
    ['Monday afternoon, in every district', '2026-11-16', 'afternoon', 'A', false],
    ['Monday afternoon, for a case of no district', '2026-11-16', 'afternoon', null, false],
    ['Tuesday morning in a flooded district', '2026-11-17', 'morning', 'B', false],
    ['Tuesday afternoon in a flooded district', '2026-11-17', 'afternoon', 'A', false],
    ['Tuesday in a dry district', '2026-11-17', 'morning', 'C', true],
    ['Tuesday, for a case of no district', '2026-11-17', 'morning', null, true],
    ['Wednesday', '2026-11-18', 'morning', 'A', true],
    ['a make-up Saturday that is closed', '2025-02-08', 'morning', 'A', false],
    ['the Friday before it', '2025-02-07', 'afternoon', 'A', true],
    ['a Saturday', '2026-11-14', 'morning', 'A', false],
  ])('%s (%s %s, district %s): open is %s', (_, date, half, district, open) => {
    expect(closed.isOpen(dayNumber(date), half, district)).toBe(open);
    expect(closed.whyClosed(dayNumber(date), half, district) === null).toBe(open);
  });

  it('are the reason only where the yearly calendar is none', () => {
    const why = (date: string) => closed.whyClosed(dayNumber(date), 'afternoon', 'A');
    expect(why('2026-11-16')).toEqual({ because: 'closure', closure: TYPHOON });
    expect(why('2025-02-08')).toEqual({ because: 'closure', closure: MADE_UP });
    expect(why('2026-11-14')).toEqual({ because: 'weekend' });
    expect(why('2026-10-09')).toEqual({ because: 'holiday', name: '補假' });
    expect(closed.whyNoOfficeDay(dayNumber('2026-11-16'))).toBeNull();
    expect(closed.makeUpName(dayNumber('2025-02-08'))).toBe('補行上班');
  });

  it('of half a day leave a working day; of the whole day they leave none', () => {
    const worksOn = (date: string, district: string) =>
      closed.isWorkingDay(new Date(`${date}T18:00:00+08:00`), district);
    expect([worksOn('2026-11-16', 'A'), worksOn('2026-11-17', 'A'), worksOn('2026-11-17', 'C')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('cut office hours at noon, also where offices have no lunch', () => {
    const office = [[9 * 60, 17 * 60]] as const;
    const stretches = (date: string) =>
      closed
        .officeStretches(dayNumber(date), office, 'A')
        .map(stretch => stretch.map(time => new Date(time + 8 * 3_600_000).toISOString().slice(11, 16)));
    expect(stretches('2026-11-16')).toEqual([['09:00', '12:00']]);
    expect(stretches('2026-11-17')).toEqual([]);
    expect(stretches('2026-11-18')).toEqual([
      ['09:00', '12:00'],
      ['12:00', '17:00'],
    ]);
    expect(stretches('2026-11-14')).toEqual([]);
  });

  it('say nothing about which years are published', () => {
    const late = new WorkingCalendar(years, 'Asia/Taipei', [{ ...TYPHOON, date: '2028-01-03' }]);
    expect([late.knows(dayNumber('2027-12-31')), late.knows(dayNumber('2028-01-03'))]).toEqual([true, false]);
  });
});

/** Taipei has no summer time. */
function midnightAfter(time: Date): number {
  const offset = 8 * 60 * 60 * 1000;
  return (Math.floor((time.getTime() + offset) / DAY) + 1) * DAY - offset;
}
