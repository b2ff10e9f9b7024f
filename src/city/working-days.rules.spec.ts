import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Counting, dueAt } from './counting.rules.js';
import { readProfile } from './profile/read-profile.js';
import { WorkingCalendar } from './working-days.rules.js';

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

/** Taipei has no summer time. */
function midnightAfter(time: Date): number {
  const offset = 8 * 60 * 60 * 1000;
  return (Math.floor((time.getTime() + offset) / DAY) + 1) * DAY - offset;
}
