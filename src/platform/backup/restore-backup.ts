import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { migrations } from '../../../migrations/list.js';
import { StartRefused } from '../config/start-refused.js';
import { createDataSource } from '../database/data-source.js';
import { aloneOnSchema } from '../database/migrate.js';
import type { KeyRing, Purpose } from '../vault/key-file.js';
import type { VaultKey } from '../vault/sealing.js';
import { copyIn } from './copy.js';
import { type Entry, FrameReader } from './frames.js';
import { RestoredFiles } from './kept-files.js';
import { columnsIn, quoted, tablesOf } from './schema.query.js';
import { openStream, StreamUnreadable } from './sealed-stream.js';

export interface RestoreWish {
  databaseUrl: string;
  dataDir: string;
  backupKeys: readonly VaultKey[];
  ring: KeyRing;
}

export interface Restored {
  madeAt: Date;
  rows: number;
  files: number;
  /** That came after the backup and were run on what was loaded. */
  newer: number;
}

type Start = Entry & { kind: 'backup' };
type End = Entry & { kind: 'end' };

/**
 * Everything of a backup into an empty database and an empty data folder: in one transaction, schema and all, so that
 * a restore that is cut off or refused leaves nothing.
 */
export function restoreBackup(path: string, wish: RestoreWish): Promise<Restored> {
  return aloneOnSchema(wish.databaseUrl, async () => {
    const frames = new FrameReader(openStream(createReadStream(path), wish.backupKeys));
    const files = new RestoredFiles(wish.dataDir);
    const source = await new DataSource({
      ...createDataSource(wish.databaseUrl).options,
      extra: {},
    } as ConstructorParameters<typeof DataSource>[0]).initialize();
    const runner = source.createQueryRunner();
    try {
      const start = await frames.entry().then(entry => fitting(entry, wish.ring));
      const client = (await runner.connect()) as pg.PoolClient;
      await assertEmpty(client);
      await files.begin();
      await runner.startTransaction();
      const newer = await migrate(source, runner, start.migrations);
      const end = await load(frames, client, files);
      await bringUp(source, runner);
      await files.place();
      await runner.commitTransaction();
      await files.finish();
      const rows = Object.values(end.rows).reduce((sum, count) => sum + count, 0);
      return { madeAt: new Date(start.madeAt), rows, files: end.files, newer };
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      await files.undo();
      throw error instanceof StreamUnreadable
        ? new StartRefused(`${error.message} Nothing was restored.`)
        : error;
    } finally {
      await runner.release();
      await source.destroy();
    }
  });
}

/** That this program knows every migration of the backup, and the key file every key. */
function fitting(entry: Entry, ring: KeyRing): Start {
  if (entry.kind !== 'backup' || entry.format !== 1)
    throw new StreamUnreadable('The backup is of another version.');
  const known = new Set(migrations.map(one => new one().name));
  const unknown = entry.migrations.find(name => !known.has(name));
  if (unknown)
    throw new StartRefused(
      `The backup was made by a newer version of this program (it has ${unknown}): restore it with that one.`,
    );
  const missing = entry.keys.find(({ id, purpose }) => !ring[purpose as Purpose].some(key => key.id === id));
  if (missing)
    throw new StartRefused(
      `What is sealed in the backup needs the key ${missing.id}, which is not in keys/vault.json of DATA_DIR: put the key file there that belongs to it.`,
    );
  return entry;
}

async function assertEmpty(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ tables: number }>(
    `select count(*)::int as tables from pg_class c
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
        and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,
  );
  if (rows[0]?.tables !== 0)
    throw new StartRefused(
      'The database is not empty. A backup is restored into an empty one only: take a new DATA_DIR, or a new database in DATABASE_URL.',
    );
}

/** The schema of the backup. Answers how many migrations are newer. */
async function migrate(source: DataSource, runner: QueryRunner, names: string[]): Promise<number> {
  const all = source.migrations;
  Object.assign(source, { migrations: all.filter(one => names.includes(one.name ?? '')) });
  await bringUp(source, runner);
  Object.assign(source, { migrations: all });
  return all.length - names.length;
}

async function bringUp(source: DataSource, runner: QueryRunner): Promise<void> {
  const executor = new MigrationExecutor(source, runner);
  executor.transaction = 'none'; // In ours.
  await executor.executePendingMigrations();
}

/** Triggers guard the work of people and programs; what is loaded has been through them. */
async function load(frames: FrameReader, client: pg.ClientBase, files: RestoredFiles): Promise<End> {
  const tables = (await tablesOf(client)).map(({ name }) => quoted(name));
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`);
  // Migrations put rows into new tables; the backup has its own.
  await client.query(`truncate ${tables.join(', ')}`);
  const rows: Record<string, number> = {};
  let kept = 0;
  for (;;) {
    const entry = await frames.entry();
    if (entry.kind === 'table') {
      const into = columnsIn({ name: entry.table, columns: entry.columns });
      rows[entry.table] = await copyIn(client, `copy ${into} from stdin`, unzipped(frames.content()));
    } else if (entry.kind === 'file') {
      await files.take(entry.path, entry.mtime, frames.content());
      kept += 1;
    } else if (entry.kind === 'end') {
      await frames.end();
      if (JSON.stringify(entry.rows) !== JSON.stringify(rows) || entry.files !== kept)
        throw new StreamUnreadable('The backup does not hold what it says.');
      for (const [name, value] of Object.entries(entry.sequences))
        await client.query('select setval($1::regclass, $2)', [quoted(name), value]);
      await client.query('set constraints all immediate');
      for (const table of tables) await client.query(`alter table ${table} enable trigger user`);
      return entry;
    }
  }
}

async function* unzipped(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  const feeding = pipeline(source, gunzip);
  feeding.catch(() => undefined);
  for await (const chunk of gunzip) yield chunk as Buffer;
  await feeding;
}
