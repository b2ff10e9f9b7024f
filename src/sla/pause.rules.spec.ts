import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarOf, inWords, limitedOf, worlds } from '../../test/support/worlds.js';
import type { Amount } from '../city/profile.js';
import type { PauseReason } from '../events.js';
import { dueTimes, type Limited } from './clock.rules.js';
import { type Pause, pausesUntil, restsOf } from './pause.rules.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const RUNS = { numRuns: 500 };
const at = (time: string): Date => new Date(`${time}+08:00`);
const wait = (reason: PauseReason, from: string, to: string | null): Pause => ({
  ...{ reason, from: at(from), to: to === null ? null : at(to) },
});

describe('a clock rests', () => {
  const calendar = calendarOf({ closures: [] });
  const rule = { pauses: { citizen: { workingDays: 10 }, parts: { hours: 48 } } };
  const MONDAY = '2026-11-16T09:00:00';

  it.each<[string, Pause, string | null]>([
    ['as long as the wait was', wait('citizen', MONDAY, '2026-11-18T15:00:00'), '2026-11-18T15:00:00'],
    [
      'to the end of the tenth working day',
      wait('citizen', MONDAY, '2026-12-24T15:00:00'),
      '2026-12-01T00:00:00',
    ],
    ['as long as it may, while the wait goes on', wait('citizen', MONDAY, null), '2026-12-01T00:00:00'],
    ['to the end of 48 hours', wait('parts', MONDAY, null), '2026-11-18T09:00:00'],
    ['exactly as long as it may', wait('parts', MONDAY, '2026-11-18T09:00:00'), '2026-11-18T09:00:00'],
    [
      'not in a wait that was over when it began',
      wait('parts', '2026-11-12T09:00:00', '2026-11-13T10:00:00'),
      null,
    ],
    [
      'in what was left of a wait when it began',
      wait('parts', '2026-11-12T09:00:00', null),
      '2026-11-14T09:00:00',
    ],
  ])('%s', (_, pause, until) => {
    const [rest] = restsOf([pause], rule, at('2026-11-13T10:00:00'), null, calendar);
    expect(rest ?? null).toEqual(until === null ? null : { from: pause.from, to: at(until) });
  });

  it('for nothing that its rule does not name', () => {
    const pauses = [wait('citizen', MONDAY, null), wait('parts', MONDAY, null)];
    expect(restsOf(pauses, { pauses: {} }, at(MONDAY), null, calendar)).toEqual([]);
  });
});

describe('a clock that was stopped on Friday, 20 November', () => {
  const pauses = [
    wait('citizen', '2026-11-16T09:00:00', '2026-11-18T09:00:00'),
    wait('citizen', '2026-11-19T09:00:00', '2026-11-20T09:00:00'),
    wait('citizen', '2026-11-20T10:00:00', '2026-11-23T09:00:00'),
  ];

  it.each<[string, string, (string | null)[]]>([
    ['knows what had ended by then', '2026-11-20T09:00:00', ['2026-11-18T09:00:00', '2026-11-20T09:00:00']],
    ['does not know when a wait would end', '2026-11-20T08:59:59', ['2026-11-18T09:00:00', null]],
    [
      'nor of one that begins as it stops',
      '2026-11-20T10:00:00',
      ['2026-11-18T09:00:00', '2026-11-20T09:00:00'],
    ],
  ])('%s', (_, stoppedAt, ends) => {
    const known = pausesUntil(pauses, at(stoppedAt));
    expect(known.map(({ to }) => to)).toEqual(ends.map(end => (end === null ? null : at(end))));
  });

  it('knows all of them once it runs on', () => {
    expect(pausesUntil(pauses, null)).toEqual(pauses);
  });
});

describe.each(['hours', 'workingHours', 'workingDays'] as const)('of any limit in %s', unit => {
  const anyLimit = worlds(unit).map(world => ({
    ...{ world, limited: limitedOf(world), calendar: calendarOf(world), said: inWords(world) },
  }));
  /** Even over the whole way and a little more: those of `fc.double` are nearly all next to nothing. */
  const spots = fc.integer({ min: 0, max: 1200 }).map(thousandths => thousandths / 1000);
  const lengths = fc.oneof(fc.integer({ min: 0, max: 30 * DAY }), fc.constantFrom(0, HOUR, DAY));

  const longest = fc.oneof(
    fc.integer({ min: 1, max: 10 }).map((workingDays): Amount => ({ workingDays })),
    fc.integer({ min: 1, max: 60 }).map((hours): Amount => ({ hours })),
  );

  /** One more wait than there was, some time after the others; `to` null: it goes on. */
  function waitingOn(
    { limited }: { limited: Limited },
    dueAt: Date,
    spot: number,
    length: number | null,
  ): Pause {
    const last = Math.max(+limited.startedAt, ...limited.pauses.map(({ from, to }) => +(to ?? from)));
    const from = new Date(Math.round(last + Math.max(0, +dueAt - last) * spot));
    return { reason: 'citizen', from, to: length === null ? null : new Date(+from + length) };
  }

  /** All waits are over, and waiting for the citizen is allowed. */
  const ready = fc.tuple(anyLimit, longest).map(([one, citizen]) => {
    const { rule, pauses } = one.limited;
    const limited: Limited = {
      ...one.limited,
      rule: { ...rule, pauses: { ...rule.pauses, citizen } },
      pauses: pauses.map(pause => ({ ...pause, to: pause.to ?? pause.from })),
    };
    return { ...one, limited, dueAt: dueTimes(limited, one.calendar).dueAt };
  });
  const withPause = (limited: Limited, pause: Pause): Limited => ({
    ...limited,
    pauses: [...limited.pauses, pause],
  });

  it('what the rule does not allow to be waited for changes nothing', () => {
    fc.assert(
      fc.property(anyLimit, ({ limited, calendar, said }) => {
        const { parts: _, ...pauses } = limited.rule.pauses;
        const strict: Limited = { ...limited, rule: { ...limited.rule, pauses } };
        const others = limited.pauses.filter(({ reason }) => reason !== 'parts');
        const without = dueTimes({ ...strict, pauses: others }, calendar);
        expect({ ...said, ...dueTimes(strict, calendar) }).toEqual({ ...said, ...without });
      }),
      RUNS,
    );
  });

  it('one more wait never makes it due earlier, and none that begins when it is due changes anything', () => {
    fc.assert(
      fc.property(ready, spots, fc.option(lengths), ({ limited, calendar, dueAt, said }, spot, length) => {
        const pause = waitingOn({ limited }, dueAt, spot, length);
        const later = dueTimes(withPause(limited, pause), calendar).dueAt;
        const isRight = pause.from >= dueAt ? +later === +dueAt : later >= dueAt;
        expect({ ...said, pause, later, isRight }).toEqual({ ...said, pause, later, isRight: true });
      }),
      RUNS,
    );
  });

  it('going on earlier never makes it due later, and never later than while nobody knew when', () => {
    fc.assert(
      fc.property(ready, spots, lengths, lengths, ({ limited, calendar, dueAt, said }, spot, one, other) => {
        const dueAfter = (length: number | null): number =>
          +dueTimes(withPause(limited, waitingOn({ limited }, dueAt, spot, length)), calendar).dueAt;
        const [short, long, open] = [
          dueAfter(Math.min(one, other)),
          dueAfter(Math.max(one, other)),
          dueAfter(null),
        ];
        expect({ ...said, inOrder: short <= long && long <= open }).toEqual({ ...said, inOrder: true });
      }),
      RUNS,
    );
  });

  it('a wait in two parts that touch is one wait, as long as neither is cut', () => {
    const shares = fc.integer({ min: 0, max: 1000 }).map(thousandths => thousandths / 1000);
    fc.assert(
      fc.property(
        ready,
        spots,
        lengths,
        shares,
        ({ limited, calendar, dueAt, said }, spot, length, share) => {
          const rule = { ...limited.rule, pauses: { ...limited.rule.pauses, citizen: { hours: 31 * 24 } } };
          const patient: Limited = { ...limited, rule };
          const whole = waitingOn({ limited }, dueAt, spot, length);
          const between = new Date(Math.round(+whole.from + length * share));
          const parts = [
            { ...whole, to: between },
            { ...whole, from: between },
          ];
          const inParts = dueTimes({ ...patient, pauses: [...limited.pauses, ...parts] }, calendar);
          expect({ ...said, ...inParts }).toEqual({
            ...said,
            ...dueTimes(withPause(patient, whole), calendar),
          });
        },
      ),
      RUNS,
    );
  });
});
