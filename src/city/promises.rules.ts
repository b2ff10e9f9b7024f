import type { LimitKind } from '../events.js';
import type { Limit } from './city-profile.js';
import { dueAt, restsOnUnknownYear, sizeOf, unitOf } from './counting.rules.js';
import type { WorkingCalendar } from './working-days.rules.js';

/** What runs from receipt, and the citizen can be told at once. */
export const PROMISED = ['respond', 'complete', 'reply'] as const satisfies LimitKind[];

export interface Promised {
  kind: (typeof PROMISED)[number];
  dueAt: Date;
  /** Rests on a year whose calendar is not published yet: it is computed anew when that comes. */
  provisional: boolean;
}

/** Whether anything is ever due in a category with these limits. */
export const isLimited = (limits: readonly Limit[]): boolean =>
  limits.some(({ kind }) => (PROMISED as readonly LimitKind[]).includes(kind));

export function promisesOf(
  limits: readonly Limit[],
  startedAt: Date,
  district: string | null,
  calendar: WorkingCalendar,
): Promised[] {
  return PROMISED.flatMap(kind => {
    const limit = limits.find(one => one.kind === kind);
    if (!limit) return [];
    const { officeHours } = limit;
    const counting = { unit: unitOf(limit), officeHours, startedAt, district, rests: [] };
    const due = dueAt(counting, sizeOf(limit), calendar);
    return [{ kind, dueAt: due, provisional: restsOnUnknownYear(counting.unit, due, calendar) }];
  });
}
