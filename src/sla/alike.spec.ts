import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarOf, inWords, limitedOf, worlds } from '../../test/support/worlds.js';
import type { LadderStep } from '../city/profile.js';
import { dueTimes } from './clock.rules.js';
import { type Step, stepsOf } from './step.rules.js';

const DAY = 24 * 3_600_000;
const LADDER: LadderStep[] = [
  { percent: 30, tell: ['officer'] },
  { percent: 100, tell: ['officer', 'chief'] },
  { after: { hours: 4 }, tell: ['chief'] },
  { after: { workingDays: 1 }, tell: ['chief', 'head'] },
];

// What lets a change of the calendar compute all petitions of one day at once.
it('every step of a limit in working days without pauses depends on the day of the start, and not on its time', () => {
  fc.assert(
    fc.property(worlds('workingDays'), fc.integer({ min: 0, max: DAY - 1 }), (world, time) => {
      const calendar = calendarOf(world);
      const { rule, ...limited } = { ...limitedOf(world), pauses: [] };
      const stepsFrom = (startedAt: Date): Step[] => {
        const whole = { ...limited, rule: { ...rule, ladder: LADDER }, startedAt };
        return stepsOf(whole, dueTimes(whole, calendar), calendar);
      };
      const sameDay = new Date(calendar.days.at(calendar.days.dayOf(world.start)) + time);
      expect({ ...inWords(world), steps: stepsFrom(sameDay) }).toEqual({
        ...inWords(world),
        steps: stepsFrom(new Date(world.start)),
      });
    }),
    { numRuns: 400 },
  );
});
