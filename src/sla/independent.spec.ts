import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dueOf } from '../../test/support/patient-clerk.js';
import { calendarOf, inWords, limitedOf, worlds } from '../../test/support/worlds.js';
import { dueTimes } from './clock.rules.js';

const RUNS = 5000;

describe('every due time is the one a patient clerk would find, with limits', () => {
  it.each(['hours', 'workingHours', 'workingDays'] as const)(
    'in %s',
    unit => {
      fc.assert(
        fc.property(worlds(unit), world => {
          const [ruled, found] = [dueTimes(limitedOf(world), calendarOf(world)), dueOf(world)];
          if (+ruled.dueAt === +found.dueAt && +ruled.originalDueAt === +found.originalDueAt) return;
          expect({ ...inWords(world), ...ruled }).toEqual({ ...inWords(world), ...found });
        }),
        { numRuns: RUNS },
      );
    },
    300_000,
  );
});
