import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarOf, inWords, limitedOf, worlds } from '../../test/support/worlds.js';
import type { Amount } from '../city/profile.js';
import { WorkingCalendar } from '../city/working-days.rules.js';
import type { ClockKind } from '../events.js';
import {
  CITIZEN_FACING,
  DELIVER_RULE,
  dueTimes,
  isProvisional,
  outcomeAt,
  outcomeOfEnd,
  reachedAt,
  usedBy,
  wakesAt,
  workedBy,
} from './clock.rules.js';

const KINDS: ClockKind[] = ['respond', 'complete', 'reply', 'deliver'];
// Received at eight in Taipei: the four hours of 「於4小時內處理，並回報」 end at noon.
const NOON = new Date('2026-11-21T12:00:00+08:00');
const at = (time: string): Date => new Date(`2026-11-21T${time}+08:00`);
const anyTime = fc.date({ min: new Date('2008-04-01'), max: new Date('2099-12-31'), noInvalidDate: true });
const plus = (time: Date, milliseconds: number): Date => new Date(time.getTime() + milliseconds);

describe('a clock due at noon', () => {
  it.each([
    ['08:00:01.000', 'met', 'cancelled'],
    ['11:59:59.999', 'met', 'cancelled'],
    ['12:00:00.000', 'met', 'cancelled'],
    ['12:00:00.001', 'missed', 'missed'],
    ['23:59:59.999', 'missed', 'missed'],
  ])(
    'that is stopped at %s is %s; ended because nobody needs it any more, it is %s',
    (time, stopped, ended) => {
      expect(outcomeAt(at(time), NOON)).toBe(stopped);
      expect(outcomeOfEnd(at(time), NOON)).toBe(ended);
    },
  );

  it.each<[ClockKind, string]>([
    ['respond', '12:00:00.001'],
    ['complete', '12:00:00.001'],
    ['reply', '12:00:00.001'],
    ['deliver', '12:00:00.000'],
  ])('of the kind %s is looked at at %s', (kind, time) => {
    expect(wakesAt(kind, NOON)).toEqual(at(time));
  });
});

describe('any clock', () => {
  it('is late for who stops it at the very time it is woken, and was not a millisecond before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS.filter(kind => kind !== 'deliver')), anyTime, (kind, dueAt) => {
        const woken = wakesAt(kind, dueAt);
        expect([outcomeAt(plus(woken, -1), dueAt), outcomeAt(woken, dueAt)]).toEqual(['met', 'missed']);
      }),
    );
  });

  it('that has run out stays missed, whether it is stopped or ended', () => {
    fc.assert(
      fc.property(anyTime, fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (dueAt, late) => {
        const time = plus(dueAt, late);
        expect(outcomeAt(time, dueAt) === 'missed').toBe(late > 0);
        expect(outcomeOfEnd(time, dueAt) === 'missed').toBe(late > 0);
      }),
    );
  });

  it('is left as it was when it is looked at', () => {
    const dueAt = new Date(NOON);
    for (const kind of KINDS) wakesAt(kind, dueAt);
    expect(dueAt).toEqual(NOON);
  });
});

describe('the limit of a receipt', () => {
  it('is two minutes, to the millisecond, whenever the order was sent', () => {
    fc.assert(
      fc.property(anyTime, sentAt => {
        const limited = { rule: DELIVER_RULE, startedAt: sentAt, extension: 0, district: null, pauses: [] };
        const { dueAt } = dueTimes(limited, new WorkingCalendar([], 'Asia/Taipei'));
        expect(dueAt.getTime() - sentAt.getTime()).toBe(120_000);
      }),
    );
  });

  it('is nobody’s category’s, and counts no working days', () => {
    expect(DELIVER_RULE).toMatchObject({ kind: 'deliver', category: null, version: null });
    expect(DELIVER_RULE.workingDays).toBeUndefined();
  });
});

it('the citizen can hold the city to a response, a completion and a reply; the receipt is between its own people', () => {
  expect([...CITIZEN_FACING].sort()).toEqual(['complete', 'inspect', 'reply', 'respond']);
});

const RUNS = { numRuns: 400 };
const HOUR = 3_600_000;
const WORTH: Record<keyof Amount, number> = { hours: HOUR, workingHours: HOUR, workingDays: 24 * HOUR };
/** Before the start, on the way, at the end and behind it. */
const spots = fc.oneof(
  fc.integer({ min: -200, max: 1500 }).map(thousandths => thousandths / 1000),
  fc.constantFrom(0, 1),
);

describe.each(['hours', 'workingHours', 'workingDays'] as const)('of any limit in %s', unit => {
  const anyLimit = worlds(unit).map(world => {
    const [limited, calendar] = [limitedOf(world), calendarOf(world)];
    const times = dueTimes(limited, calendar);
    const length = +times.dueAt - world.start;
    const at = (spot: number): Date => new Date(Math.round(world.start + length * spot));
    const whole = world.size + world.extension;
    return { world, limited, calendar, times, at, whole, said: inWords(world) };
  });
  it('more is never worked off by an earlier time, and never more than has passed since the start', () => {
    fc.assert(
      fc.property(anyLimit, spots, spots, ({ world, limited, calendar, at, said }, one, other) => {
        const [early, late] = [at(Math.min(one, other)), at(Math.max(one, other))];
        const [before, after] = [workedBy(limited, early, calendar), workedBy(limited, late, calendar)];
        const passed = Math.max(0, +late - world.start) / WORTH[unit];
        expect({ ...said, inOrder: 0 <= before && before <= after && after <= passed + 1e-9 }).toEqual({
          ...said,
          inOrder: true,
        });
      }),
      RUNS,
    );
  });

  it('exactly all of it is worked off at the due time, and not a millisecond before', () => {
    fc.assert(
      fc.property(anyLimit, ({ limited, calendar, times: { dueAt }, whole, said }) => {
        const at = workedBy(limited, dueAt, calendar);
        const before = workedBy(limited, new Date(+dueAt - 1), calendar);
        // Amounts that are no whole milliseconds are rounded to one.
        expect({ ...said, isAll: Math.abs(at - whole) < 1e-6, isLess: before < whole }).toEqual({
          ...said,
          ...{ isAll: true, isLess: true },
        });
      }),
      RUNS,
    );
  });

  it('a larger share is never reached earlier, and the whole at the due time', () => {
    const shares = fc.integer({ min: 1, max: 100 }).map(percent => percent / 100);
    fc.assert(
      fc.property(anyLimit, shares, shares, ({ limited, calendar, times, said }, one, other) => {
        const early = reachedAt(limited, Math.min(one, other), calendar);
        const late = reachedAt(limited, Math.max(one, other), calendar);
        expect({ ...said, inOrder: early <= late && late <= times.dueAt }).toEqual({
          ...said,
          inOrder: true,
        });
        expect({ ...said, whole: reachedAt(limited, 1, calendar) }).toEqual({ ...said, whole: times.dueAt });
      }),
      RUNS,
    );
  });

  it('the share that is used up goes from 0 to 1, and is 1 from the due time on', () => {
    fc.assert(
      fc.property(anyLimit, spots, ({ limited, calendar, times, at, said }, spot) => {
        const used = usedBy(limited, times, at(spot), calendar);
        const isOver = at(spot) >= times.dueAt;
        expect({ ...said, fits: isOver ? used === 1 : used >= 0 && used < 1 }).toEqual({
          ...said,
          fits: true,
        });
      }),
      RUNS,
    );
  });

  it('an extension moves the due time by at least as much, and the original one not at all', () => {
    fc.assert(
      fc.property(anyLimit, fc.integer({ min: 1, max: 5 }), ({ limited, calendar, times, said }, more) => {
        const extension = limited.extension + more;
        const extended = dueTimes({ ...limited, extension }, calendar);
        expect({ ...said, original: extended.originalDueAt }).toEqual({
          ...said,
          original: times.originalDueAt,
        });
        const moved = +extended.dueAt - +times.dueAt;
        // Half a millisecond is lost where both are rounded to one.
        expect({ ...said, isEnough: moved >= more * WORTH[unit] - 1 }).toEqual({ ...said, isEnough: true });
      }),
      RUNS,
    );
  });

  it('the due time depends on nothing that comes after it', () => {
    fc.assert(
      fc.property(anyLimit, ({ world, limited, times, said }) => {
        const pauses = limited.pauses.filter(({ from }) => from < times.dueAt);
        const before = world.closures.filter(
          ({ date }) => +new Date(`${date}T00:00:00+08:00`) < +times.dueAt,
        );
        const known = dueTimes({ ...limited, pauses }, calendarOf({ closures: before }));
        expect({ ...said, ...known }).toEqual({ ...said, ...times });
      }),
      RUNS,
    );
  });
});

describe('a due time is provisional', () => {
  const world = {
    size: 6,
    extension: 0,
    officeHours: [],
    caps: {},
    pauses: [],
    district: null,
    closures: [],
  };
  it.each([
    ['a petition of Monday, 20 December 2027, due in that year', '2027-12-20', 'workingDays', false],
    ['a petition of Wednesday, 29 December 2027, due in 2028', '2027-12-29', 'workingDays', true],
    ['hours that run into 2028', '2027-12-31', 'hours', false],
  ] as const)('%s: %s', (_, date, unit, expected) => {
    const ofDate = { ...world, unit, start: +new Date(`${date}T22:00:00+08:00`) };
    const [limited, calendar] = [limitedOf(ofDate), calendarOf(ofDate)];
    expect(isProvisional(limited, dueTimes(limited, calendar).dueAt, calendar)).toBe(expected);
  });
});
