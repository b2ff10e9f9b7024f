import type { LoggedFact } from '../platform/log/fact.js';
import type { FactAccident } from './fact-accident.entity.js';
import type { FactCase } from './fact-case.entity.js';

const OF_ACCIDENT = [
  'accident.marked',
  'accident.attended',
  'accident.cared',
  'accident.followed-up',
  'accident.closed',
] as const;
type OfAccident = LoggedFact<(typeof OF_ACCIDENT)[number]>;

export const isOfAccident = (fact: LoggedFact): fact is OfAccident =>
  (OF_ACCIDENT as readonly string[]).includes(fact.kind);

/** The accident as it is after `fact`. Throws when the log tells of one that nobody marked, or of a case it never opened. */
export function accidentAfter(
  row: FactAccident | null,
  fact: OfAccident,
  ofCase: FactCase | null,
): FactAccident {
  if (!ofCase) throw new Error(`${fact.kind}: the log never opened case ${fact.caseId}`);
  if (fact.kind === 'accident.marked') return markedBy(fact, ofCase);
  if (!row) throw new Error(`${fact.kind}: the log never marked accident ${fact.payload.accidentId}`);
  switch (fact.kind) {
    case 'accident.attended':
      return { ...row, arrivedAt: new Date(fact.payload.arrivedAt) };
    case 'accident.cared': {
      const caredAt = new Date(fact.payload.caredAt);
      const isFirst = row.caredAt === null || caredAt < row.caredAt;
      return { ...row, caredAt: isFirst ? caredAt : row.caredAt, careVisits: row.careVisits + 1 };
    }
    case 'accident.followed-up':
      return { ...row, followUps: row.followUps + 1 };
    case 'accident.closed':
      return { ...row, closedAt: fact.at, result: fact.payload.result };
  }
}

function markedBy({ at, payload }: LoggedFact<'accident.marked'>, ofCase: FactCase): FactAccident {
  const { accidentId, grade, onSiteDue, careDue, agency } = payload;
  const { caseId, number, kind: caseKind, category, district, origin } = ofCase;
  return {
    ...{ accidentId, caseId, number, grade, caseKind, category, district, agency, origin, markedAt: at },
    ...{ onSiteDue: new Date(onSiteDue), arrivedAt: null },
    ...{ careDue: careDue === null ? null : new Date(careDue), caredAt: null, careVisits: 0, followUps: 0 },
    ...{ closedAt: null, result: null },
  };
}
