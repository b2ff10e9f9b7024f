import { dayNumber, isDate } from '../../city/local-days.js';
import type { VisitKind } from '../../events.js';
import { formatInTaipei } from '../../platform/clock/taipei.js';

const DAY_MS = 86_400_000;

/** The date in the city, as calendars write it: `2026-11-23`. */
export const dateOf = (time: Date): string => formatInTaipei(time, 'yyyy-MM-dd');

/** Why nobody can meet then. `most`: how many days ahead. */
export function flawOfTime(meetsAt: Date, now: Date, most: number): 'past' | 'too_far' | null {
  if (meetsAt.getTime() <= now.getTime()) return 'past';
  return meetsAt.getTime() - now.getTime() > most * DAY_MS ? 'too_far' : null;
}

interface Invitation {
  kind: VisitKind;
  invited: readonly string[];
  /** Who has the case: takes part anyway. */
  holder: string | null;
  isKnown: (agency: string) => boolean;
  /** The case is a report in confidence about this agency, or about one above it. */
  isReported: (agency: string) => boolean;
}

export interface InvitationFlaw {
  flaw: 'unknown' | 'twice' | 'holder' | 'reported' | 'nobody';
  agency: string;
}

/** What is wrong with who is invited: the first flaw, and whose it is. */
export function flawOfInvitation(wish: Invitation): InvitationFlaw | null {
  for (const [index, agency] of wish.invited.entries()) {
    if (!wish.isKnown(agency)) return { flaw: 'unknown', agency };
    if (wish.invited.indexOf(agency) !== index) return { flaw: 'twice', agency };
    if (agency === wish.holder) return { flaw: 'holder', agency };
    if (wish.isReported(agency)) return { flaw: 'reported', agency };
  }
  // One agency alone can look again; a joint meeting is joint.
  return wish.kind === 'meeting' && wish.invited.length === 0 ? { flaw: 'nobody', agency: '' } : null;
}

export type FlawOfDue = 'no_date' | 'too_early' | 'too_far';

/** Something that was agreed on at a visit is due on its day at the earliest. `most`: so many days after it. */
export function flawOfDue(dueOn: string, meetsAt: Date, most: number): FlawOfDue | null {
  if (!isDate(dueOn)) return 'no_date';
  const days = dayNumber(dueOn) - dayNumber(dateOf(meetsAt));
  if (days < 0) return 'too_early';
  return days > most ? 'too_far' : null;
}

/** The whole day it is due on is in time. */
export const isOverdue = (dueOn: string, doneAt: Date | null, now: Date): boolean =>
  dateOf(doneAt ?? now) > dueOn;
