import pg from 'pg';

/** Holds a table, so that whoever writes to it waits there: the moment at which something is killed. */
export class TableLock {
  private constructor(
    private readonly client: pg.Client,
    private readonly table: string,
  ) {}

  static async on(databaseUrl: string, table: string): Promise<TableLock> {
    const client = new pg.Client(databaseUrl);
    await client.connect();
    await client.query('begin');
    await client.query(`lock table ${table} in access exclusive mode`);
    return new TableLock(client, table);
  }

  /** Resolves as soon as so many wait. */
  async isAwaited(by = 1): Promise<void> {
    const waiting = `select count(*)::int as n from pg_locks where not granted and relation = '${this.table}'::regclass`;
    while (((await this.client.query<{ n: number }>(waiting)).rows[0]?.n ?? 0) < by);
  }

  async release(): Promise<void> {
    await this.client.query('rollback');
    await this.client.end();
  }
}

/** `heard` resolves when so many rows have been committed to a table from now on. */
export async function committing(
  databaseUrl: string,
  table: string,
  rows: number,
): Promise<{ heard: Promise<void> }> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  let seen = 0;
  const heard = new Promise<void>(resolve =>
    client.on('notification', () => {
      seen += 1;
      if (seen === rows) resolve();
    }),
  );
  await client.query('listen committed');
  await client.query(`create or replace function tell_committed() returns trigger language plpgsql as $$
    begin perform pg_notify('committed', new.id::text); return null; end $$`);
  await client.query(`create or replace trigger tell_committed after insert on ${table} for each row
    execute function tell_committed()`);
  return { heard: heard.then(() => client.end()) };
}
