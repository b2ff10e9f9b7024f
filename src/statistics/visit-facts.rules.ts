import type { LoggedFact } from '../platform/log/fact.js';
import type { FactCase } from './fact-case.entity.js';
import type { FactVisit } from './fact-visit.entity.js';

const OF_VISIT = [
  'visit.planned',
  'visit.moved',
  'visit.held',
  'visit.cancelled',
  'follow-up.finished',
  'follow-up.reopened',
] as const;
type OfVisit = LoggedFact<(typeof OF_VISIT)[number]>;

export const isOfVisit = (fact: LoggedFact): fact is OfVisit =>
  (OF_VISIT as readonly string[]).includes(fact.kind);

/** The visit as it is after `fact`. Throws when the log tells of a visit that nobody planned, or of a case it never opened. */
export function visitAfter(row: FactVisit | null, fact: OfVisit, ofCase: FactCase | null): FactVisit {
  if (!ofCase) throw new Error(`${fact.kind}: the log never opened case ${fact.caseId}`);
  if (fact.kind === 'visit.planned') return visitPlannedBy(fact, ofCase);
  if (!row) throw new Error(`${fact.kind}: the log never planned visit ${fact.payload.visitId}`);
  const { at } = fact;
  const { agency } = ofCase;
  switch (fact.kind) {
    case 'visit.moved':
      return { ...row, agency, meetsAt: new Date(fact.payload.at), moved: row.moved + 1 };
    case 'visit.held': {
      const { attended, followUps } = fact.payload;
      const counted = { attended: attended.length, followUps: followUps.length };
      return { ...row, ...counted, agency, state: 'held', heldAt: at };
    }
    case 'visit.cancelled':
      return { ...row, agency, state: 'cancelled', cancelledAt: at };
    case 'follow-up.finished':
      return followed(row, 1, fact.payload.late);
    case 'follow-up.reopened':
      return followed(row, -1, fact.payload.late);
  }
}

const followed = (row: FactVisit, by: 1 | -1, late: boolean): FactVisit => ({
  ...row,
  followUpsDone: row.followUpsDone + by,
  followUpsLate: row.followUpsLate + (late ? by : 0),
});

function visitPlannedBy({ at, payload }: LoggedFact<'visit.planned'>, ofCase: FactCase): FactVisit {
  const { caseId, number, kind: caseKind, category, district, agency, origin } = ofCase;
  return {
    ...{
      visitId: payload.visitId,
      caseId,
      number,
      kind: payload.visit,
      caseKind,
      category,
      district,
      agency,
      origin,
    },
    ...{ state: 'planned', plannedAt: at, meetsAt: new Date(payload.at), moved: 0 },
    ...{ invited: payload.invited.length, attended: 0, heldAt: null, cancelledAt: null },
    ...{ followUps: 0, followUpsDone: 0, followUpsLate: 0 },
  };
}
