import fc from 'fast-check';
import { readProfile } from '../../src/city/profile/read-profile.js';
import type { Amount } from '../../src/city/profile.js';
import { type Closure, WorkingCalendar } from '../../src/city/working-days.rules.js';
import type { PauseReason } from '../../src/events.js';
import type { FrozenRule, Limited } from '../../src/sla/clock.rules.js';
import { dateOf, type World, weekday } from './patient-clerk.js';

/** Limits, starts, waits and closures at random, as the rules take them and as people read them. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const years = readProfile('config/city/kaohsiung').flatMap(({ kind, content }) =>
  kind === 'calendar' ? [content] : [],
);

export const calendarOf = ({ closures }: Pick<World, 'closures'>): WorkingCalendar =>
  new WorkingCalendar(years, 'Asia/Taipei', closures);

export function limitedOf(world: World): Limited {
  const { unit, size, officeHours, caps: pauses, extension, district } = world;
  const rule: FrozenRule = {
    ...{ kind: 'reply', [unit]: size, officeHours, ladder: [], pauses, extension: null },
    ...{ category: null, version: null },
  };
  return {
    ...{ rule, startedAt: new Date(world.start), extension, district },
    pauses: world.pauses.map(({ reason, from, to }) => ({
      ...{ reason, from: new Date(from), to: to === null ? null : new Date(to) },
    })),
  };
}

const FIRST = Date.parse('2013-01-01T00:00:00+08:00');
/** Some due times fall into 2028, whose calendar is not published: Mondays to Fridays. */
const LAST = Date.parse('2027-12-31T23:59:59.999+08:00');

/** Uneven milliseconds, whole minutes, and the moments at which halves and days meet. */
export const moments = fc
  .tuple(
    fc.integer({ min: FIRST, max: LAST }),
    fc.constantFrom(1, MINUTE, 30 * MINUTE, 12 * HOUR, DAY),
    fc.constantFrom(0, 0, 0, -1, 1),
  )
  .map(([time, step, off]) => time - ((time - FIRST) % step) + off);

const OFFICES: [number, number][][] = [
  [
    [480, 720],
    [810, 1050],
  ],
  [[540, 1020]],
  [
    [0, 60],
    [700, 730],
    [1380, 1440],
  ],
];

const sizes: Record<keyof Amount, fc.Arbitrary<number>> = {
  hours: fc.oneof(fc.integer({ min: 1, max: 48 }), fc.constantFrom(0.5, 2 / 60, 4, 24)),
  workingHours: fc.oneof(fc.integer({ min: 1, max: 16 }), fc.constantFrom(0.25, 8, 7.5)),
  workingDays: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.constantFrom(3, 6, 10)),
};
const caps = fc.option(
  fc.oneof(
    fc.integer({ min: 1, max: 12 }).map((workingDays): Amount => ({ workingDays })),
    fc.integer({ min: 1, max: 30 }).map((hours): Amount => ({ hours })),
    fc.integer({ min: 1, max: 10 }).map((workingHours): Amount => ({ workingHours })),
  ),
  { nil: undefined },
);

/** How long until it begins after what was before it, and how long it lasts. 0: they touch. */
const lengths = fc.oneof(
  fc.integer({ min: 0, max: 6 * DAY }),
  fc.constantFrom(0, 1, MINUTE, HOUR, 12 * HOUR, DAY, 3 * DAY),
);
const waitings = fc.array(
  fc.record({
    gap: lengths,
    length: lengths,
    reason: fc.constantFrom<PauseReason>('citizen', 'parts'),
  }),
  { maxLength: 4 },
);
const closings = fc.array(
  fc.record({
    after: fc.integer({ min: -2, max: 20 }),
    part: fc.constantFrom<Closure['part']>('day', 'morning', 'afternoon'),
    districts: fc.constantFrom<string[] | null>(null, ['A'], ['B'], ['A', 'B']),
  }),
  { maxLength: 5 },
);

type Closing = Omit<Closure, 'id' | 'date' | 'reason'> & { after: number };
const closuresOf = (start: number, closings: readonly Closing[]): Closure[] =>
  closings.map(({ after, ...closure }, i) => ({
    ...{ id: String(i), reason: '颱風', date: dateOf(start + after * DAY), ...closure },
  }));

/** Of the days around a start and after it. */
export const closuresFrom = (start: number): fc.Arbitrary<Closure[]> =>
  closings.map(some => closuresOf(start, some));

export const worlds = (unit: keyof Amount): fc.Arbitrary<World> =>
  fc
    .record({
      start: moments,
      size: sizes[unit],
      extension: fc.constantFrom(0, 0, 0, 1, 5),
      officeHours: fc.constantFrom(...OFFICES),
      caps: fc.record({ citizen: caps, parts: caps }),
      before: fc.constantFrom(0, 0, HOUR, DAY, 4 * DAY),
      waitings,
      lasts: fc.boolean(),
      district: fc.constantFrom<string | null>(null, 'A', 'B', 'C'),
      closings,
    })
    .map(({ start, before, waitings: gaps, lasts, closings: shut, caps: { citizen, parts }, ...world }) => {
      const pauses: World['pauses'] = [];
      let at = start - before;
      for (const { gap, length, reason } of gaps) {
        pauses.push({ reason, from: at + gap, to: at + gap + length });
        at += gap + length;
      }
      const last = pauses.at(-1);
      if (last && lasts) last.to = null;
      return {
        ...{ ...world, unit, start, pauses },
        caps: { ...(citizen && { citizen }), ...(parts && { parts }) },
        closures: closuresOf(start, shut),
      };
    });

/** Times as people read them, so that a disagreement can be followed with a calendar in the other hand. */
export const inWords = (world: World): object => {
  const said = (time: number | null) =>
    time === null ? null : `${weekday.format(time)} ${new Date(time + 8 * HOUR).toISOString().slice(0, -1)}`;
  const { start, size, extension, unit, caps: longest, district, officeHours } = world;
  return {
    ...{ start: said(start), limit: { [unit]: size }, extension, longest, district, officeHours },
    pauses: world.pauses.map(({ reason, from, to }) => [reason, said(from), said(to)]),
    closures: world.closures.map(({ date, part, districts }) => [date, part, districts]),
  };
};
