import type { FactCase } from '../fact-case.entity.js';
import type { FactClock } from '../fact-clock.entity.js';
import type { Facts } from '../facts.rules.js';
import { dayAt } from '../period.rules.js';
import type { FamilyName } from './families.js';

export interface DirtyDay {
  family: FamilyName;
  day: string;
}

/** 24:00 belongs to the day that ends. */
const dueDay = ({ dueAt }: FactClock): string => dayAt(new Date(dueAt.getTime() - 1));
const receivedDay = ({ receivedAt }: Pick<FactCase, 'receivedAt'>): string => dayAt(receivedAt);

/** The days on which something is counted otherwise than before: where a row stood, and where it stands. */
export function dirtyDays(known: Pick<Facts, 'cases' | 'clocks' | 'calls'>, after: Facts): DirtyDay[] {
  const days = new Map<string, DirtyDay>();
  const touch = (family: FamilyName, day: string): unknown => days.set(`${family} ${day}`, { family, day });
  for (const row of after.contacts.values()) touch('contacts', receivedDay(row));
  for (const row of after.cases.values()) touch('cases', receivedDay(row));
  // Invited once and on one day.
  for (const { invitedAt } of after.surveys.values())
    for (const family of ['surveys', 'reasons'] as const) touch(family, dayAt(invitedAt));
  for (const { step, at, caseId } of after.steps) {
    const takenBack = step === 'release_taken_back' ? known.cases.get(caseId)?.releasedAt : null;
    for (const released of [step === 'released' ? at : null, takenBack])
      if (released) touch('releases', dayAt(released));
  }
  // An earlier event of it may be told late.
  for (const row of after.calls.values())
    for (const stood of [known.calls.get(row.callId), row]) if (stood) touch('calls', dayAt(stood.offeredAt));
  // While it runs it is in no sum.
  for (const row of after.clocks.values())
    for (const stood of [known.clocks.get(row.clockId), row])
      if (stood?.stoppedAt) touch('clocks', dueDay(stood));
  return [...days.values()];
}
