import type { Words } from './platform/problem/problem.js';

/**
 * Every fact one module tells the others. Ids, codes, numbers and times only: nothing a person typed, no personal
 * data, since events reach screens, statistics and webhooks. Times are ISO 8601.
 */

export type CaseKind = 'dispatch' | 'petition';
/** Where a case came from: people at work, the demo, or the replay of history (which tells nobody anything). */
export type Origin = 'live' | 'demo' | 'replay';

interface OfCase {
  caseId: string;
  number: string;
}

interface OfLeg extends OfCase {
  workOrderId: string;
  agency: string;
}

interface OfClock extends OfCase {
  clockId: string;
  clock: ClockKind;
  workOrderId: string | null;
  agency: string | null;
  dueAt: string;
}

export type ClockKind = 'respond' | 'complete' | 'reply' | 'deliver';
export type ClockOutcome = 'met' | 'missed' | 'cancelled';

export interface EventMap {
  'contact.recorded': {
    contactId: string;
    channel: string;
    outcome: 'inquiry' | 'recorded' | 'other';
    answeredAtOnce: boolean | null;
    topic: string | null;
    reason: string | null;
    receivedAt: string;
    cases: string[];
    origin: Origin;
  };
  'case.opened': OfCase & {
    kind: CaseKind;
    category: string;
    categoryVersion: number;
    district: string | null;
    attributes: Record<string, string>;
    channel: string;
    /** Set by a person or a replay: overrides the routing rules. */
    agency: string | null;
    /** Still being recorded: goes nowhere yet. */
    draft: boolean;
    receivedAt: string;
    origin: Origin;
  };
  'case.unrouted': OfCase & { reason: Words };
  'case.reassigned': OfCase & { from: string | null; to: string };
  'case.recategorised': OfCase & {
    from: string;
    to: string;
    toVersion: number;
    kind: CaseKind;
    receivedAt: string;
  };
  'case.recalled': OfCase;
  'case.replied': OfLeg;
  'case.released': OfCase & { how: string };
  'case.release-taken-back': OfCase;
  'case.sent-back': OfCase;
  'case.reopened': OfCase & { kind: CaseKind; category: string; categoryVersion: number; origin: Origin };
  'case.withdrawn': OfCase;
  'case.noted': OfCase;

  'workorder.dispatched': OfLeg & {
    kind: CaseKind;
    category: string;
    district: string | null;
    origin: Origin;
  };
  'workorder.delivered': OfLeg;
  'workorder.acknowledged': OfLeg;
  'workorder.unacknowledged': OfLeg;
  'workorder.arrived': OfLeg;
  'workorder.reported': OfLeg & { outcome: string };
  /** The leg ends, with a report (released, reopened) or without one. */
  'workorder.closed': OfLeg & { why: 'reassigned' | 'recalled' | 'withdrawn' | 'released' | 'reopened' };

  'clock.started': OfClock & { startedAt: string };
  'clock.stopped': OfClock & { stoppedAt: string; outcome: ClockOutcome };
  'clock.resumed': OfClock;
  'clock.recomputed': OfClock & { before: string };
  'clock.breached': OfClock;

  'phone-task.opened': OfLeg & { taskId: string; reason: 'no_receipt' | 'no_accounts' };
  'phone-task.attempted': OfLeg & { taskId: string; result: string };
  'phone-task.closed': OfLeg & { taskId: string };

  'city.loaded': { version: number };
}
