/**
 * Who is away at `now`, and who stands in for them: whoever was named, or, where that one is away or gone as well, the
 * chiefs of the agency (`substitute_id` null).
 */
export const absences = (now: string): string => `
  select d.id, d.staff_id, d.agency, d.until_at,
         case when s.active and s.agency = d.agency and not exists (
                select 1 from staff_substitute e
                 where e.staff_id = s.id and e.ended_at is null and e.from_at <= ${now} and e.until_at > ${now})
              then s.id end as substitute_id
    from staff_substitute d
    join staff a on a.id = d.staff_id and a.agency = d.agency
    join staff s on s.id = d.substitute_id
   where d.ended_at is null and d.from_at <= ${now} and d.until_at > ${now}`;

/** Of an absence `b`: the person with this id stands in, by name or as a chief. Both are places of parameters. */
export const actedBy = (id: string, isChief: string): string =>
  `(b.substitute_id = ${id} or (b.substitute_id is null and ${isChief}::boolean and b.staff_id <> ${id}))`;
