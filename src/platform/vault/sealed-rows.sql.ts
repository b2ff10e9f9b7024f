import type { SealedTable } from './sealed-table.js';

// Names of tables and columns come from the declarations in the code; values are parameters.

/** The key's id, in hex: behind the format in what is sealed, first in a hash. */
const keyIn = (column: string): string => `encode(substring(${column} from 2 for 8), 'hex')`;
const keyOfHash = (column: string): string => `encode(substring(${column} from 1 for 8), 'hex')`;

/** Columns that are made anew: those that are sealed, and hashes that follow from them. */
const made = ({ sealed, hashed }: SealedTable): string[] => [
  ...sealed,
  ...hashed.filter(one => 'of' in one).map(({ column }) => column),
];

/** How often each key is used, column by column; null where there is nothing. */
export function keysUsedIn({ table, sealed, hashed }: SealedTable): string | null {
  const count = (purpose: string, column: string, key: string): string =>
    `select '${purpose}' as purpose, ${key} as key, '${table}.${column}' as column, count(*)::int as count
       from "${table}" where ${column} is not null group by 2`;
  const parts = [
    ...sealed.map(column => count('seal', column, keyIn(column))),
    ...hashed.map(({ column }) => count('lookup', column, keyOfHash(column))),
  ];
  return parts.join(' union all ') || null;
}

/** $1 key that seals, $2 key that hashes, $3 how many; from $4 on the key of the last row before. */
export function rowsUnderOlderKeys(declared: SealedTable, fromTheStart: boolean): string {
  const ids = Object.keys(declared.id);
  const older = [
    ...declared.sealed.map(column => `${keyIn(column)} <> $1`),
    ...declared.hashed.filter(one => 'of' in one).map(({ column }) => `${keyOfHash(column)} <> $2`),
  ];
  const places = Object.values(declared.id).map((type, index) => `$${index + 4}::${type}`);
  const after = fromTheStart ? '' : `(${ids.join(', ')}) > (${places.join(', ')}) and`;
  return `select ${[...ids, ...made(declared)].join(', ')} from "${declared.table}"
           where ${after} (${older.join(' or ')}) and $2::text is not null
           order by ${ids.join(', ')} limit $3`;
}

/**
 * Arrays: the ids, then of each column what was read and what is to stand there. Rows that somebody holds are left out,
 * so that nobody waits for this and this waits for nobody; rows that were changed meanwhile keep the change.
 */
export function rowsWithNewSeals(declared: SealedTable): string {
  const ids = Object.keys(declared.id);
  const columns = made(declared);
  const types = [...Object.values(declared.id), ...columns.flatMap(() => ['bytea', 'bytea'])];
  const names = [
    ...ids.map(id => `id_${id}`),
    ...columns.flatMap(column => [`old_${column}`, `new_${column}`]),
  ];
  const same = (one: string): string => ids.map(id => `${one}.${id} = made.id_${id}`).join(' and ');
  return `with made as materialized (
            select * from unnest(${types.map((type, index) => `$${index + 1}::${type}[]`).join(', ')}) as u(${names.join(', ')})
          ), free as materialized (
            select ${ids.map(id => `t.${id}`).join(', ')} from "${declared.table}" t join made on ${same('t')}
               for no key update of t skip locked
          )
          update "${declared.table}" t set ${columns.map(column => `${column} = made.new_${column}`).join(', ')}
            from made join free on ${same('free')}
           where ${same('t')} and ${columns.map(column => `t.${column} is not distinct from made.old_${column}`).join(' and ')}
           returning 1 as one`;
}
