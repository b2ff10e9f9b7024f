import { type Asker, permits } from '../access/rights.js';
import { unitOf } from '../city/counting.rules.js';
import type { Approver, ExtensionRule } from '../city/profile.js';
import type { WorkingCalendar } from '../city/working-days.rules.js';
import type { ClockKind } from '../events.js';
import { dueTimes, type FrozenRule, type Limited } from './clock.rules.js';
import { restsOf } from './pause.rules.js';

/** What an agency owes: what the citizen waits for. Nobody needs more time to take a case. */
export const EXTENDED_KINDS = ['complete', 'reply'] as const satisfies ClockKind[];
/** Of the limits, those that can be extended. */
export type ExtendedKind = (typeof EXTENDED_KINDS)[number];

/** A limit that runs, and how often it was made longer before. Sizes are in the unit of its rule. */
export interface Extendable extends Limited {
  granted: number;
}

/** Which part of the rule stands in the way, what it allows, and how much of that is left. */
export interface Bound {
  by: 'most' | 'longest' | 'total' | 'withinDays';
  allows: number;
  /** The longest that could be asked for; of `most`: how many more times. */
  left: number;
}

/** Who decides and when it would be due; or what stands in the way. */
export type Verdict =
  | { approver: Approver; dueAt: Date; bound?: undefined }
  | { bound: Bound; approver?: undefined };

/** An extension is asked for before the limit is over; at the due time itself it is still in time. */
export const isInTime = (askedAt: Date, dueAt: Date): boolean => askedAt <= dueAt;

/**
 * Whether a limit may be made longer by so much, and who decides on it (展延: 按展延天數分層核准; after 中興大學: so many
 * times, so many days each, so many in all; 各種處理期限不得超過三十日).
 *
 * @throws RangeError for a size that is no positive whole number, or a rule without extensions
 */
export function verdictOn(clock: Extendable, size: number, calendar: WorkingCalendar): Verdict {
  if (!Number.isInteger(size) || size <= 0) throw new RangeError(`An extension of ${size} is none.`);
  const rule = ruleOf(clock);
  const bound = boundOf(clock, rule, size, calendar);
  if (bound) return { bound };
  const approver = rule.approval.find(({ upTo }) => size <= upTo)?.by;
  if (!approver) throw new RangeError(`Nobody decides on an extension of ${size}.`);
  return { approver, dueAt: extended(clock, size, calendar) };
}

/** The longest that may still be asked for; 0: nothing. */
export function leftOf(clock: Extendable, calendar: WorkingCalendar): number {
  const rule = ruleOf(clock);
  if (clock.granted >= rule.most) return 0;
  return longestWithin(clock, rule, Math.min(rule.longest, rule.total - clock.extension), calendar);
}

/** Who decides where the level that should is nobody but who asks: the next one. */
export function nextLevel({ approval }: ExtensionRule, level: Approver): Approver {
  const order: Approver[] = ['agency_chief', 'supervisor', 'commission'];
  const above = order.slice(order.indexOf(level) + 1);
  return above.find(one => approval.some(({ by }) => by === one)) ?? above[0] ?? 'commission';
}

/**
 * What was granted stays with a limit that takes a new rule where that counts in the same unit and may be made longer;
 * hours mean nothing in a rule of days.
 */
export const keepsExtension = (before: FrozenRule, after: FrozenRule): boolean =>
  after.extension !== null && unitOf(after) === unitOf(before);

function ruleOf({ rule }: Extendable): ExtensionRule {
  if (!rule.extension) throw new RangeError('This limit is never made longer.');
  return rule.extension;
}

function boundOf(
  clock: Extendable,
  rule: ExtensionRule,
  size: number,
  calendar: WorkingCalendar,
): Bound | null {
  const { granted, extension } = clock;
  if (granted >= rule.most) return { by: 'most', allows: rule.most, left: 0 };
  if (size > rule.longest) return { by: 'longest', allows: rule.longest, left: leftOf(clock, calendar) };
  if (extension + size > rule.total)
    return { by: 'total', allows: rule.total, left: leftOf(clock, calendar) };
  if (longestWithin(clock, rule, size, calendar) === size) return null;
  return { by: 'withinDays', allows: rule.withinDays as number, left: leftOf(clock, calendar) };
}

/** The longest size up to `most` that ends within the calendar days the rule allows. */
function longestWithin(
  clock: Extendable,
  { withinDays }: ExtensionRule,
  most: number,
  calendar: WorkingCalendar,
): number {
  if (withinDays === null) return Math.max(most, 0);
  const end = lastDueAt(clock, withinDays, calendar);
  for (let size = most; size > 0; size -= 1) if (extended(clock, size, calendar) <= end) return size;
  return 0;
}

/** 24:00 of the last calendar day. The day of the start is not counted (行政程序法 §48), nor is time spent waiting with leave. */
function lastDueAt(
  { rule, startedAt, district, pauses }: Limited,
  withinDays: number,
  calendar: WorkingCalendar,
): Date {
  const end = calendar.days.at(calendar.days.dayOf(startedAt.getTime()) + withinDays + 1);
  const rests = restsOf(pauses, rule, startedAt, district, calendar);
  const waited = rests.reduce((sum, { from, to }) => sum + Math.max(0, to.getTime() - from.getTime()), 0);
  return new Date(end + waited);
}

const extended = (clock: Extendable, size: number, calendar: WorkingCalendar): Date =>
  dueTimes({ ...clock, extension: clock.extension + size }, calendar).dueAt;

/** A request, as far as who may do what with it goes. */
export interface Requested {
  agency: string;
  askedBy: string;
  approver: Approver;
  /** Of the case. */
  district: string | null;
}

/** Exactly the level whose word it takes, the chief of that very agency; nobody on what they have asked for themselves. */
export const mayDecide = (me: Asker, { agency, askedBy, approver, district }: Requested): boolean =>
  me.id !== askedBy && me.role === approver && permits(me, 'extension.approve', { agency, district });

/** Whoever asked, and every colleague who works on the case for the same agency. */
export const mayWithdraw = (me: Asker, { agency, district }: Requested): boolean =>
  permits(me, 'extension.withdraw', { agency, district });
