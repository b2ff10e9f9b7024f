import type { CaseKind } from '../../events.js';
import type { Disposition } from './disposition.entity.js';

export type DispositionRow = Omit<Disposition, 'caseId' | 'earlier'> & {
  askedByName: string;
  decidedByName: string | null;
  number: string;
  caseKind: CaseKind;
  category: string;
  district: string | null;
};

/** Dispositions `d`, each with its case `c`, and who asked and decided. */
export const DISPOSITIONS = `
  select d.id, d.version, d.kind, d.state, d.agency, d.ground, d.authority, d.opinion,
         d.shared_opinion as "sharedOpinion", d.notice, d.approver, d.asked_at as "askedAt", d.asked_by as "askedBy",
         s.name as "askedByName", d.decided_at as "decidedAt", d.decided_by as "decidedBy", x.name as "decidedByName",
         d.decision, d.shared_decision as "sharedDecision", c.number, c.kind as "caseKind", c.category, c.district
    from disposition d join case_file c on c.id = d.case_id
         join staff s on s.id = d.asked_by left join staff x on x.id = d.decided_by`;
