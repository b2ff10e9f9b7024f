import { describe, expect, it } from '@jest/globals';
import { monthsIn, periodOfSpan, spanName, spanOf, within } from './annual-period.rules.js';

describe('a year of the report', () => {
  it.each([
    ['107', undefined, '107', 12, '2017-12-31T16:00:00.000Z', '2018-12-31T16:00:00.000Z'],
    ['110', '1-6', '110 1-6', 6, '2020-12-31T16:00:00.000Z', '2021-06-30T16:00:00.000Z'],
    ['110-H1', undefined, '110 1-6', 6, '2020-12-31T16:00:00.000Z', '2021-06-30T16:00:00.000Z'],
    ['110-H2', undefined, '110 7-12', 6, '2021-06-30T16:00:00.000Z', '2021-12-31T16:00:00.000Z'],
    ['101', '2', '101 2-2', 1, '2012-01-31T16:00:00.000Z', '2012-02-29T16:00:00.000Z'],
  ])('%s %s is %s, of %s months', (year, months, name, count, from, to) => {
    const span = spanOf(year, months);
    if (!span) throw new Error('none');
    expect([spanName(span), monthsIn(span)]).toEqual([name, count]);
    const period = periodOfSpan(span);
    expect([period.from.toISOString(), period.to.toISOString()]).toEqual([from, to]);
  });

  it.each([
    ['0'],
    ['2018'],
    ['107a'],
    [''],
    ['107', '0-6'],
    ['107', '6-1'],
    ['107', '1-13'],
    ['107', 'x'],
    ['110-H1', '1-6'],
    ['110-H3'],
  ])('%s %s is none', (year, months?: string) => {
    expect(spanOf(year, months)).toBeNull();
  });

  it.each([
    ['1-12', '11-12'],
    ['1-11', '11-11'],
    ['1-6', null],
  ])('of months %s the last two are %s', (months, expected) => {
    const span = spanOf('107', months);
    const both = span && within(span, 11, 12);
    expect(both && `${both.firstMonth}-${both.lastMonth}`).toBe(expected);
  });
});
