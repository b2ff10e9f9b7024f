import type { CaseKind } from '../../events.js';
import type { ReturnRequest } from './return-request.entity.js';

export type ReturnRow = Omit<ReturnRequest, 'caseId' | 'workOrderId'> & {
  dispatchedAt: Date;
  dueAt: Date | null;
  askedByName: string;
  decidedByName: string | null;
  number: string;
  kind: CaseKind;
  category: string;
  district: string | null;
};

/** Returns `r`, each with its case `c`, its order, its limit, and who asked and decided. */
export const RETURNS = `
  select r.id, r.version, r.state, r.agency, r.code, r.opinion, r.shared_opinion as "sharedOpinion",
         r.to_agency as "toAgency", r.site_visit as "siteVisit", r.approver, r.asked_at as "askedAt",
         r.asked_by as "askedBy", s.name as "askedByName", r.decided_at as "decidedAt", r.decided_by as "decidedBy",
         d.name as "decidedByName", r.decision, r.shared_decision as "sharedDecision",
         w.dispatched_at as "dispatchedAt", k.due_at as "dueAt", c.number, c.kind, c.category, c.district
    from return_request r join case_file c on c.id = r.case_id join work_order w on w.id = r.work_order_id
         join staff s on s.id = r.asked_by left join staff d on d.id = r.decided_by
         left join lateral (select due_at from clock
                             where case_id = r.case_id and work_order_id = r.work_order_id and kind = 'return'
                               and stopped_at is not distinct from r.decided_at
                             order by id limit 1) k on true`;
