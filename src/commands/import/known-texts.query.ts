import type { Database } from '../../platform/database/database.js';
import type { KnownTexts } from './changed-texts.rules.js';

/** Of imported cases, by the number they have in the former system. What was deleted by rule stays deleted. */
export async function knownTexts(
  database: Database,
  references: readonly string[],
): Promise<Map<string, KnownTexts>> {
  const rows = await database.query<KnownTexts & { reference: string }>(
    `select c.source_reference as reference, c.number, c.state, c.description, c.place,
            case when told.actor ->> 'kind' = 'replay' then told.text end as handling
       from case_file c
       left join lateral (
         select e.text, e.actor from case_entry e
          where e.case_id = c.id and e.text is not null
            and (e.kind in ('workorder.reported', 'case.released')
                 or e.kind = 'case.source-changed' and e.data ->> 'what' = 'handling')
          order by e.id desc limit 1) told on true
      where c.source_reference = any($1) and c.texts_redacted_at is null`,
    [references],
  );
  return new Map(rows.map(row => [row.reference, row]));
}
