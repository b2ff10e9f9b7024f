import type { Asker } from '../../access/rights.js';
import { narrowing } from '../../access/rights.js';

/**
 * Earlier petitions `e` of the same citizen and item as the case `c`: by the citizen's id, never by a name. Protected and
 * other petitions are never brought together, since the one would tell whose the other is. `$2`: the agencies whose petitions
 * this person reads; null: all of them.
 */
export const EARLIER = `
  e.kind = 'petition' and e.citizen_id = c.citizen_id and e.category = c.category and e.id <> c.id
  and e.confidential = c.confidential and e.origin <> 'replay' and (e.received_at, e.id) < (c.received_at, c.id)
  and ($2::text[] is null or e.agency = any($2))`;

/** The answer to `e` that stands: one that was sent back, or whose case was reopened, is none. */
export const ANSWERED_AT = `
  (select max(r.replied_at) from reply r where r.case_id = e.id and e.state in ('replied', 'released'))`;

/** The second parameter of `EARLIER`. */
export const agenciesRead = (me: Asker): readonly string[] | null =>
  narrowing(me, 'case.read')?.agencies ?? (me.agency === null ? null : []);
