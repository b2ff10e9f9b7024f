import {
  type Counting,
  countedBy,
  dueAt,
  restsOnUnknownYear,
  sizeOf,
  unitOf,
} from '../city/counting.rules.js';
import type { Amount, LimitRule } from '../city/profile.js';
import type { WorkingCalendar } from '../city/working-days.rules.js';
import type { ClockKind, ClockOutcome } from '../events.js';
import { type Pause, restsOf } from './pause.rules.js';

/** A limit as frozen on the clock, of which version of which category: a later change of the profile changes nothing here. */
export type FrozenRule = Omit<LimitRule, 'kind' | 'surges'> & {
  kind: ClockKind;
  /** The rule set for storms that gave it its hours. */
  surge?: string;
  category: string | null;
  version: number | null;
};

const DELIVER_MINUTES = 2;
const MINUTES_OF_AN_HOUR = 60;

/** 「於第一時間以電話及線上系統同步通知」: an order that no screen has confirmed after two minutes is phoned. */
export const DELIVER_RULE: FrozenRule = {
  kind: 'deliver',
  hours: DELIVER_MINUTES / MINUTES_OF_AN_HOUR,
  ladder: [],
  pauses: {},
  extension: null,
  category: null,
  version: null,
};

/** All that a due time depends on, besides the calendar. */
export interface Limited {
  rule: FrozenRule;
  startedAt: Date;
  /** What was granted in all, in the unit of the rule. */
  extension: number;
  district: string | null;
  /** Of the case, in order, whether or not the rule allows them. */
  pauses: readonly Pause[];
}

/** The last moments that are in time; those of days are the 24:00 of a day, or the noon that gives a lost half back. */
export interface DueTimes {
  /** Without extensions. */
  originalDueAt: Date;
  dueAt: Date;
}

/**
 * When a limit is over: as long as the rule says, and longer by what was granted. Pauses that the rule allows are not
 * counted, nor are days and hours in which the offices of the district are closed. How each unit is counted, and by which
 * law (行政程序法 §48, 文書處理手冊 §79), says `dueAt` of `city/counting.rules.ts`.
 *
 * @throws RangeError for a rule that names no unit or two, of a size that is none, or on a calendar that never opens
 */
export function dueTimes(limited: Limited, calendar: WorkingCalendar): DueTimes {
  const counting = countingOf(limited, calendar);
  const size = sizeOf(limited.rule);
  const originalDueAt = dueAt(counting, size, calendar);
  const extended =
    limited.extension > 0 ? dueAt(counting, size + limited.extension, calendar) : originalDueAt;
  return { originalDueAt, dueAt: extended };
}

/**
 * When a share (over 0, at most 1) of the whole limit, extensions included, is used up. Half days are not cut: at the end
 * of the half in which it is.
 *
 * @throws RangeError as `dueTimes` does
 */
export function reachedAt(limited: Limited, share: number, calendar: WorkingCalendar): Date {
  const whole = (sizeOf(limited.rule) + limited.extension) * share;
  const counting = countingOf(limited, calendar);
  return dueAt(counting, counting.unit === 'workingDays' ? Math.ceil(whole * 2) / 2 : whole, calendar);
}

/**
 * How much of the limit is used up by a time, in the unit of the rule. Never less later, never more than has passed since
 * the start (of days as 24 hours).
 *
 * @throws RangeError for a time more than ten years after the start
 */
export const workedBy = (limited: Limited, time: Date, calendar: WorkingCalendar): number =>
  countedBy(countingOf(limited, calendar), time, calendar);

function countingOf({ rule, startedAt, district, pauses }: Limited, calendar: WorkingCalendar): Counting {
  const rests = restsOf(pauses, rule, startedAt, district, calendar);
  return { unit: unitOf(rule), officeHours: rule.officeHours, startedAt, district, rests };
}

/** Which share of the whole limit, extensions included, is used up by a time: from 0, to 1 at the due time and after it. */
export function usedBy(limited: Limited, { dueAt }: DueTimes, time: Date, calendar: WorkingCalendar): number {
  if (time >= dueAt) return 1;
  return workedBy(limited, time, calendar) / (sizeOf(limited.rule) + limited.extension);
}

/**
 * Whether a due time rests on a year whose calendar is not published yet: then Monday to Friday are taken for working
 * days, and it is computed anew when the year arrives. So does a limit in hours whose pause may last until then.
 */
export function isProvisional(limited: Limited, dueAt: Date, calendar: WorkingCalendar): boolean {
  const { rule, startedAt, district, pauses } = limited;
  const isUnknown = (amount: Amount, end: Date): boolean => restsOnUnknownYear(unitOf(amount), end, calendar);
  if (isUnknown(rule, dueAt)) return true;
  return pauses.some(pause => {
    const longest = rule.pauses[pause.reason];
    if (!longest || pause.from >= dueAt) return false;
    return restsOf([pause], rule, startedAt, district, calendar).some(({ to }) => isUnknown(longest, to));
  });
}

/** The limits the citizen can hold the city to, where they are the case's; the others are the city's own. */
export const CITIZEN_FACING: readonly ClockKind[] = ['respond', 'inspect', 'complete', 'reply'];

/**
 * When a running clock is looked at. What stops at the due time is still on time, so a limit is missed from the next
 * millisecond on; the two minutes of a receipt are simply over.
 */
export const wakesAt = (kind: ClockKind, dueAt: Date): Date =>
  kind === 'deliver' ? dueAt : new Date(dueAt.getTime() + 1);

/** On time means stopped at or before the due time, to the millisecond (design: Clocks). */
export const outcomeAt = (stoppedAt: Date, dueAt: Date): ClockOutcome =>
  stoppedAt <= dueAt ? 'met' : 'missed';

/** A clock that nobody needs any more is cancelled, unless it had run out before. */
export const outcomeOfEnd = (endedAt: Date, dueAt: Date): ClockOutcome =>
  endedAt <= dueAt ? 'cancelled' : 'missed';
