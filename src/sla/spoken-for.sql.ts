/**
 * Of a limit `k` of a case `c` that was merged into another one (併案): whether another limit of the incident says
 * everything that it could. One work order is chased once: by the limit of the case that leads, and by the one that ends
 * first where that is another's.
 */
export const SPOKEN_FOR = `(c.state = 'merged' and k.work_order_id is null and k.kind in ('respond', 'inspect', 'complete') and exists (
  select 1 from case_file o join clock other on other.case_id = o.id
   where o.incident_id = c.incident_id and o.id <> c.id and other.kind = k.kind
     and other.work_order_id is null and other.stopped_at is null
     and (other.due_at, o.state = 'merged', other.id) < (k.due_at, true, k.id)))`;
