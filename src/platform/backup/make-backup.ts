import { link, open, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { StartRefused } from '../config/start-refused.js';
import type { VaultKey } from '../vault/sealing.js';
import { CopyOut } from './copy.js';
import { contentFrame, type Entry, entryFrame } from './frames.js';
import { keptFiles } from './kept-files.js';
import { columnsIn, LEFT_OUT, quoted, referencesOf, sequencesOf, tablesOf } from './schema.query.js';
import { sealStream } from './sealed-stream.js';

export interface BackupWish {
  databaseUrl: string;
  dataDir: string;
  key: VaultKey;
  madeAt: Date;
}

export interface MadeBackup {
  bytes: number;
  rows: number;
  files: number;
  keys: { id: string; purpose: string }[];
}

/**
 * Writes everything that must be kept into one sealed file: all rows as of one moment, then the attachments, of which
 * some may be newer than the rows (a file is on the disk before its row is committed). Nobody waits for it.
 */
export async function makeBackup(path: string, wish: BackupWish): Promise<MadeBackup> {
  const made: MadeBackup = { bytes: 0, rows: 0, files: 0, keys: [] };
  const draft = `${path}.unfinished`;
  const file = await open(draft, 'wx', 0o600).catch(error => {
    if (error.code !== 'EEXIST') throw error;
    throw new StartRefused(
      `${draft} is there: another backup is under way, or was cut off. Remove it, then.`,
    );
  });
  try {
    for await (const piece of sealStream(contentOf(wish, made), wish.key)) {
      await file.write(piece);
      made.bytes += piece.length;
    }
    await file.sync();
    // Unlike a rename, a link replaces nothing that came to be there meanwhile.
    await link(draft, path).catch(error => {
      throw error.code === 'EEXIST' ? new StartRefused(`${path} is there already.`) : error;
    });
    return made;
  } finally {
    await file.close();
    await rm(draft, { force: true });
  }
}

async function* contentOf(
  { databaseUrl, dataDir, madeAt }: BackupWish,
  made: MadeBackup,
): AsyncGenerator<Buffer> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'hotline-1999 backup' });
  client.on('error', () => undefined); // The statement under way fails of it.
  await client.connect();
  try {
    await client.query(`set datestyle = 'ISO'; set timezone = 'UTC'; set extra_float_digits = 1`);
    const tables = await lockedTables(client);
    const migrations = await client.query<{ name: string }>('select name from migrations order by id');
    const keys = await client.query<{ id: string; purpose: string }>(
      'select id, purpose from vault_key where retired_at is null order by purpose, id',
    );
    made.keys = keys.rows;
    const start = { kind: 'backup', format: 1, madeAt: madeAt.toISOString() } as const;
    yield entryFrame({ ...start, migrations: migrations.rows.map(({ name }) => name), keys: keys.rows });
    const end: Entry & { kind: 'end' } = { kind: 'end', rows: {}, files: 0, sequences: {} };
    for (const table of tables) {
      yield entryFrame({ kind: 'table', table: table.name, columns: table.columns });
      const copy = CopyOut.from(client, `copy ${columnsIn(table)} to stdout`);
      for await (const chunk of zipped(copy)) yield contentFrame(chunk);
      end.rows[table.name] = copy.rows;
      made.rows += copy.rows;
    }
    // Sequences stand outside of snapshots: read afterwards, they are past every row that was read.
    end.sequences = await sequencesOf(client);
    await client.query('commit');
    for await (const { path, mtime, content } of keptFiles(dataDir)) {
      yield entryFrame({ kind: 'file', path, mtime });
      for await (const chunk of content) yield contentFrame(chunk);
      made.files = end.files += 1;
    }
    yield entryFrame(end);
  } finally {
    await client.end();
  }
}

/** All of them as of one moment. The locks go no further than to keep the schema as it is. */
async function lockedTables(client: pg.Client): Promise<Awaited<ReturnType<typeof tablesOf>>> {
  const known = await tablesOf(client);
  await client.query('begin isolation level repeatable read read only');
  await client.query(`lock table ${known.map(({ name }) => quoted(name)).join(', ')} in access share mode`);
  const tables = await tablesOf(client);
  if (JSON.stringify(tables) !== JSON.stringify(known))
    throw new StartRefused('The schema was just being changed. Make the backup again.');
  const kept = tables.filter(({ name }) => !LEFT_OUT.includes(name));
  for (const { from, to } of await referencesOf(client)) {
    if (LEFT_OUT.includes(to) && !LEFT_OUT.includes(from))
      throw new Error(`Rows of ${from} refer to ${to}, which is left out of backups.`);
  }
  return kept;
}

async function* zipped(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gzip = createGzip({ level: 1 });
  const feeding = pipeline(source, gzip);
  feeding.catch(() => undefined);
  for await (const chunk of gzip) yield chunk as Buffer;
  await feeding;
}
