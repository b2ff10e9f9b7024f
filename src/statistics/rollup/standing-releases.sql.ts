/** Releases that stand, each of which is asked about: one that was taken back is none, a second one after reopening is one. */
export const STANDING_RELEASES = `(select r.*, c.number, c.channel, c.confidential, c.agency as case_agency
    from fact_step r join fact_case c on c.case_id = r.case_id
   where r.step = 'released' and 'release_taken_back' is distinct from (
     select n.step from fact_step n
      where n.case_id = r.case_id and n.position > r.position and n.step not like 'sample%'
      order by n.position limit 1))`;
