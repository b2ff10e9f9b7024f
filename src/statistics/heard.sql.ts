/** Whether the consumer `$2` has kept all that happened before `$1`: nothing of it waits, and nothing of it was parked. */
export const HAS_HEARD = `not exists (select from event_new where at < $1)
  and not exists (select from consumer_parked p join event e on e.position = p.position
                   where p.consumer = $2 and e.at < $1)
  and not exists (select from event e where e.at < $1
        and e.position > (select position from consumer where name = $2))`;
