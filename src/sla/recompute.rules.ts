import type { ClockOutcome } from '../events.js';
import { type DueTimes, outcomeAt } from './clock.rules.js';
import { nextOf, type Step } from './step.rules.js';

/** What of a clock a new due time can change. */
export interface Standing {
  originalDueAt: Date;
  dueAt: Date;
  nextAt: Date | null;
  stepsDone: number;
  stoppedAt: Date | null;
  outcome: ClockOutcome | null;
  breachedAt: Date | null;
  heldBy: string | null;
}

/** As it is by now. `cured`: a breach was found to be none. */
export type Moved = Standing & { cured: boolean };

/**
 * A clock whose due times are others than before; null where they are the same. A breach is cured when the new due time
 * still lies ahead, or when the clock was stopped by then: that is said, and never happens silently. A breach of a due
 * time that has moved and is still past stays with who held it.
 */
export function moved(clock: Standing, times: DueTimes, steps: readonly Step[], now: Date): Moved | null {
  if (+times.dueAt === +clock.dueAt && +times.originalDueAt === +clock.originalDueAt) return null;
  const { stoppedAt } = clock;
  if (stoppedAt) {
    const cured = clock.outcome === 'missed' && outcomeAt(stoppedAt, times.dueAt) === 'met';
    return { ...clock, ...times, ...(cured && { outcome: 'met', ...NO_BREACH }), cured };
  }
  const due = steps.find(({ what }) => what === 'due');
  const cured = clock.breachedAt !== null && due !== undefined && due.at > now;
  const stands = { stepsDone: clock.stepsDone, isBreached: clock.breachedAt !== null && !cured };
  return { ...clock, ...times, ...nextOf(steps, stands, now), ...(cured && NO_BREACH), cured };
}

const NO_BREACH = { breachedAt: null, heldBy: null };
