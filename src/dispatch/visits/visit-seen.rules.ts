import { type Asker, narrowing, permits, type Right } from '../../access/rights.js';
import type { Names } from '../../city/names.service.js';
import type { FollowUpDto } from './follow-up.dto.js';
import type { SiteVisitDto } from './visit.dto.js';
import { isOverdue } from './visit.rules.js';
import type { VisitedCaseDto } from './visited-case.dto.js';
import type { CaseRow, FollowUpRow, VisitRow } from './visits.sql.js';

/** People of the centre read what was typed, agencies with personal data covered. */
const textFor = (
  me: Asker,
  right: Right,
): (<T extends string | null>(typed: T, shared: string | null) => T | string) => {
  const isTyped = narrowing(me, right)?.agencies === undefined;
  return (typed, shared) => (isTyped ? typed : (shared ?? typed));
};

/** Of a case that somebody has, or nobody: the right on it. */
const may = (me: Asker, right: Right, { holder, caseKind, district }: CaseRow): boolean =>
  permits(me, right, { agency: holder, kind: caseKind, district });

export const caseSeen = ({ caseKind: kind, isReadable, ...row }: CaseRow, names: Names): VisitedCaseDto => ({
  ...names.caseInShort({ ...row, kind }),
  isReadable,
});

export function visitSeen(
  me: Asker,
  row: VisitRow,
  ofVisit: readonly FollowUpRow[],
  names: Names,
  now: Date,
): SiteVisitDto {
  const text = textFor(me, 'site-visit.read');
  const { id, version, kind, state, meetsAt, plannedAt, heldAt, cancelledAt } = row;
  const isPlanned = state === 'planned';
  return {
    ...{ id, version, kind, state, at: meetsAt, plannedAt, heldAt, cancelledAt },
    place: text(row.place, row.sharedPlace),
    text: text(row.purpose, row.sharedPurpose),
    agency: row.agency === null ? null : names.agency(row.agency),
    invited: row.invited.map(code => names.agency(code)),
    attended: row.attended?.map(code => names.agency(code)) ?? null,
    plannedBy: row.plannedByName,
    heldBy: row.heldByName,
    minutes: text(row.minutes, row.sharedMinutes),
    followUps: ofVisit.map(one => followUpSeen(me, one, names, now)),
    mayChange: isPlanned && may(me, 'site-visit.reschedule', row),
    mayHold: isPlanned && meetsAt.getTime() <= now.getTime() && may(me, 'site-visit.hold', row),
    case: caseSeen(row, names),
  };
}

export function followUpSeen(me: Asker, row: FollowUpRow, names: Names, now: Date): FollowUpDto {
  const text = textFor(me, 'follow-up.read');
  const { id, version, agency, dueOn, doneAt } = row;
  const own = { ...row, holder: agency };
  return {
    ...{ id, version, dueOn, doneAt, agency: names.agency(agency) },
    what: text(row.what, row.sharedWhat),
    isOverdue: isOverdue(dueOn, doneAt, now),
    doneBy: row.doneByName,
    result: text(row.result, row.sharedResult),
    mayFinish: doneAt === null && may(me, 'follow-up.finish', own),
    mayReopen: doneAt !== null && may(me, 'follow-up.reopen', own),
  };
}
