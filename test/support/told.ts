import type { EventMap } from '../../src/events.js';
import type { EventKind, LoggedFact } from '../../src/platform/log/fact.js';
import { SYSTEM } from '../../src/platform/request/context.js';

let positions = 0;

/** A fact as the log gives it to a consumer; the time is Taipei's (`2026-11-21 08:00`). */
export function told<K extends EventKind>(kind: K, at: string, payload: EventMap[K]): LoggedFact<K> {
  positions += 1;
  const caseId = 'caseId' in payload ? (payload.caseId as string) : null;
  return {
    kind,
    at: taipei(at),
    caseId,
    actor: SYSTEM,
    payload,
    position: positions,
  } as unknown as LoggedFact<K>;
}

export const taipei = (time: string): Date => new Date(`${time.replace(' ', 'T')}+08:00`);

export const CASE = { caseId: '00000000-0000-7000-8000-000000000001', number: 'D20261121-00001-8' };
export const CLOCK = '00000000-0000-7000-8000-0000000000c1';
export const ORDER = '00000000-0000-7000-8000-0000000000a1';

export const opened = (
  at: string,
  changes: Partial<EventMap['case.opened']> = {},
): LoggedFact<'case.opened'> =>
  told('case.opened', at, {
    ...CASE,
    kind: 'dispatch',
    category: 'RD01',
    categoryVersion: 1,
    district: '64000010',
    attributes: {},
    channel: 'phone',
    agency: null,
    draft: false,
    receivedAt: taipei(at).toISOString(),
    origin: 'live',
    ...changes,
  });

/** An event of the case's leg at `agency`. */
export const leg = <
  K extends 'workorder.delivered' | 'workorder.acknowledged' | 'workorder.unacknowledged' | 'case.replied',
>(
  kind: K,
  at: string,
  agency = 'maintenance',
): LoggedFact<K> => told(kind, at, { ...CASE, workOrderId: ORDER, agency } as unknown as EventMap[K]);

export const dispatched = (at: string, agency = 'maintenance'): LoggedFact<'workorder.dispatched'> =>
  told('workorder.dispatched', at, {
    ...{ ...CASE, workOrderId: ORDER, agency },
    ...{ kind: 'dispatch', category: 'RD01', district: '64000010', origin: 'live' },
  });

export const reported = (at: string): LoggedFact<'workorder.reported'> =>
  told('workorder.reported', at, { ...CASE, workOrderId: ORDER, agency: 'maintenance', outcome: 'done' });

/** An event of the case's clock, due at `dueAt` (Taipei). */
export const clock = <
  K extends 'clock.started' | 'clock.stopped' | 'clock.resumed' | 'clock.recomputed' | 'clock.breached',
>(
  kind: K,
  at: string,
  dueAt: string,
  more: Partial<EventMap[K]> = {},
): LoggedFact<K> =>
  told(kind, at, {
    ...{ ...CASE, clockId: CLOCK, clock: 'respond', workOrderId: null, agency: null },
    ...{
      dueAt: taipei(dueAt).toISOString(),
      startedAt: taipei(at).toISOString(),
      stoppedAt: taipei(at).toISOString(),
    },
    ...{ before: taipei(dueAt).toISOString(), outcome: 'met' },
    ...more,
  } as unknown as EventMap[K]);
