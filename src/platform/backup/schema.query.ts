import type pg from 'pg';

export interface BackedTable {
  name: string;
  columns: string[];
}

/**
 * Whose rows stay out of a backup: who was signed in. A session that was ended after the backup must not come alive
 * with it; everybody signs in anew. The architecture test sees to it that no other table depends on these.
 */
export const LEFT_OUT: readonly string[] = ['session', 'oidc_session', 'oidc_flow'];

/** TypeORM's own. */
export const MIGRATIONS = 'migrations';

/** Every table but TypeORM's own; those that others refer to come first. */
export async function tablesOf(client: pg.ClientBase): Promise<BackedTable[]> {
  const { rows } = await client.query<BackedTable>(
    `select c.relname::text as name, array(
        select a.attname::text from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
         order by a.attnum) as columns
       from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> $1 order by c.relname`,
    [MIGRATIONS],
  );
  return inOrder(rows, await referencesOf(client));
}

/** Table by table, which others its rows refer to. */
export async function referencesOf(client: pg.ClientBase): Promise<{ from: string; to: string }[]> {
  const { rows } = await client.query<{ from: string; to: string }>(
    `select o.relname::text as from, t.relname::text as to from pg_constraint k
       join pg_class o on o.oid = k.conrelid join pg_class t on t.oid = k.confrelid
      where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.conrelid <> k.confrelid`,
  );
  return rows;
}

export function inOrder(tables: BackedTable[], references: { from: string; to: string }[]): BackedTable[] {
  const ordered: BackedTable[] = [];
  const left = new Map(tables.map(table => [table.name, table]));
  while (left.size > 0) {
    const free = [...left.values()].filter(
      ({ name }) => !references.some(({ from, to }) => from === name && left.has(to)),
    );
    if (free.length === 0)
      throw new Error(`Tables refer to each other in a circle: ${[...left.keys()].join(', ')}.`);
    for (const table of free) {
      ordered.push(table);
      left.delete(table.name);
    }
  }
  return ordered;
}

/** How far each sequence has come; those that were never asked are not among them. */
export async function sequencesOf(client: pg.ClientBase): Promise<Record<string, number>> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `select sequencename::text as name, last_value as value from pg_sequences
      where schemaname = 'public' and last_value is not null and sequencename <> $1`,
    [`${MIGRATIONS}_id_seq`],
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, Number(value)]));
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** `"table" ("column", …)` */
export const columnsIn = ({ name, columns }: BackedTable): string =>
  `${quoted(name)} (${columns.map(quoted).join(', ')})`;
