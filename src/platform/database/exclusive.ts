import type { Database } from './database.js';

/** Work that one process does at a time; numbers that no other advisory lock of this program has. */
export const EXCLUSIVE = { keys: 19_990_020, files: 19_990_021 } as const;

/** Null where another process is at it. The lock goes with its connection, so that nobody who died holds it. */
export async function exclusively<T>(
  database: Database,
  what: keyof typeof EXCLUSIVE,
  work: () => Promise<T>,
): Promise<T | null> {
  const client = await database.pool.connect();
  // The pool listens to idle connections only: one that is lost meanwhile would end the process.
  if (client.listenerCount('error') === 0) client.on('error', () => undefined);
  const lock = [EXCLUSIVE[what]];
  let isLost = true;
  try {
    const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', lock);
    if (!rows[0]?.got) {
      isLost = false;
      return null;
    }
    try {
      return await work();
    } finally {
      await client.query('select pg_advisory_unlock($1)', lock);
      isLost = false;
    }
  } finally {
    client.release(isLost);
  }
}
