import { describe, expect, it } from '@jest/globals';
import { CLOCK, clock, opened, taipei } from '../../test/support/told.js';
import type { EventMap } from '../events.js';
import type { LoggedFact } from '../platform/log/fact.js';
import { caseAfter } from './case-facts.rules.js';
import { type ClockEvent, clockAfter } from './clock-facts.rules.js';
import type { FactCase } from './fact-case.entity.js';
import type { FactClock } from './fact-clock.entity.js';

const ofCase = {
  ...caseAfter(null, opened('2026-11-21 08:00', { agency: 'maintenance' })),
  officer: 'lin',
} as FactCase;
const rowAfter = (...log: LoggedFact<ClockEvent>[]): FactClock => {
  let row: FactClock | null = null;
  for (const fact of log) row = clockAfter(row, fact, ofCase);
  return row as FactClock;
};
const DUE = '2026-11-21 12:00';
const STARTED = clock('clock.started', '2026-11-21 08:00', DUE);
const stopped = (at: string, outcome: 'met' | 'missed' | 'cancelled', agency: string | null = null) =>
  clock('clock.stopped', at, DUE, { outcome, agency });
const recomputed = (
  at: string,
  dueAt: string,
  { originalDueAt = dueAt, ...said }: Partial<EventMap['clock.recomputed']>,
) => clock('clock.recomputed', at, dueAt, { ...said, originalDueAt: taipei(originalDueAt).toISOString() });
const breached = (at: string, agency: string | null = null) => clock('clock.breached', at, DUE, { agency });

describe('A clock in the facts', () => {
  it('begins within its limit, in nobody’s account, and says what the case says', () => {
    expect(rowAfter(STARTED)).toEqual({
      clockId: CLOCK,
      caseId: ofCase.caseId,
      number: ofCase.number,
      workOrderId: null,
      kind: 'respond',
      caseKind: 'dispatch',
      category: 'RD01',
      district: '64000010',
      channel: 'phone',
      origin: 'live',
      heldBy: null,
      officer: null,
      startedAt: taipei('2026-11-21 08:00'),
      originalDueAt: taipei(DUE),
      dueAt: taipei(DUE),
      stoppedAt: null,
      outcome: null,
      breachedAt: null,
      curedAt: null,
    });
  });

  it.each(['callback', 'arbitrate', 'sample', 'review'] as const)(
    '%s, met, missed or cancelled, is not of the agency that has the case',
    kind => {
      const named = { clock: kind, agency: 'maintenance' };
      for (const outcome of ['met', 'missed', 'cancelled'] as const) {
        const started = clock('clock.started', '2026-11-21 08:00', DUE, named);
        const end = clock('clock.stopped', '2026-11-21 13:00', DUE, { ...named, outcome });
        expect(rowAfter(started, end)).toMatchObject({ kind, outcome, heldBy: null });
      }
    },
  );

  it.each<[string, LoggedFact<ClockEvent>[], Partial<FactClock>]>([
    [
      'stopped in time belongs to who has the case',
      [stopped('2026-11-21 12:00', 'met')],
      {
        ...{ outcome: 'met', heldBy: 'maintenance', officer: 'lin' },
        ...{ breachedAt: null, stoppedAt: taipei('2026-11-21 12:00') },
      },
    ],
    [
      'breached counts from the due time, however late it is recorded',
      [breached('2026-11-21 15:00', 'police')],
      { heldBy: 'police', breachedAt: taipei(DUE), stoppedAt: null, outcome: null },
    ],
    [
      'breached at the centre is nobody’s, also where it is noticed at an agency',
      [breached('2026-11-21 15:00', null)],
      { heldBy: null, officer: null, breachedAt: taipei(DUE) },
    ],
    [
      'breached stays with who held it then, whoever stops it',
      [breached('2026-11-21 12:00', 'police'), stopped('2026-11-21 14:00', 'missed', 'maintenance')],
      { heldBy: 'police', officer: null, breachedAt: taipei(DUE), outcome: 'missed' },
    ],
    [
      'breached twice is breached once',
      [breached('2026-11-21 12:00', 'police'), breached('2026-11-21 13:00', 'environment')],
      { heldBy: 'police', breachedAt: taipei(DUE) },
    ],
    [
      'stopped too late is breached also where no breach was told',
      [stopped('2026-11-21 12:01', 'missed', 'police')],
      { heldBy: 'police', breachedAt: taipei(DUE) },
    ],
    [
      'cancelled too late had run out before',
      [stopped('2026-11-21 13:00', 'cancelled')],
      { breachedAt: taipei(DUE), outcome: 'cancelled', heldBy: 'maintenance' },
    ],
    [
      'cancelled in time is not breached',
      [stopped('2026-11-21 11:00', 'cancelled')],
      { breachedAt: null, outcome: 'cancelled' },
    ],
    [
      'resumed runs on as if it had not been stopped',
      [stopped('2026-11-21 11:00', 'met', 'police'), clock('clock.resumed', '2026-11-21 11:30', DUE)],
      { stoppedAt: null, outcome: null, heldBy: null, breachedAt: null },
    ],
    [
      'resumed after a breach is still breached',
      [stopped('2026-11-21 13:00', 'missed', 'police'), clock('clock.resumed', '2026-11-21 14:00', DUE)],
      { stoppedAt: null, outcome: null, heldBy: 'police', breachedAt: taipei(DUE) },
    ],
    // As events told it before they said why, and whether a breach is cured: nothing but another item moved a due time.
    [
      'given a later limit is forgiven the breach of the earlier one',
      [
        breached('2026-11-21 12:00', 'police'),
        clock('clock.recomputed', '2026-11-21 13:00', '2026-11-22 12:00'),
      ],
      {
        ...{ dueAt: taipei('2026-11-22 12:00'), originalDueAt: taipei('2026-11-22 12:00') },
        ...{ heldBy: null, breachedAt: null, curedAt: taipei('2026-11-21 13:00') },
      },
    ],
    [
      'given a limit that has passed too stays breached',
      [
        breached('2026-11-21 12:00', 'police'),
        clock('clock.recomputed', '2026-11-21 13:00', '2026-11-21 12:30'),
      ],
      {
        ...{ dueAt: taipei('2026-11-21 12:30'), heldBy: 'police', breachedAt: taipei('2026-11-21 12:30') },
        curedAt: null,
      },
    ],
    [
      'given a limit that has passed already is not breached before somebody says so',
      [clock('clock.recomputed', '2026-11-21 11:00', '2026-11-21 10:00')],
      { dueAt: taipei('2026-11-21 10:00'), heldBy: null, breachedAt: null, curedAt: null },
    ],
    [
      'given a later limit before it ran out has nothing to be cured of',
      [clock('clock.recomputed', '2026-11-21 11:00', '2026-11-22 12:00')],
      { dueAt: taipei('2026-11-22 12:00'), breachedAt: null, curedAt: null },
    ],
    // As events tell it since they say so.
    [
      'extended keeps both due times',
      [recomputed('2026-11-21 11:00', '2026-11-22 12:00', { why: 'extension', originalDueAt: DUE })],
      { dueAt: taipei('2026-11-22 12:00'), originalDueAt: taipei(DUE), breachedAt: null, curedAt: null },
    ],
    [
      'cured by a closure is not breached any more, and says since when',
      [
        breached('2026-11-21 12:00', 'police'),
        recomputed('2026-11-21 20:00', '2026-11-23 12:00', { why: 'closure', cured: true }),
      ],
      {
        ...{ dueAt: taipei('2026-11-23 12:00'), breachedAt: null, heldBy: null, outcome: null },
        curedAt: taipei('2026-11-21 20:00'),
      },
    ],
    [
      'cured after it was stopped too late was stopped in time',
      [
        stopped('2026-11-21 15:00', 'missed', 'police'),
        recomputed('2026-11-21 20:00', '2026-11-21 16:00', { why: 'closure', cured: true }),
      ],
      {
        ...{ outcome: 'met', breachedAt: null, heldBy: 'police', stoppedAt: taipei('2026-11-21 15:00') },
        curedAt: taipei('2026-11-21 20:00'),
      },
    ],
    [
      'moved by a closure that does not help stays with who held it, from the new due time on',
      [
        stopped('2026-11-21 15:00', 'missed', 'police'),
        recomputed('2026-11-21 20:00', '2026-11-21 14:00', { why: 'closure' }),
      ],
      {
        ...{ outcome: 'missed', heldBy: 'police', dueAt: taipei('2026-11-21 14:00') },
        ...{ breachedAt: taipei('2026-11-21 14:00'), curedAt: null },
      },
    ],
    [
      'cured, and not after all, was missed by who held it',
      [
        breached('2026-11-21 12:00', 'police'),
        stopped('2026-11-21 15:00', 'missed', 'police'),
        recomputed('2026-11-21 20:00', '2026-11-22 12:00', { why: 'closure', cured: true }),
        recomputed('2026-11-21 21:00', '2026-11-21 12:00', { why: 'closure_withdrawn', restored: true }),
      ],
      { outcome: 'missed', breachedAt: taipei('2026-11-21 12:00'), heldBy: 'police', curedAt: null },
    ],
    [
      'cured once and breached again is breached, and was cured before',
      [
        breached('2026-11-21 12:00', 'police'),
        recomputed('2026-11-21 13:00', '2026-11-22 12:00', { why: 'closure', cured: true }),
        clock('clock.breached', '2026-11-22 12:00', '2026-11-22 12:00', { agency: 'environment' }),
      ],
      {
        ...{ heldBy: 'environment', breachedAt: taipei('2026-11-22 12:00') },
        curedAt: taipei('2026-11-21 13:00'),
      },
    ],
  ])('%s', (_, log, expected) => {
    expect(rowAfter(STARTED, ...log)).toMatchObject(expected);
  });

  it('that ran out in nobody’s hands stays nobody’s, whoever stops it', () => {
    const unrouted = { ...ofCase, agency: null };
    const ranOut = clockAfter(clockAfter(null, STARTED, unrouted), breached('2026-11-21 12:00'), unrouted);
    expect(clockAfter(ranOut, stopped('2026-11-21 14:00', 'missed', 'police'), ofCase)).toMatchObject({
      heldBy: null,
    });
  });

  it('that was never started, or whose case was never opened, is an error', () => {
    expect(() => clockAfter(null, breached('2026-11-21 12:00'), ofCase)).toThrow('never started');
    expect(() => clockAfter(null, STARTED, null)).toThrow('never opened');
  });
});
