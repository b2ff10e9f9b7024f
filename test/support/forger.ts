import pg from 'pg';

const TABLES = ['event', 'access_log', 'log_head', 'event_new', 'consumer'];

/** Somebody who owns the database and edits the log by hand; what was there can be put back. */
export class Forger {
  private constructor(private readonly client: pg.Client) {}

  static async at(url: string): Promise<Forger> {
    const client = new pg.Client(url);
    await client.connect();
    for (const table of TABLES) await client.query(`create table kept_${table} as table ${table}`);
    return new Forger(client);
  }

  /** The triggers that forbid it are switched off meanwhile. */
  async edit(...statements: string[]): Promise<void> {
    await this.unguarded(async () => {
      for (const sql of statements) await this.client.query(sql);
    });
  }

  async ask<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>(sql, values)).rows;
  }

  async putBack(): Promise<void> {
    await this.unguarded(async () => {
      for (const table of TABLES) {
        const identity = table === 'event_new' ? 'overriding system value' : '';
        await this.client.query(`delete from ${table}`);
        await this.client.query(`insert into ${table} ${identity} table kept_${table}`);
      }
    });
  }

  async end(): Promise<void> {
    await this.client.end();
  }

  private async unguarded(work: () => Promise<void>): Promise<void> {
    await this.client.query('begin');
    for (const table of ['event', 'access_log'])
      await this.client.query(`alter table ${table} disable trigger user`);
    await work();
    for (const table of ['event', 'access_log'])
      await this.client.query(`alter table ${table} enable trigger user`);
    await this.client.query('commit');
  }
}

/** Seals everything from `from` on anew, as a forger would who knows how it is done. */
export const sealedAnew = (from: number, moveHead = true): string => `
  do $$
  declare
    seal bytea := coalesce((select hash from event where position = ${from} - 1), decode(repeat('00', 32), 'hex'));
    e event;
  begin
    for e in select * from event where position >= ${from} order by position loop
      seal := event_hash(seal, e.position, e.at, e.case_id, e.kind, e.actor, e.payload);
      update event set hash = seal where position = e.position;
    end loop;
    ${moveHead ? 'update log_head set hash = seal, position = (select max(position) from event);' : ''}
  end $$`;

/** Moves every event behind `from` by so many positions; in two steps, since two may not meet. */
export const movedBy = (from: number, by: number): string[] => [
  `update event set position = -position where position >= ${from}`,
  `update event set position = -position + ${by} where position < 0`,
];
