import type { ClockKind, ClockOutcome } from '../events.js';

/** A limit as frozen on the clock: hours around the clock or working days, of which version of which category. */
export interface FrozenRule {
  kind: ClockKind;
  hours?: number;
  workingDays?: number;
  category: string | null;
  version: number | null;
}

const DELIVER_MINUTES = 2;
const MINUTES_OF_AN_HOUR = 60;

/** 「於第一時間以電話及線上系統同步通知」: an order that no screen has confirmed after two minutes is phoned. */
export const DELIVER_RULE: FrozenRule = {
  kind: 'deliver',
  hours: DELIVER_MINUTES / MINUTES_OF_AN_HOUR,
  category: null,
  version: null,
};

/** The limits the citizen can hold the city to; the others are the city's own. */
export const CITIZEN_FACING: readonly ClockKind[] = ['respond', 'complete', 'reply'];

/**
 * When a running clock is looked at. What stops at the due time is still on time, so a limit is missed from the next
 * millisecond on; the two minutes of a receipt are simply over.
 */
export const wakesAt = (kind: ClockKind, dueAt: Date): Date =>
  kind === 'deliver' ? dueAt : new Date(dueAt.getTime() + 1);

/** On time means stopped at or before the due time. */
export const outcomeAt = (stoppedAt: Date, dueAt: Date): ClockOutcome =>
  stoppedAt <= dueAt ? 'met' : 'missed';

/** A clock that nobody needs any more is cancelled, unless it had run out before. */
export const outcomeOfEnd = (endedAt: Date, dueAt: Date): ClockOutcome =>
  endedAt <= dueAt ? 'cancelled' : 'missed';
