import pg from 'pg';
import { createDataSource } from './data-source.js';

/** Any number that no other advisory lock of this program has. */
const LOCK = 19_990_013;

/**
 * Brings the schema up to date, with as much time as that takes. One process at a time, since even `create … if not
 * exists` fails where two do it at once.
 */
export async function migrate(url: string): Promise<void> {
  const guard = new pg.Client({ connectionString: url });
  guard.on('error', () => undefined); // The migrations meet the same fault, and tell it.
  await guard.connect();
  try {
    await guard.query('select pg_advisory_lock($1)', [LOCK]);
    const source = await createDataSource(url).initialize();
    await source.runMigrations().finally(() => source.destroy());
  } finally {
    await guard.end();
  }
}
