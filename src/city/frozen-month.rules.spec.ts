import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { areFiguresFrozen, figuresFrozenAt } from './frozen-month.rules.js';
import { isoDate, LocalDays } from './local-days.js';

const taipei = new LocalDays('Asia/Taipei');
const berlin = new LocalDays('Europe/Berlin');

describe('the figures of a month', () => {
  it.each([
    ['the first day of a month', '2026-11-01', 10, '2026-12-10T00:00:00+08:00'],
    ['the last day of a month', '2026-11-30', 10, '2026-12-10T00:00:00+08:00'],
    ['a month, without a day', '2026-11', 10, '2026-12-10T00:00:00+08:00'],
    ['December', '2026-12-31', 10, '2027-01-10T00:00:00+08:00'],
    ['January, before the shortest month', '2026-01-31', 28, '2026-02-28T00:00:00+08:00'],
    ['the February of a leap year', '2028-02-29', 1, '2028-03-01T00:00:00+08:00'],
  ])('of %s (%s) are final on day %i: %s', (_, date, day, at) => {
    expect(figuresFrozenAt(date, day, taipei)).toEqual(new Date(at));
  });

  it.each([
    ['a millisecond before', '2026-12-09T23:59:59.999+08:00', false],
    ['at midnight in Taipei, when it is still the 9th in UTC', '2026-12-10T00:00:00+08:00', true],
    ['a year later', '2027-12-01T00:00:00+08:00', true],
    ['within the month itself', '2026-11-13T10:00:00+08:00', false],
    ['before the month', '2026-10-31T10:00:00+08:00', false],
  ])('%s (%s) are final: %s', (_, now, frozen) => {
    expect(areFiguresFrozen('2026-11-13', new Date(now), 10, taipei)).toBe(frozen);
  });

  it('are final at midnight of the city’s own clock, also where that is changed in summer', () => {
    expect(figuresFrozenAt('2026-03-31', 10, berlin)).toEqual(new Date('2026-04-10T00:00:00+02:00'));
    expect(figuresFrozenAt('2026-10-31', 10, berlin)).toEqual(new Date('2026-11-10T00:00:00+01:00'));
  });

  it('stay open for the days of the month itself, and are once final for ever', () => {
    const anyDay = fc.integer({ min: 15_000, max: 40_000 });
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 28 }), fc.nat(1_000_000_000), (day, onDay, later) => {
        const at = figuresFrozenAt(isoDate(day), onDay, taipei);
        expect(at.getTime()).toBeGreaterThan(taipei.at(day));
        expect(areFiguresFrozen(isoDate(day), new Date(at.getTime() - 1), onDay, taipei)).toBe(false);
        expect(areFiguresFrozen(isoDate(day), new Date(at.getTime() + later), onDay, taipei)).toBe(true);
      }),
    );
  });
});
