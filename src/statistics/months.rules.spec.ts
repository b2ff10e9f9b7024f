import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LocalDays } from '../city/local-days.js';
import { joined, lastClosed, monthAfter, monthsToFreeze, partedBy, periodOfMonth } from './months.rules.js';
import { dayAt, daysFrom, type Period } from './period.rules.js';

const taipei = new LocalDays('Asia/Taipei');
const days = (first: string, last: string): Period => daysFrom(first, last) as Period;
const shown = ({ from, to }: Period): string => `${dayAt(from)} – ${dayAt(new Date(+to - 1))}`;

describe('the month whose figures are final', () => {
  it.each([
    ['2026-11-09T23:59:59.999+08:00', '2026-09'],
    ['2026-11-10T00:00:00+08:00', '2026-10'],
    ['2026-11-30T23:00:00+08:00', '2026-10'],
    ['2027-01-09T12:00:00+08:00', '2026-11'],
    ['2027-01-10T12:00:00+08:00', '2026-12'],
    ['2026-11-30T17:00:00Z', '2026-10'],
  ])('is at %s: %s', (now, month) => {
    expect(lastClosed(new Date(now), 10, taipei)).toBe(month);
  });
});

describe('the months that are to be frozen', () => {
  it.each([
    ['of a city that begins the last one', '2026-10', null, ['2026-10']],
    ['none, when the last one is', '2026-10', '2026-10', []],
    [
      'all since the last time, also over a new year',
      '2027-01',
      '2026-10',
      ['2026-11', '2026-12', '2027-01'],
    ],
    ['none, when the clock was set back', '2026-08', '2026-10', []],
  ])('are %s', (_, closed, newest, months) => {
    expect(monthsToFreeze(closed, newest)).toEqual(months);
  });
});

describe('periods', () => {
  const month = (first: string) => periodOfMonth(first);
  it.each([
    ['of neighbours are one', ['2026-09', '2026-10', '2026-11'], ['2026-09-01 – 2026-11-30']],
    [
      'with one between them are two',
      ['2025-12', '2026-02'],
      ['2025-12-01 – 2025-12-31', '2026-02-01 – 2026-02-28'],
    ],
    ['that are none are none', [], []],
  ])('%s', (_, months, told) => {
    expect(joined(months.map(month)).map(shown)).toEqual(told);
  });
});

describe('a period', () => {
  const frozen = ['2026-01', '2026-02', '2026-04'].map(month => ({ month }));
  it.each([
    ['a whole month', days('2026-02-01', '2026-02-28'), ['2026-02'], []],
    ['a part of a month', days('2026-02-01', '2026-02-27'), [], ['2026-02-01 – 2026-02-27']],
    ['a month that is not frozen', days('2026-03-01', '2026-03-31'), [], ['2026-03-01 – 2026-03-31']],
    [
      'months and what lies around them',
      days('2026-01-15', '2026-05-02'),
      ['2026-02', '2026-04'],
      ['2026-01-15 – 2026-01-31', '2026-03-01 – 2026-03-31', '2026-05-01 – 2026-05-02'],
    ],
    [
      'the year so far',
      days('2026-01-01', '2026-12-31'),
      ['2026-01', '2026-02', '2026-04'],
      ['2026-03-01 – 2026-03-31', '2026-05-01 – 2026-12-31'],
    ],
  ])('of %s is told by its frozen months and the rest', (_, period, months, rest) => {
    const parted = partedBy(period, frozen);
    expect(parted.months.map(({ month }) => month)).toEqual(months);
    expect(parted.rest.map(shown)).toEqual(rest);
  });

  it('is neither longer nor shorter than its parts, which do not overlap', () => {
    const month = fc.integer({ min: 0, max: 30 }).map(by => monthAfter('2025-01', by));
    fc.assert(
      fc.property(fc.uniqueArray(month), fc.nat(800), fc.nat(800), (known, first, length) => {
        const start = +days('2025-01-01', '2025-01-01').from + first * 86_400_000;
        const period = { from: new Date(start), to: new Date(start + (length + 1) * 86_400_000) };
        const { months, rest } = partedBy(
          period,
          [...known].sort().map(one => ({ month: one })),
        );
        const parts = [...months.map(one => periodOfMonth(one.month)), ...rest].sort(
          (a, b) => +a.from - +b.from,
        );
        expect(parts[0]?.from).toEqual(period.from);
        expect(parts.at(-1)?.to).toEqual(period.to);
        for (const [i, part] of parts.slice(1).entries()) expect(part.from).toEqual(parts[i]?.to);
      }),
    );
  });
});
