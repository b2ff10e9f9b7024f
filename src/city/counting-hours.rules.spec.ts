import { describe, it } from '@jest/globals';
import { isDue, type Row } from '../../test/support/counting-table.js';
import type { OfficeHours } from './working-days.rules.js';

describe('hours', () => {
  it.each<Row>([
    ['Friday evening', '2026-11-13T22:30', 4, '2026-11-14T02:30'],
    ['Lunar New Year’s Eve, a Monday', '2026-02-16T22:30', 4, '2026-02-17T02:30'],
    ['Friday, for three days over a weekend', '2026-11-13T09:00', 72, '2026-11-16T09:00'],
    [
      'a Monday on which offices are closed',
      '2026-11-16T09:00',
      4,
      '2026-11-16T13:00',
      { closed: [['2026-11-16']] },
    ],
    [
      'with a rest in between',
      '2026-11-16T09:00',
      4,
      '2026-11-16T15:00',
      { rests: [['2026-11-16T10:00', '2026-11-16T12:00']] },
    ],
    [
      'with a rest that began before it',
      '2026-11-16T09:00',
      4,
      '2026-11-16T14:00',
      { rests: [['2026-11-16T08:00', '2026-11-16T10:00']] },
    ],
    [
      'with a rest that begins in the moment it is over',
      '2026-11-16T09:00',
      4,
      '2026-11-16T13:00',
      { rests: [['2026-11-16T13:00', '2026-11-17T13:00']] },
    ],
    [
      'of an hour and two minutes, which no sum of fractions is to the millisecond, with a rest in that moment',
      '2026-11-16T09:00',
      2 / 60 + 1,
      '2026-11-16T10:02',
      { rests: [['2026-11-16T10:02', '2026-11-17T13:00']] },
    ],
    [
      'with two rests that touch',
      '2026-11-16T09:00',
      2,
      '2026-11-16T14:00',
      {
        rests: [
          ['2026-11-16T10:00', '2026-11-16T11:00'],
          ['2026-11-16T11:00', '2026-11-16T13:00'],
        ],
      },
    ],
  ])('%s: from %s %d h are due at %s', (...row) => isDue('hours', row));
});

describe('working hours', () => {
  const NINE_TO_FIVE: OfficeHours = [[9 * 60, 17 * 60]];
  it.each<Row>([
    ['Thursday to Friday', '2026-11-12T16:00', 8, '2026-11-13T16:00'],
    ['over the lunch of a Friday', '2026-11-13T11:30', 1, '2026-11-13T14:00'],
    ['within the lunch of a Friday', '2026-11-13T12:30', 1, '2026-11-13T14:30'],
    ['up to the very end of a Friday, and not Monday morning', '2026-11-13T16:30', 1, '2026-11-13T17:30'],
    ['Friday to Monday', '2026-11-13T16:30', 2, '2026-11-16T09:00'],
    ['Friday night to the end of Monday', '2026-11-13T23:00', 8, '2026-11-16T17:30'],
    ['Saturday to Monday', '2026-11-14T10:00', 1, '2026-11-16T09:00'],
    ['Friday 13 February over the Lunar New Year', '2026-02-13T16:30', 2, '2026-02-23T09:00'],
    ['Friday to a make-up Saturday', '2025-02-07T17:00', 1, '2025-02-08T08:30'],
    [
      'Friday over a Monday afternoon that is closed',
      '2026-11-13T17:00',
      5,
      '2026-11-17T08:30',
      { closed: [['2026-11-16 afternoon']] },
    ],
    [
      'Friday over a Monday afternoon that is closed elsewhere',
      '2026-11-13T17:00',
      5,
      '2026-11-16T14:00',
      { closed: [['2026-11-16 afternoon', ['B', 'C']]] },
    ],
    [
      'a Monday whose morning is closed, where offices have no lunch',
      '2026-11-16T08:00',
      2,
      '2026-11-16T14:00',
      { officeHours: NINE_TO_FIVE, closed: [['2026-11-16 morning', ['A']]] },
    ],
    [
      'with a rest over a Friday evening and a Monday morning',
      '2026-11-13T16:30',
      2,
      '2026-11-16T14:00',
      { rests: [['2026-11-13T17:00', '2026-11-16T11:00']] },
    ],
  ])('%s: from %s %d are due at %s', (...row) => isDue('workingHours', row));
});
