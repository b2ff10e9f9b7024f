import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ClockOutcome } from '../events.js';
import { type DueTimes, outcomeAt } from './clock.rules.js';
import { moved, type Standing } from './recompute.rules.js';
import type { Step } from './step.rules.js';

const taipei = (time: string): Date => new Date(`2026-11-${time.replace(' ', 'T')}:00+08:00`);
const plus = (time: Date, ms: number): Date => new Date(time.getTime() + ms);
const HOUR = 3_600_000;

/** A warning half-way, the due time, a chase four hours after it. */
const stepsFor = (startedAt: Date, dueAt: Date): Step[] => [
  { code: '50%', what: 'warning', at: new Date((+startedAt + +dueAt) / 2), tells: ['officer'] },
  { code: 'due', what: 'due', at: plus(dueAt, 1), tells: ['chief'] },
  { code: '+4h', what: 'overdue', at: plus(dueAt, 4 * HOUR + 1), tells: ['head'] },
];

/** Friday, received at eight, due at noon. */
const START = taipei('20 08:00');
const NOON = taipei('20 12:00');

const running = (changes: Partial<Standing> = {}): Standing => ({
  ...{ originalDueAt: NOON, dueAt: NOON, nextAt: taipei('20 10:00'), stepsDone: 0 },
  ...{ stoppedAt: null, outcome: null, breachedAt: null, heldBy: null, curedAt: null },
  ...changes,
});
/** Told of at noon and at four; it belongs to who had it. */
const breached = (changes: Partial<Standing> = {}): Standing =>
  running({ stepsDone: 3, nextAt: null, breachedAt: plus(NOON, 1), heldBy: 'water', ...changes });
const stopped = (at: string, changes: Partial<Standing> = {}): Standing => {
  const stoppedAt = taipei(at);
  const outcome = outcomeAt(stoppedAt, NOON);
  const late = outcome === 'missed' && { breachedAt: plus(NOON, 1), heldBy: 'water' };
  return running({ stepsDone: 2, nextAt: null, stoppedAt, outcome, ...late, ...changes });
};

const movedTo = (clock: Standing, due: string, now: string, original = due) => {
  const times: DueTimes = { originalDueAt: taipei(original), dueAt: taipei(due) };
  return moved(clock, times, stepsFor(START, times.dueAt), taipei(now));
};

describe('a clock whose due time is another one', () => {
  it('is left alone where it is the same', () => {
    expect(movedTo(breached(), '20 12:00', '20 20:00')).toBeNull();
  });

  it.each<[string, Standing, due: string, now: string, object]>([
    [
      'that runs and is given until Saturday is warned of anew',
      running({ stepsDone: 1, nextAt: plus(NOON, 1) }),
      '21 20:00',
      '20 11:00',
      { stepsDone: 0, nextAt: taipei('21 02:00'), cured: false },
    ],
    [
      'that runs and was warned of at a time that is still past is not warned of again',
      running({ stepsDone: 1, nextAt: plus(NOON, 1) }),
      '20 13:00',
      '20 11:00',
      { stepsDone: 1, nextAt: plus(taipei('20 13:00'), 1), cured: false },
    ],
    [
      'that runs and is over by the new due time is woken at once, and not breached before somebody says so',
      running({ stepsDone: 0 }),
      '20 09:00',
      '20 11:00',
      { stepsDone: 0, nextAt: taipei('20 08:30'), breachedAt: null, cured: false },
    ],
    [
      'that is breached and lies ahead again is cured, and nobody’s',
      breached(),
      '23 12:00',
      '20 20:00',
      { stepsDone: 0, breachedAt: null, heldBy: null, cured: true },
    ],
    [
      'that is breached and still past stays breached with who held it, and is chased at the new time',
      breached(),
      '20 18:00',
      '20 20:00',
      {
        ...{ stepsDone: 2, nextAt: plus(taipei('20 22:00'), 1) },
        ...{ breachedAt: plus(NOON, 1), heldBy: 'water', cured: false },
      },
    ],
    [
      'that is breached is in time up to the very due time',
      breached(),
      '20 20:00',
      '20 20:00',
      { breachedAt: null, heldBy: null, cured: true },
    ],
    [
      'that was stopped too late, and in time by the new one, is met and cured',
      stopped('20 15:00'),
      '20 15:00',
      '20 20:00',
      { outcome: 'met', breachedAt: null, heldBy: 'water', nextAt: null, cured: true },
    ],
    [
      'that was stopped too late for both stays missed',
      stopped('20 15:00'),
      '20 14:59',
      '20 20:00',
      { outcome: 'missed', heldBy: 'water', cured: false },
    ],
    [
      'that was met is not made late by a closure that is withdrawn',
      stopped('20 11:00'),
      '20 10:00',
      '20 20:00',
      { outcome: 'met', breachedAt: null, cured: false },
    ],
    [
      'that was found to be met, and is not after all, is late again in the same hands',
      stopped('20 13:00', { outcome: 'met', breachedAt: null, heldBy: 'water', curedAt: taipei('20 14:00') }),
      '20 11:00',
      '20 20:00',
      { outcome: 'missed', breachedAt: taipei('20 20:00'), heldBy: 'water', restored: true },
    ],
    [
      'that nobody needed any more stays cancelled',
      stopped('20 11:00', { outcome: 'cancelled' }),
      '23 12:00',
      '20 20:00',
      { outcome: 'cancelled', cured: false },
    ],
  ])('%s', (_, clock, due, now, expected) => {
    expect(movedTo(clock, due, now)).toMatchObject({ dueAt: taipei(due), ...expected });
  });

  it.each<[string, Standing, object]>([
    [
      'that was reminded of twice is late still, where the ladder of its new rule has only the due time',
      running({ stepsDone: 2, nextAt: plus(NOON, 1) }),
      { stepsDone: 0, nextAt: plus(taipei('20 09:00'), 1), breachedAt: null },
    ],
    [
      'that is breached without a ladder is not reminded of by a new one',
      breached({ stepsDone: 1 }),
      { stepsDone: 2, nextAt: plus(taipei('20 13:00'), 1), heldBy: 'water' },
    ],
  ])('%s', (_, clock, expected) => {
    const due = taipei('20 09:00');
    const steps = stepsFor(START, due).filter(({ what }) => clock.breachedAt !== null || what === 'due');
    const times = { originalDueAt: due, dueAt: due };
    expect(moved(clock, times, steps, taipei('20 11:00'))).toMatchObject(expected);
  });

  it('keeps the due time without extensions beside the other one', () => {
    expect(movedTo(running(), '23 12:00', '20 11:00', '20 12:00')).toMatchObject({
      originalDueAt: NOON,
      dueAt: taipei('23 12:00'),
    });
  });

  it('is another one as well where only the one without extensions has moved', () => {
    const extended = running({ dueAt: taipei('23 12:00') });
    expect(movedTo(extended, '23 12:00', '20 11:00', '20 18:00')).toMatchObject({
      originalDueAt: taipei('20 18:00'),
    });
  });
});

const outcomes = fc.constantFrom<ClockOutcome | null>(null, 'met', 'missed', 'cancelled');
const hours = fc.integer({ min: 1, max: 200 });
const anyClock = fc
  .record({ due: hours, done: fc.nat(3), outcome: outcomes, stopped: hours, wasBreached: fc.boolean() })
  .map(({ due, done, outcome, stopped: after, wasBreached }): Standing => {
    const dueAt = plus(START, due * HOUR);
    const isLate = outcome === 'missed' || (outcome === null && wasBreached);
    return {
      ...{ originalDueAt: dueAt, dueAt, stepsDone: done, nextAt: null, outcome },
      stoppedAt: outcome === null ? null : plus(START, (outcome === 'missed' ? due + after : after) * HOUR),
      breachedAt: isLate ? plus(dueAt, 1) : null,
      heldBy: isLate ? 'water' : null,
      curedAt: null,
    };
  });

describe('any clock whose due time has moved', () => {
  it('loses a breach only where it is said that it is cured, and then whole', () => {
    fc.assert(
      fc.property(anyClock, hours, hours, (clock, due, now) => {
        const dueAt = plus(START, due * HOUR);
        const change = moved(
          clock,
          { originalDueAt: dueAt, dueAt },
          stepsFor(START, dueAt),
          plus(START, now * HOUR),
        );
        if (!change) return;
        expect(change.cured).toBe(clock.breachedAt !== null && change.breachedAt === null);
        // Whose a breach was is kept where it may come back.
        if (!clock.stoppedAt) expect(change.breachedAt === null).toBe(change.heldBy === null);
        if (change.cured) expect(change.outcome).not.toBe('missed');
        else expect(change.outcome).toBe(clock.outcome);
        // Stopped it stays, and is woken no more.
        expect(change.stoppedAt).toEqual(clock.stoppedAt);
        if (clock.stoppedAt) expect(change.nextAt).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  it('is as if it had never moved once the due time is back, but for what was cured', () => {
    fc.assert(
      fc.property(anyClock, hours, hours, (clock, due, hour) => {
        const [now, elsewhere] = [plus(START, hour * HOUR), plus(START, due * HOUR)];
        const away = moved(
          clock,
          { originalDueAt: elsewhere, dueAt: elsewhere },
          stepsFor(START, elsewhere),
          now,
        );
        if (!away) return;
        const times = { originalDueAt: clock.dueAt, dueAt: clock.dueAt };
        const back = moved(away, times, stepsFor(START, clock.dueAt), now);
        expect(back).toMatchObject({ dueAt: clock.dueAt, stoppedAt: clock.stoppedAt });
        if (away.cured) return;
        expect(back).toMatchObject({
          outcome: clock.outcome,
          breachedAt: back?.cured ? null : clock.breachedAt,
        });
      }),
      { numRuns: 2000 },
    );
  });
});
