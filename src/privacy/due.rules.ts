import type { KeptFor, KeptKind, RetentionRule } from '../city/retention-rule.js';
import type { CaseKind } from '../events.js';
import { formatInTaipei } from '../platform/clock/taipei.js';

export const WHAT = ['person', 'texts', 'attachments'] as const;
export type What = (typeof WHAT)[number];

/** Why something is not deleted. The order is that of asking. */
export type NotDue = 'held' | 'unfinished' | 'kept' | 'not_due';

/** A case, a contact that opened none, or a report of bullying, as far as deleting it goes. */
export interface Trace {
  kind: CaseKind | KeptKind;
  category: string | null;
  /** When the case ended, or the contact reached us. Null: it is not finished. */
  endedAt: Date | null;
  /** A legal hold lies on it. */
  held: boolean;
}

export interface Due {
  rule: string;
  /** yyyy-mm-dd, Taipei: deleted from this day on. */
  on: string;
}

/** The rule for this category goes before the rule for the rest of its kind. */
export const ruleFor = (
  rules: readonly RetentionRule[],
  { kind, category }: Pick<Trace, 'kind' | 'category'>,
): RetentionRule | null =>
  rules.find(rule => rule.kind === kind && category !== null && rule.categories.includes(category)) ??
  rules.find(rule => rule.kind === kind && rule.categories.length === 0) ??
  null;

/**
 * The first day after a period of whole years. The day of the event does not count (民法 §120 II); the period ends on
 * the day before the one that corresponds to its first day, or, where there is no such day, on the last of the month
 * (§121 II): what ended on 28 February 2024 has its first day on the 29th, and a year later is over with 28 February.
 */
export function dayAfterYears(endedOn: string, years: number): string {
  const [year, month, day] = endedOn.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1, day + 1));
  // 29 February of a common year is 1 March: the day after the last of the month.
  const over = Date.UTC(first.getUTCFullYear() + years, first.getUTCMonth(), first.getUTCDate());
  return new Date(over).toISOString().slice(0, 10);
}

export const taipeiDay = (time: Date): string => formatInTaipei(time, 'yyyy-MM-dd');

/** When this goes, or why it does not. */
export function dueOf(trace: Trace, what: What, rules: readonly RetentionRule[]): Due | NotDue {
  if (trace.held) return 'held';
  if (trace.endedAt === null) return 'unfinished';
  const rule = ruleFor(rules, trace);
  const years: KeptFor | null = rule?.[what] ?? null;
  if (rule === null || years === null || years === 'permanent') return 'kept';
  return { rule: rule.code, on: dayAfterYears(taipeiDay(trace.endedAt), years) };
}

/** Somebody with several cases goes with the last of them, by that one's rule. */
export function personDueOf(
  traces: readonly Trace[],
  rules: readonly RetentionRule[],
  held: boolean,
): Due | NotDue {
  if (held) return 'held';
  let last: Due | null = null;
  for (const trace of traces) {
    const due = dueOf(trace, 'person', rules);
    if (typeof due === 'string') return due;
    if (last === null || due.on > last.on) last = due;
  }
  return last ?? 'kept';
}

/** Null: it is due on this day. */
export const reasonAgainst = (due: Due | NotDue, day: string): NotDue | null =>
  typeof due === 'string' ? due : due.on > day ? 'not_due' : null;

/** A citizen's own wish needs no years: only what is finished and not held can go (個資法 §11 III, IV). */
export function wishAgainst(traces: readonly Trace[], held: boolean): NotDue | null {
  if (held || traces.some(trace => trace.held)) return 'held';
  return traces.some(({ endedAt }) => endedAt === null) ? 'unfinished' : null;
}
