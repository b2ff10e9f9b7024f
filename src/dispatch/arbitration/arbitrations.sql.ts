import type { CaseKind } from '../../events.js';
import type { Arbitration } from './arbitration.entity.js';

export type ArbitrationRow = Omit<Arbitration, 'caseId' | 'openedBy' | 'decidedBy'> & {
  dueAt: Date | null;
  decidedBy: string | null;
  number: string;
  kind: CaseKind;
  category: string;
  district: string | null;
  holder: string | null;
  returns: {
    agency: string;
    code: string;
    opinion: string;
    sharedOpinion: string | null;
    toAgency: string | null;
    at: string;
  }[];
};

/** Arbitrations `a`, each with its case `c`, its limit and what agencies said when they returned the case before it. */
export const ARBITRATIONS = `
  select a.id, a.version, a.why, a.state, a.agency_from as "agencyFrom", a.opinion, a.shared_opinion as "sharedOpinion",
         a.opened_at as "openedAt", k.due_at as "dueAt", a.decided_at as "decidedAt", d.name as "decidedBy", a.agency,
         a.decision, a.shared_decision as "sharedDecision", a.keeps_rule as "keepsRule",
         c.number, c.kind, c.category, c.district, c.agency as holder,
         array(select json_build_object('agency', r.agency, 'code', r.code, 'opinion', r.opinion, 'sharedOpinion',
                                        r.shared_opinion, 'toAgency', r.to_agency, 'at', r.decided_at)
                 from return_request r
                where r.case_id = a.case_id and r.state = 'approved' and r.decided_at <= a.opened_at
                order by r.decided_at, r.id) as returns
    from arbitration a join case_file c on c.id = a.case_id left join staff d on d.id = a.decided_by
         left join lateral (select due_at from clock
                             where case_id = a.case_id and kind = 'arbitrate' and started_at >= a.opened_at
                             order by started_at, id limit 1) k on true`;
