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
  curedAt: Date | null;
}

/** As it is by now. `cured`: a breach was found to be none. `restored`: it is one after all. */
export type Moved = Standing & { cured: boolean; restored: boolean };

/**
 * A clock whose due times are others than before; null where they are the same. A breach is cured when the new due time
 * still lies ahead, or when the clock was stopped by then: that is said, and never happens silently. A breach of a due
 * time that has moved and is still past stays with who held it. What was cured by a closure that was said by mistake is
 * late again once that is withdrawn; what was on time without a cure stays so.
 */
export function moved(clock: Standing, times: DueTimes, steps: readonly Step[], now: Date): Moved | null {
  if (+times.dueAt === +clock.dueAt && +times.originalDueAt === +clock.originalDueAt) return null;
  const { stoppedAt } = clock;
  if (stoppedAt) {
    const outcome = outcomeAt(stoppedAt, times.dueAt);
    const cured = clock.outcome === 'missed' && outcome === 'met';
    const restored = clock.outcome === 'met' && clock.curedAt !== null && outcome === 'missed';
    // Who held it is kept: a breach that comes back is theirs.
    const breachedAt = cured ? null : restored ? now : clock.breachedAt;
    return { ...clock, ...times, ...((cured || restored) && { outcome, breachedAt }), cured, restored };
  }
  const due = steps.find(({ what }) => what === 'due');
  const cured = clock.breachedAt !== null && due !== undefined && due.at > now;
  const stands = { stepsDone: clock.stepsDone, isBreached: clock.breachedAt !== null && !cured };
  return {
    ...clock,
    ...times,
    ...nextOf(steps, stands, now),
    ...(cured && NO_BREACH),
    cured,
    restored: false,
  };
}

const NO_BREACH = { breachedAt: null, heldBy: null };
