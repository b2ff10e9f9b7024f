import pg from 'pg';

/** Holds rows, as who is at work on them does. */
export async function withRowsHeld<T>(
  databaseUrl: string,
  selects: readonly [sql: string, values: unknown[]][],
  work: () => Promise<T>,
): Promise<T> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query('begin');
  try {
    for (const [sql, values] of selects) await client.query(`${sql} for update`, values);
    return await work();
  } finally {
    await client.query('rollback');
    await client.end();
  }
}
