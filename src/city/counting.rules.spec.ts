import { describe, expect, it } from '@jest/globals';
import { at, type Case, calendarOf, countingOf, isDue, type Row } from '../../test/support/counting-table.js';
import { countedBy, dueAt, sizeOf, type Unit, unitOf } from './counting.rules.js';
import type { Closure } from './working-days.rules.js';

describe('working days', () => {
  it.each<Row>([
    ['Friday', '2026-11-13T10:00', 1, '2026-11-17T00:00'],
    ['Friday, half a day', '2026-11-13T10:00', 0.5, '2026-11-16T12:00'],
    ['Friday 13 February over the Lunar New Year', '2026-02-13T09:00', 3, '2026-02-26T00:00'],
    ['the Wednesday of the Lunar New Year itself', '2026-02-18T09:00', 1, '2026-02-24T00:00'],
    ['Friday to a make-up Saturday', '2025-02-07T09:00', 1, '2025-02-09T00:00'],
    ['Friday, with Monday afternoon closed', '2026-11-13T10:00', 1, '2026-11-17T12:00', MONDAY('afternoon')],
    ['Friday, with Monday morning closed', '2026-11-13T10:00', 1, '2026-11-17T12:00', MONDAY('morning')],
    ['Friday, with Monday closed', '2026-11-13T10:00', 1, '2026-11-18T00:00', MONDAY('day')],
    [
      'Friday, with Monday closed elsewhere',
      '2026-11-13T10:00',
      1,
      '2026-11-17T00:00',
      { closed: [['2026-11-16', ['B']]] },
    ],
    [
      'Friday, of no district, with Monday closed in some',
      '2026-11-13T10:00',
      1,
      '2026-11-17T00:00',
      { district: null, closed: [['2026-11-16', ['A', 'B']]] },
    ],
    [
      'Friday, with both halves of Monday closed one by one',
      '2026-11-13T10:00',
      1,
      '2026-11-18T00:00',
      { closed: [['2026-11-16 morning', ['A']], ['2026-11-16 afternoon']] },
    ],
    [
      'Friday to Monday, since the make-up Saturday is closed',
      '2025-02-07T09:00',
      1,
      '2025-02-11T00:00',
      { closed: [['2025-02-08']] },
    ],
    [
      'Friday itself closed, which is not counted anyway',
      '2026-11-13T10:00',
      1,
      '2026-11-17T00:00',
      { closed: [['2026-11-13']] },
    ],
    [
      'Friday, with a rest over all of Monday',
      '2026-11-13T10:00',
      1,
      '2026-11-18T00:00',
      { rests: [['2026-11-13T18:00', '2026-11-17T00:00']] },
    ],
    [
      'Friday, with a rest on Monday that fills no half',
      '2026-11-13T10:00',
      1,
      '2026-11-17T00:00',
      { rests: [['2026-11-16T09:00', '2026-11-16T17:00']] },
    ],
    [
      'Friday, with a rest until Monday noon',
      '2026-11-13T10:00',
      1,
      '2026-11-17T12:00',
      { rests: [['2026-11-13T18:00', '2026-11-16T12:00']] },
    ],
    [
      'Friday, with two rests that together fill Monday morning',
      '2026-11-13T10:00',
      1,
      '2026-11-17T12:00',
      {
        rests: [
          ['2026-11-16T00:00', '2026-11-16T06:00'],
          ['2026-11-16T06:00', '2026-11-16T12:00'],
        ],
      },
    ],
  ])('%s: from %s %d are due at %s', (...row) => isDue('workingDays', row));

  it('are counted by the end of each half', () => {
    const counting = countingOf('workingDays', '2026-11-13T10:00', {});
    const by = (time: string) => countedBy(counting, at(time), calendarOf({}));
    expect(
      [
        '2026-11-13T18:00',
        '2026-11-16T11:59',
        '2026-11-16T12:00',
        '2026-11-17T00:00',
        '2026-11-17T23:59',
      ].map(by),
    ).toEqual([0, 0, 0.5, 1, 1.5]);
  });
});

function MONDAY(part: Closure['part']): Case {
  return { closed: [[`2026-11-16 ${part}`, ['A', 'B']]] };
}

describe('an amount', () => {
  it('is in one unit', () => {
    expect([unitOf({ hours: 4 }), unitOf({ workingHours: 8 }), unitOf({ workingDays: 6 })]).toEqual([
      'hours',
      'workingHours',
      'workingDays',
    ]);
    expect(sizeOf({ workingDays: 6 })).toBe(6);
    for (const none of [{}, { hours: 1, workingDays: 1 }]) expect(() => unitOf(none)).toThrow(RangeError);
  });

  it.each<[Unit, number]>([
    ['hours', 0],
    ['hours', -1],
    ['workingHours', Number.NaN],
    ['workingDays', 0],
    ['workingDays', 0.3],
  ])('of %s is none of %d', (unit, size) => {
    const counting = countingOf(unit, '2026-11-13T10:00', {});
    expect(() => dueAt(counting, size, calendarOf({}))).toThrow(RangeError);
  });

  it('is never used up where offices never work', () => {
    const counting = countingOf('workingHours', '2026-11-13T10:00', { officeHours: [] });
    expect(() => dueAt(counting, 1, calendarOf({}))).toThrow('The calendar has no office hours');
  });
});
