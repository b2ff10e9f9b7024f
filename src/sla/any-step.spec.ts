import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarOf, limitedOf, worlds } from '../../test/support/worlds.js';
import type { Amount, LadderStep } from '../city/profile.js';
import type { Audience } from '../events.js';
import { dueTimes } from './clock.rules.js';
import { type Step, stepsOf, stepsStillDone } from './step.rules.js';

const audiences = fc.subarray<Audience>(['officer', 'chief', 'head', 'centre', 'commission'], {
  minLength: 1,
});
const amounts = fc.oneof(
  fc.integer({ min: 1, max: 72 }).map((hours): Amount => ({ hours })),
  fc.integer({ min: 1, max: 16 }).map((workingHours): Amount => ({ workingHours })),
  fc.integer({ min: 1, max: 10 }).map((workingDays): Amount => ({ workingDays })),
);
const ladders: fc.Arbitrary<LadderStep[]> = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { maxLength: 4 }),
    fc.uniqueArray(amounts, { maxLength: 3, selector: amount => JSON.stringify(amount) }),
    audiences,
  )
  .map(([shares, later, who]) => [
    ...shares.sort((a, b) => a - b).map((percent): LadderStep => ({ percent, tell: who })),
    ...later.map((after): LadderStep => ({ after, tell: who })),
  ]);

const anyLimit = fc.constantFrom('hours', 'workingHours', 'workingDays').chain(unit =>
  fc.tuple(worlds(unit as 'hours'), ladders).map(([world, ladder]) => {
    const plain = limitedOf(world);
    const limited = { ...plain, rule: { ...plain.rule, ladder } };
    const calendar = calendarOf(world);
    const due = dueTimes(limited, calendar);
    return { limited, due, steps: stepsOf(limited, due, calendar) };
  }),
);
const ms = (time: Date): number => time.getTime();

describe('the steps of any limit', () => {
  it('come one after the other, never before the start, with the due time among them once', () => {
    fc.assert(
      fc.property(anyLimit, ({ limited, due, steps }) => {
        expect(steps.map(({ at }) => ms(at))).toEqual(steps.map(({ at }) => ms(at)).sort((a, b) => a - b));
        for (const { what, at } of steps) {
          expect(ms(at)).toBeGreaterThanOrEqual(ms(limited.startedAt));
          if (what === 'warning') expect(ms(at)).toBeLessThanOrEqual(ms(due.dueAt));
          if (what === 'due') expect(ms(at)).toBe(ms(due.dueAt) + 1);
          if (what === 'overdue') expect(ms(at)).toBeGreaterThan(ms(due.dueAt) + 1);
        }
        expect(steps.filter(({ what }) => what === 'due')).toHaveLength(1);
        expect(steps).toHaveLength(new Set([...limited.rule.ladder.map(codeOf), 'due']).size);
      }),
      { numRuns: 1000 },
    );
  });

  it('that are past and taken stay taken when the times change; those ahead are taken again', () => {
    fc.assert(
      fc.property(
        anyLimit,
        fc.nat(9),
        fc.date({ min: new Date('2013-01-01'), max: new Date('2028-12-31'), noInvalidDate: true }),
        ({ steps }, taken, now) => {
          const stepsDone = Math.min(taken, steps.length);
          const still = stepsStillDone(steps, stepsDone, now);
          expect(still).toBeLessThanOrEqual(stepsDone);
          expect(steps.slice(0, still).every(({ at }) => at <= now)).toBe(true);
          // Whatever was taken and is not any more lies ahead, or behind one that does.
          if (still < stepsDone) expect(ms((steps[still] as Step).at)).toBeGreaterThan(ms(now));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('taken until now, as the waker does, are as many however often it looks', () => {
    fc.assert(
      fc.property(
        anyLimit,
        fc.array(fc.nat(100), { minLength: 1, maxLength: 6 }),
        ({ steps, limited }, looks) => {
          const [first, last] = [ms(limited.startedAt), ms((steps.at(-1) as Step).at)];
          let done = 0;
          const told: string[] = [];
          for (const look of [...looks.sort((a, b) => a - b), 100]) {
            const now = first + ((last - first) * look) / 100;
            for (const { at, code } of steps.slice(done)) {
              if (ms(at) > now) break;
              told.push(code);
              done += 1;
            }
          }
          expect(told).toEqual(steps.map(({ code }) => code));
        },
      ),
    );
  });
});

const codeOf = ({ percent, after }: LadderStep): string =>
  after ? JSON.stringify(after) : percent === 100 ? 'due' : String(percent);
