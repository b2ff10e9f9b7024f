import { CITIZEN_FACING } from '../sla/clock.rules.js';

/** The last fifth of a limit. */
const SOON_SHARE = 0.2;

/**
 * What the citizen may hold the city to and has not got yet, one row per case: when the first of it is due, and
 * whether that is over (`overdue`) or in the last fifth of a limit (`soon`). A case is one or the other, as its
 * colour on the board. On time means stopped at or before the due time, so it is overdue only after it. Of living cases:
 * replayed ones live in their own time.
 */
export const openClocks = (now: string): string => `
  select case_id, min(due_at) as due_at,
         case when min(due_at) < ${now} then 'overdue'
              when bool_or(due_at - ${now} < (due_at - started_at) * ${SOON_SHARE}) then 'soon' end as level
    from clock
   where stopped_at is null and work_order_id is null and not history and kind in (${CITIZEN_FACING.map(kind => `'${kind}'`).join(', ')})
   group by case_id`;
