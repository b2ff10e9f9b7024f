import type { LoggedFact } from '../platform/log/fact.js';
import type { FactInspection } from './fact-inspection.entity.js';

const OF_INSPECTIONS = ['inspection.decided', 'inspection.dropped', 'inspection.held'] as const;
type OfInspection = LoggedFact<(typeof OF_INSPECTIONS)[number]>;

export const isOfInspections = (fact: LoggedFact): fact is OfInspection =>
  (OF_INSPECTIONS as readonly string[]).includes(fact.kind);

/** Each event says all that is known by then. */
export const inspectionAfter = ({
  payload: { cases, decidedAt, ...payload },
}: OfInspection): FactInspection => ({
  ...payload,
  cases: cases.length,
  decidedAt: new Date(decidedAt),
});
