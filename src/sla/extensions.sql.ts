import type { CaseKind } from '../events.js';
import type { ExtensionRequest } from './extension-request.entity.js';

export type ExtensionRow = Omit<ExtensionRequest, 'caseId' | 'clockId' | 'withId'> & {
  lead: string | null;
  askedByName: string;
  decidedByName: string | null;
  number: string;
  kind: CaseKind;
  category: string;
  district: string | null;
};

/** The number of the case whose request `r` was granted with, where this one had been merged into it (併案). */
export const GRANTED_TO = `(select l.number from extension_request with_it join case_file l on l.id = with_it.case_id
  where with_it.id = r.with_id)`;

/** Requests `r` for more time, each with its case `c` and who asked and decided. */
export const EXTENSIONS = `
  select r.id, r.version, r.state, r.clock, r.size, r.unit, r.agency, r.reason, r.shared_reason as "sharedReason",
         r.approver, r.due_before as "dueBefore", r.due_after as "dueAfter", r.asked_at as "askedAt",
         r.asked_by as "askedBy", s.name as "askedByName", r.decided_at as "decidedAt", r.decided_by as "decidedBy",
         d.name as "decidedByName", r.decision, r.shared_decision as "sharedDecision",
         ${GRANTED_TO} as lead, c.number, c.kind, c.category, c.district
    from extension_request r join case_file c on c.id = r.case_id join staff s on s.id = r.asked_by
         left join staff d on d.id = r.decided_by`;
