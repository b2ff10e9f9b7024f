import type { Database } from '../../src/platform/database/database.js';

/** What was recorded of an account: done by it, or to it; from the first to the last. */
export async function recorded(db: Database, staffId: string): Promise<string[]> {
  const rows = await db.query<{ action: string }>(
    'select action from access_log where staff_id = $1 or subject = $2 order by at, id',
    [staffId, `staff:${staffId}`],
  );
  return rows.map(({ action }) => action);
}
