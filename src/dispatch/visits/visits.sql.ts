import { HOLDS } from '../../access/holding.sql.js';
import type { CaseKind } from '../../events.js';
import type { FollowUp } from './follow-up.entity.js';
import type { SiteVisit } from './site-visit.entity.js';

/** The case of a visit, as every list of visits and follow-ups needs it. */
export interface CaseRow {
  number: string;
  caseKind: CaseKind;
  category: string;
  district: string | null;
  /** Who has the case now; null: the centre. */
  holder: string | null;
  isReadable: boolean;
}

export type VisitRow = Omit<SiteVisit, 'caseId' | 'plannedBy' | 'heldBy' | 'cancelledBy'> &
  CaseRow & { plannedByName: string; heldByName: string | null };

export type FollowUpRow = Omit<FollowUp, 'doneBy' | 'caseId'> &
  CaseRow & { doneByName: string | null; visitKind: SiteVisit['kind']; meetsAt: Date };

/** Where the centre has the case, an agency it was meant for does not. */
const HOLDER = `case when c.state <> 'recorded' then c.agency end`;

/** Whether one of the agencies `$1` has the case `c`; whoever reads for all (null) reads every case. */
const IS_READABLE = `($1::text[] is null or exists (
  select 1 from work_order w where w.case_id = c.id and w.agency = any($1) and ${HOLDS}))`;

const OF_CASE = `c.number, c.kind as "caseKind", c.category, c.district, ${HOLDER} as holder,
         ${IS_READABLE} as "isReadable"`;

/** Visits `v` as the agencies `$1` see them, each with its case `c`. Who has the case takes part in what is planned. */
export const VISITS = `
  select v.id, v.version, v.kind, v.state, v.meets_at as "meetsAt", v.place, v.shared_place as "sharedPlace",
         v.purpose, v.shared_purpose as "sharedPurpose",
         case when v.state = 'planned' then ${HOLDER} else v.agency end as agency,
         case when v.state = 'planned' then array_remove(v.invited, ${HOLDER}) else v.invited end as invited,
         v.planned_at as "plannedAt", p.name as "plannedByName", v.held_at as "heldAt", h.name as "heldByName",
         v.attended, v.minutes, v.shared_minutes as "sharedMinutes", v.cancelled_at as "cancelledAt",
         ${OF_CASE}
    from site_visit v join case_file c on c.id = v.case_id join staff p on p.id = v.planned_by
         left join staff h on h.id = v.held_by`;

/** What is to be done `f` after a visit `v`, as the agencies `$1` see it, each with its case `c`. */
export const FOLLOW_UPS = `
  select f.id, f.version, f.visit_id as "visitId", f.agency, f.what, f.shared_what as "sharedWhat",
         f.due_on::text as "dueOn", f.done_at as "doneAt", d.name as "doneByName", f.result,
         f.shared_result as "sharedResult", v.kind as "visitKind", v.meets_at as "meetsAt",
         ${OF_CASE}
    from follow_up f join site_visit v on v.id = f.visit_id join case_file c on c.id = f.case_id
         left join staff d on d.id = f.done_by`;

/** The agencies `$1` are invited, had the case when it was held, or have it. */
export const SEES_VISIT = `(v.invited && $1::text[] or v.agency = any($1) or ${IS_READABLE})`;

/** It is for the agencies `$1` to do, or they have the case. */
export const SEES_FOLLOW_UP = `(f.agency = any($1::text[]) or ${IS_READABLE})`;
