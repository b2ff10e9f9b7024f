import { describe, expect, it } from '@jest/globals';
import { type Absence, refusalOf } from './substitute.rules.js';

const NOW = new Date('2026-11-22T09:00:00+08:00');
const day = (date: number): Date => new Date(`2026-11-${date}T00:00:00+08:00`);
const away = (staffId: string, substituteId: string, from: number, until: number): Absence => ({
  ...{ staffId, substituteId, fromAt: day(from), untilAt: day(until) },
});

describe('who can stand in for whom', () => {
  const known = [away('A', 'B', 23, 25), away('C', 'D', 24, 26)];

  it.each([
    ['a colleague who is there', away('E', 'F', 23, 25), null],
    ['who was away before', away('E', 'A', 25, 27), null],
    ['who is away from the end on', away('E', 'A', 22, 23), null],
    ['who stands in for somebody else as well', away('E', 'B', 23, 25), null],
    ['a substitute who is away later than that', away('B', 'E', 23, 25), null],
    ['oneself', away('E', 'E', 23, 25), 'SUBSTITUTE_SELF'],
    ['for somebody who has one in that time', away('A', 'E', 24, 26), 'SUBSTITUTE_OVERLAPS'],
    ['somebody who is away', away('E', 'A', 24, 26), 'SUBSTITUTE_ABSENT'],
    ['whom one stands in for', away('B', 'A', 24, 26), 'SUBSTITUTE_CIRCLE'],
    ['the last of a row back to the first', away('D', 'C', 25, 26), 'SUBSTITUTE_CIRCLE'],
    ['for no time', away('E', 'F', 24, 24), 'PERIOD_INVALID'],
    ['a time that is over', away('E', 'F', 20, 22), 'PERIOD_INVALID'],
  ])('%s', (_what, wish, refusal) => {
    expect(refusalOf(wish, known, NOW)).toBe(refusal);
  });

  it('names a circle of three', () => {
    const others = [away('A', 'B', 23, 25), away('B', 'C', 23, 25)];
    expect(refusalOf(away('C', 'A', 24, 25), others, NOW)).toBe('SUBSTITUTE_CIRCLE');
  });

  it('is planned no more than a year ahead', () => {
    const wish = { ...away('E', 'F', 24, 25), untilAt: new Date('2027-11-24T00:00:00+08:00') };
    expect(refusalOf(wish, [], NOW)).toBe('PERIOD_INVALID');
  });
});
