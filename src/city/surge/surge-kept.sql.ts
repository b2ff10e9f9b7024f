/**
 * The surge under whose rules a case (`c`) still is: what is reopened after it is new work, and dealt with as usual. In
 * which surge it came in, for lists and figures, does not change.
 */
export const SURGE_KEPT = `case when c.surge_id is not null and not exists (
    select from case_entry e join surge g on g.id = c.surge_id
     where e.case_id = c.id and e.kind = 'case.reopened' and e.at >= g.ended_at) then c.surge_id end`;
