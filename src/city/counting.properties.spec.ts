import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { World } from '../../test/support/patient-clerk.js';
import { calendarOf, inWords, worlds } from '../../test/support/worlds.js';
import { type Counting, countedBy, dueAt, type Unit } from './counting.rules.js';
import type { Closure } from './working-days.rules.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LENGTH: Record<Unit, number> = { hours: HOUR, workingHours: HOUR, workingDays: DAY };
/** Half a millisecond, which is how exactly a due time is told. */
const NOTHING = 0.5 / HOUR;

const countingOf = ({ unit, start, officeHours, district, pauses }: World): Counting => ({
  ...{ unit, officeHours, startedAt: new Date(start), district },
  rests: pauses.map(({ from, to }) => ({ from: new Date(from), to: new Date(to ?? from + 2 * DAY) })),
});
const dueOf = (world: World): number => dueAt(countingOf(world), world.size, calendarOf(world)).getTime();
const countedOf = (world: World, time: number): number =>
  countedBy(countingOf(world), new Date(time), calendarOf(world));
const times = fc.array(fc.integer({ min: -5 * DAY, max: 90 * DAY }), { minLength: 2, maxLength: 6 });

const always = (unit: Unit, holds: (world: World, offsets: number[]) => void): void =>
  fc.assert(
    fc.property(worlds(unit), times, (world, offsets) => {
      try {
        holds(world, offsets);
      } catch (error) {
        throw new Error(`${(error as Error).message}\nin ${JSON.stringify(inWords(world), null, 1)}`);
      }
    }),
    { numRuns: 300 },
  );

describe.each<Unit>(['hours', 'workingHours', 'workingDays'])('whatever rests and is closed, %s', unit => {
  it('are never used up before they begin', () => {
    always(unit, world => expect(dueOf(world)).toBeGreaterThan(world.start));
  });

  it('are counted up to the limit at the due time, and less before', () => {
    always(unit, world => {
      const due = dueOf(world);
      expect(Math.abs(countedOf(world, due) - world.size)).toBeLessThanOrEqual(NOTHING);
      expect(countedOf(world, due - 1)).toBeLessThan(world.size);
    });
  });

  it('are never fewer later', () => {
    always(unit, (world, offsets) => {
      const counted = offsets.sort((a, b) => a - b).map(offset => countedOf(world, world.start + offset));
      expect(counted).toEqual([...counted].sort((a, b) => a - b));
    });
  });

  it('are never more than the time that has passed', () => {
    always(unit, (world, offsets) => {
      for (const offset of offsets) {
        const counted = countedOf(world, world.start + offset);
        expect(counted).toBeLessThanOrEqual(Math.max(0, offset) / LENGTH[unit] + 1e-9);
      }
    });
  });

  it('are never used up earlier because offices close', () => {
    always(unit, (world, offsets) => {
      const before = dueOf(world);
      const date = new Date(world.start + (offsets[0] as number) + 8 * HOUR).toISOString().slice(0, 10);
      for (const part of ['morning', 'afternoon', 'day'] as const) {
        const one: Closure = { id: 'one', date, part, districts: null, reason: '颱風' };
        const after = dueOf({ ...world, closures: [...world.closures, one] });
        expect(after).toBeGreaterThanOrEqual(before);
        expect(after - before).toBeLessThan(30 * DAY);
      }
    });
  });
});
