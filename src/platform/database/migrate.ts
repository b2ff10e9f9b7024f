import pg from 'pg';
import { createDataSource } from './data-source.js';

/** Any number that no other advisory lock of this program has. */
const LOCK = 19_990_013;

/**
 * Brings the schema up to date, with as much time as that takes. One process at a time, since even `create … if not
 * exists` fails where two do it at once.
 */
export function migrate(url: string): Promise<void> {
  return aloneOnSchema(url, async () => {
    const source = await createDataSource(url).initialize();
    await source.runMigrations().finally(() => source.destroy());
  });
}

/** Whoever else wants to change the schema, or to start on it, waits. */
export async function aloneOnSchema<T>(url: string, work: () => Promise<T>): Promise<T> {
  const guard = new pg.Client({ connectionString: url });
  guard.on('error', () => undefined); // The work meets the same fault, and tells it.
  await guard.connect();
  try {
    await guard.query('select pg_advisory_lock($1)', [LOCK]);
    return await work();
  } finally {
    await guard.end();
  }
}
