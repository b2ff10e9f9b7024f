import { FAMILIES } from '../rollup/families.js';

/** Limits, with who has the case by now. */
export const WITH_CASE = `(select k.*, c.agency as case_agency, c.officer as case_officer, c.confidential
                             from fact_clock k join fact_case c on c.case_id = k.case_id)`;

/** Until a limit has run out or is met, it is in the account of whoever has the case. */
const heldBy = (held: string, now: string): string =>
  `case when k.stopped_at is null and k.breached_at is null and k.work_order_id is null then ${now} else ${held} end`;

export const WITH_CASE_DIMENSIONS = {
  ...FAMILIES.clocks.dimensions,
  agency: heldBy('k.held_by', 'k.case_agency'),
  officer: `(${heldBy('k.officer', 'k.case_officer')})::text`,
};
