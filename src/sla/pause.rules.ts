import { dueAt, type Rest, sizeOf, unitOf } from '../city/counting.rules.js';
import type { WorkingCalendar } from '../city/working-days.rules.js';
import type { PauseReason } from '../events.js';
import type { FrozenRule } from './clock.rules.js';

/** The case waited, or waits still (`to` null), as its states say. */
export interface Pause {
  reason: PauseReason;
  from: Date;
  to: Date | null;
  /** Whose it is, by its number, where the case had been merged into another one (併案) and waited with it. */
  lead?: string | null;
}

/**
 * When a clock rests: in the pauses its rule allows, each no longer than the rule says. Whoever waits for ever is late,
 * so that also a clock that rests has a due time: as if the pause lasted as long as it may. How long that is, is counted as
 * every limit is: of working days the day on which the pause began is not counted (行政程序法 §48), so that the clock may
 * rest for a part of a day more. 補陳: §171.
 *
 * @param pauses in order, not overlapping; those that ended before `startedAt` are not the clock's
 * @returns the rests, in the same order
 * @throws RangeError for a longest pause that names no unit, or two
 */
export function restsOf(
  pauses: readonly Pause[],
  rule: Pick<FrozenRule, 'pauses' | 'officeHours'>,
  startedAt: Date,
  district: string | null,
  calendar: WorkingCalendar,
): Rest[] {
  const rests: Rest[] = [];
  for (const pause of pauses) {
    const longest = rule.pauses[pause.reason];
    if (!longest || (pause.to !== null && pause.to <= startedAt)) continue;
    const { officeHours } = rule;
    const counting = { unit: unitOf(longest), officeHours, startedAt: pause.from, district, rests: [] };
    const last = dueAt(counting, sizeOf(longest), calendar);
    rests.push({ from: pause.from, to: pause.to !== null && pause.to < last ? pause.to : last });
  }
  return rests;
}

/**
 * The pauses of a case as they stood when one of its clocks was stopped (`stoppedAt` null: it runs): those that began
 * later are not its own, and one that went on then is open.
 */
export function pausesUntil(pauses: readonly Pause[], stoppedAt: Date | null): Pause[] {
  if (stoppedAt === null) return [...pauses];
  return pauses
    .filter(({ from }) => from < stoppedAt)
    .map(pause => ({ ...pause, to: pause.to !== null && pause.to <= stoppedAt ? pause.to : null }));
}
