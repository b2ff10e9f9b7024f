import { describe, expect, it } from '@jest/globals';
import { calendarOf } from '../../test/support/worlds.js';
import type { Amount } from '../city/profile.js';
import { dueTimes, type FrozenRule, type Limited } from './clock.rules.js';
import { stepsOf } from './step.rules.js';

const at = (time: string): Date => new Date(`${time}+08:00`);
const calendar = calendarOf({ closures: [] });

/** When, after its due time, the step of a limit is taken. */
function takenAt(limit: Amount, start: string, after: Amount): Date {
  const rule: FrozenRule = {
    ...{ kind: 'reply', ...limit, ladder: [{ after, tell: ['chief'] }], pauses: {}, extension: null },
    ...{ category: null, version: null },
  };
  const limited: Limited = { rule, startedAt: at(start), extension: 0, district: null, pauses: [] };
  const step = stepsOf(limited, dueTimes(limited, calendar), calendar).find(({ what }) => what === 'overdue');
  // Never in the millisecond of the due time itself.
  return new Date((step as { at: Date }).at.getTime() - 1);
}

describe('a working day overdue', () => {
  it.each<[string, Amount, string, number, string]>([
    ['due at the end of a Monday', { workingDays: 6 }, '2026-11-13T10:00:00', 1, '2026-11-25T00:00:00'],
    ['due at the end of a Monday', { workingDays: 6 }, '2026-11-13T10:00:00', 3, '2026-11-27T00:00:00'],
    ['due at the end of a Friday', { workingDays: 5 }, '2026-11-13T10:00:00', 1, '2026-11-24T00:00:00'],
    ['due on a Monday afternoon', { hours: 4 }, '2026-11-23T10:00:00', 1, '2026-11-25T00:00:00'],
    ['due at midnight after a Monday', { hours: 4 }, '2026-11-23T20:00:00', 1, '2026-11-25T00:00:00'],
  ])(
    'is counted from the day it was %s (%j from %s): %i after it are over at %s',
    (_, limit, start, days, end) => {
      expect(takenAt(limit, start, { workingDays: days })).toEqual(at(end));
    },
  );
});

it('hours overdue are counted at once', () => {
  expect(takenAt({ hours: 4 }, '2026-11-23T10:00:00', { hours: 4 })).toEqual(at('2026-11-23T18:00:00'));
});
