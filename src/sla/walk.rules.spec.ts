import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarOf, inWords, limitedOf, worlds } from '../../test/support/worlds.js';
import { dueTimes } from './clock.rules.js';
import { walk } from './walk.rules.js';

const close = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;

describe('the walk from the start of a limit to its end', () => {
  it.each(['hours', 'workingHours', 'workingDays'] as const)(
    'arrives where the limit does, and leaves out no moment on the way, in %s',
    unit => {
      fc.assert(
        fc.property(worlds(unit), world => {
          const [limited, calendar] = [limitedOf(world), calendarOf(world)];
          const { pieces, originalDueAt, dueAt } = walk(limited, calendar);
          const said = inWords(world);
          expect({ ...said, originalDueAt, dueAt }).toEqual({ ...said, ...dueTimes(limited, calendar) });
          let at = world.start;
          for (const { from, to } of pieces) {
            expect({ ...said, from }).toEqual({ ...said, from: at });
            expect(to).toBeGreaterThan(from);
            at = to;
          }
          expect(at).toBe(+dueAt);
          const counted = pieces.filter(({ became }) => became.as === 'counted');
          const amount = counted.reduce((sum, piece) => sum + piece.amount, 0);
          expect({ ...said, isAll: close(amount, world.size + world.extension) }).toEqual({
            ...said,
            isAll: true,
          });
          if (world.extension > 0) expect(pieces.some(({ from }) => from === +originalDueAt)).toBe(true);
        }),
        { numRuns: 1500 },
      );
    },
    120_000,
  );
});
