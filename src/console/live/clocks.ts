import type { CaseState, Clock } from '../api/types.js';

/** How urgent a clock is at a moment; and which clock of a case matters now. */
export type ClockLevel = 'calm' | 'soon' | 'overdue' | 'met' | 'missed';

const SOON_SHARE = 0.2;

/** From when until when, and whether it is over. */
export type Limit = Pick<Clock, 'startedAt' | 'dueAt' | 'stoppedAt'>;

export function levelOf(clock: Limit, now: number): ClockLevel {
  const due = Date.parse(clock.dueAt);
  if (clock.stoppedAt) return Date.parse(clock.stoppedAt) <= due ? 'met' : 'missed';
  if (now > due) return 'overdue';
  const whole = due - Date.parse(clock.startedAt);
  return due - now < whole * SOON_SHARE ? 'soon' : 'calm';
}

const byDue = (a: Clock, b: Clock) => Date.parse(a.dueAt) - Date.parse(b.dueAt);

const CITIZEN_FACING: readonly Clock['kind'][] = ['respond', 'inspect', 'complete', 'reply'];

/** What the citizen can hold the city to. The others are the city's own, and have lists of their own. */
export const citizenFacing = ({ kind }: Clock): boolean => CITIZEN_FACING.includes(kind);

/** The running clock that is due first. */
export const runningClock = (clocks: Clock[]): Clock | null =>
  clocks.filter(clock => !clock.stoppedAt && citizenFacing(clock)).sort(byDue)[0] ?? null;

/** When nothing runs any more: the one that stopped last. */
export const lastClock = (clocks: Clock[]): Clock | null =>
  clocks
    .filter(clock => clock.stoppedAt && citizenFacing(clock))
    .sort((a, b) => Date.parse(a.stoppedAt ?? '') - Date.parse(b.stoppedAt ?? ''))
    .at(-1) ?? null;

export const isDisposed = (state: CaseState): boolean => state === 'not_handled' || state === 'transferred';

/** Nobody keeps a limit by ending a petition without an answer; what was over by then was missed all the same. */
export function showsClock({ state, clocks }: { state: CaseState; clocks: Clock[] }): boolean {
  if (!isDisposed(state)) return state !== 'withdrawn';
  const last = lastClock(clocks);
  return last?.stoppedAt != null && Date.parse(last.stoppedAt) > Date.parse(last.dueAt);
}

export interface Span {
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
}

export function spanOf(milliseconds: number): Span {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  return {
    days: Math.floor(seconds / 86_400),
    hours: Math.floor((seconds % 86_400) / 3_600),
    minutes: Math.floor((seconds % 3_600) / 60),
    seconds: seconds % 60,
  };
}
