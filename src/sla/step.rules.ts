import { dueAt, sizeOf, type Unit, unitOf } from '../city/counting.rules.js';
import type { Amount } from '../city/profile.js';
import type { WorkingCalendar } from '../city/working-days.rules.js';
import type { Audience } from '../events.js';
import { type DueTimes, type Limited, reachedAt, wakesAt } from './clock.rules.js';

/** One step of a clock's ladder, with its time. */
export interface Step {
  /** `50%`, `due`, `+4h`, `+8wh`, `+1d`. */
  code: string;
  what: 'warning' | 'due' | 'overdue';
  at: Date;
  tells: Audience[];
}

const SHORT: Record<Unit, string> = { hours: 'h', workingHours: 'wh', workingDays: 'd' };
const ORDER = { warning: 0, due: 1, overdue: 2 } as const;

/** Warnings, the due time, what follows it: in the order in which they come. The due time is a step of every clock. */
export function stepsOf(limited: Limited, { dueAt: due }: DueTimes, calendar: WorkingCalendar): Step[] {
  const { ladder, kind } = limited.rule;
  const steps: Step[] = ladder.map(({ percent, after, tell }) => {
    if (after) return { code: `+${amountCode(after)}`, what: 'overdue', at: later(after), tells: tell };
    if (percent === 100) return { code: 'due', what: 'due', at: wakesAt(kind, due), tells: tell };
    return {
      code: `${percent}%`,
      what: 'warning',
      at: reachedAt(limited, percent / 100, calendar),
      tells: tell,
    };
  });
  if (!steps.some(({ what }) => what === 'due'))
    steps.push({ code: 'due', what: 'due', at: wakesAt(kind, due), tells: [] });
  return steps.sort((a, b) => ORDER[a.what] - ORDER[b.what] || a.at.getTime() - b.at.getTime());

  function later(after: Amount): Date {
    const unit = unitOf(after);
    // Due at 24:00 of a day is due on that day: the next one is the first that is counted.
    const startedAt = unit === 'workingDays' ? new Date(due.getTime() - 1) : due;
    const counting = {
      ...{ unit, officeHours: limited.rule.officeHours, startedAt },
      ...{ district: limited.district, rests: [] },
    };
    // Never in the same millisecond as the due time itself.
    return wakesAt(kind, dueAt(counting, sizeOf(after), calendar));
  }
}

const amountCode = (amount: Amount): string => `${sizeOf(amount)}${SHORT[unitOf(amount)]}`;

/**
 * How many steps are behind a clock whose times have changed: those that were taken and whose time is still past. A step
 * that lies ahead again (a longer limit) is taken again, for the new due time.
 */
export const stepsStillDone = (steps: readonly Step[], done: number, now: Date): number => {
  const ahead = steps.findIndex(({ at }) => at > now);
  return Math.min(done, ahead === -1 ? steps.length : ahead);
};

/** Whether a step of a clock that stops at a time should have been taken by then. At its due time it is still in time. */
export const isBehind = ({ nextAt, dueAt }: { nextAt: Date | null; dueAt: Date }, stoppedAt: Date): boolean =>
  nextAt !== null && nextAt <= stoppedAt && (stoppedAt > dueAt || nextAt < dueAt);

/**
 * Where a clock stands on its ladder once its times or its ladder have changed. Steps are counted, and another rule may
 * have more or fewer of them: so the due time is behind a clock exactly where its breach is recorded.
 */
export function nextOf(
  steps: readonly Step[],
  { stepsDone: done, isBreached }: { stepsDone: number; isBreached: boolean },
  now: Date,
): { stepsDone: number; nextAt: Date | null } {
  const due = steps.findIndex(({ what }) => what === 'due');
  const still = stepsStillDone(steps, done, now);
  const stepsDone = isBreached ? Math.max(still, due + 1) : Math.min(still, due);
  return { stepsDone, nextAt: steps[stepsDone]?.at ?? null };
}
