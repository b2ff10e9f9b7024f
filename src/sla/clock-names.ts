import type { ClockKind } from '../events.js';
import type { SlaClock } from './sla-clock.entity.js';

export interface CaseNames {
  caseId: string;
  number: string;
}

interface ClockNames extends CaseNames {
  clockId: string;
  clock: ClockKind;
  workOrderId: string | null;
  dueAt: string;
}

/** What every event of a clock says. */
export const namesOf = (
  { id, kind, workOrderId, dueAt }: SlaClock,
  { caseId, number }: CaseNames,
): ClockNames => ({
  caseId,
  number,
  clockId: id,
  clock: kind,
  workOrderId,
  dueAt: dueAt.toISOString(),
});
