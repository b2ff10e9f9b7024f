import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { migrations } from '../../migrations/list.js';
import { AccessCheckQuery } from '../../src/platform/audit/access-check.query.js';
import { Audit } from '../../src/platform/audit/audit.service.js';
import { LogVerifier } from '../../src/platform/audit/log-verifier.service.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { newId } from '../../src/platform/ids.js';
import { Events } from '../../src/platform/log/events.service.js';
import { SealQuery } from '../../src/platform/log/seal.query.js';
import { startApp, type TestApp } from '../support/app.js';
import { Forger, sealedAnew } from '../support/forger.js';
import { hire } from '../support/people.js';
import { emptyDatabase } from '../support/postgres.js';

let server: TestApp;
let forger: Forger;
let folder: string;

const write = async ({ app, db }: TestApp = server): Promise<void> => {
  await db.transaction(async tx => {
    await app.get(Events).tell(tx, 'case.noted', { caseId: newId(), number: 'D1' });
    await app.get(Audit).record(tx, { action: 'backup.made' });
  });
};

beforeAll(async () => {
  server = await startApp();
  folder = await mkdtemp(join(tmpdir(), 'hotline-heads-'));
  await hire(server.app, 'agent');
  for (let i = 0; i < 10; i += 1) await write();
  await server.settle();
  forger = await Forger.at(server.databaseUrl);
});
afterAll(async () => {
  await forger.end();
  await server.close();
  await rm(folder, { recursive: true });
});

/** The command, built, in a process of its own. */
async function verifyLog(...args: string[]): Promise<{ code: number; said: string; complained: string }> {
  const child = spawn(process.execPath, ['dist/src/commands/verify-log.js', ...args], {
    cwd: resolve(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DATA_DIR: folder, DATABASE_URL: server.databaseUrl },
  });
  const [said, complained, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { code, said, complained };
}

const keepHead = async (): Promise<string> => {
  const file = join(folder, 'head.json');
  await writeFile(file, JSON.stringify(await server.app.get(SealQuery).head()));
  return file;
};

describe('npm run verify-log', () => {
  afterEach(() => forger.putBack());

  it('ends with 0 and the head where nothing is wrong, and leaves word for the auditor', async () => {
    const head = await server.app.get(SealQuery).head();
    const { code, said } = await verifyLog();
    expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining(`Nothing is wrong`) });
    expect(said).toContain(head?.hash);
    const [check] = await forger.ask('select position, faults from log_check order by at desc limit 1');
    expect(check).toEqual({ position: head?.position, faults: 0 });
  });

  it('ends with 1 and names what was changed', async () => {
    await forger.edit(
      `update event set actor = '{}' where position = 7`,
      `update event set payload = '{}' where position = 3`,
    );
    const { code, said, complained } = await verifyLog('--json');
    expect({ code, complained }).toEqual({ code: 1, complained: '' });
    const verdict = JSON.parse(said);
    expect(verdict).toMatchObject({ isSound: false, accesses: expect.any(Number) });
    expect(verdict.faults).toContainEqual({
      ...{ fault: 'changed', from: 7, to: 7 },
      words: expect.stringContaining('Event 7 does not fit its seal'),
    });
    expect(verdict.faults).toContainEqual(expect.objectContaining({ fault: 'changed', from: 3 }));
  });

  it('finds a chain that was rewritten as a whole by a kept head: a file, or a folder of them', async () => {
    const file = await keepHead();
    await forger.edit(`update event set actor = '{}' where position = 4`, sealedAnew(4));
    expect((await verifyLog()).code).toBe(0);
    for (const path of [file, folder]) {
      const { code, said } = await verifyLog('--head', path);
      expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('The chain was rewritten') });
    }
  });

  it.each([
    ['there is no such file', 'nowhere.json'],
    ['the folder holds none', tmpdir()],
  ])('does not call a log sound that it was to compare with a head: %s', async (_why, path) => {
    const { code, said } = await verifyLog(
      '--head',
      path === tmpdir() ? await mkdtemp(join(folder, 'none-')) : path,
    );
    expect({ code, said }).toEqual({ code: 1, said: '' });
  });
});

it('beside servers at work, with two sequencers, there is no fault at any moment', async () => {
  const other = await startApp({
    databaseUrl: server.databaseUrl,
    settings: { dataDir: server.config.dataDir },
  });
  const verifier = server.app.get(LogVerifier);
  const heads: { position: number; hash: string; file: string }[] = [];
  let isOver = false;
  const writing = Promise.all(
    [server, other, server, other].map(async at => {
      while (!isOver) await write(at);
    }),
  );
  try {
    do {
      const head = await server.app.get(SealQuery).head();
      if (head) heads.push({ ...head, file: `head-${head.position}` });
      expect((await verifier.verify(heads)).faults).toEqual([]);
    } while (new Set(heads.map(({ position }) => position)).size < 3);
  } finally {
    isOver = true;
    await writing;
    await server.settle();
    await other.close();
  }
  expect((await verifier.verify(heads)).faults).toEqual([]);
});

it('is not read through again for every record, also by a plan of when the log was short', async () => {
  const young = await startApp();
  const look = () => young.app.get(AccessCheckQuery).uncovered('00000000-0000-0000-0000-000000000000', 1000);
  const read = async (): Promise<number> => {
    // On the connection that looked: it would keep its counts to itself for a second.
    await young.db.query('select pg_stat_force_next_flush()');
    const [row] = await young.db.query<{ read: number }>(
      `select sum(seq_tup_read)::int as read from pg_stat_user_tables where relname in ('event', 'event_new')`,
    );
    return row?.read ?? 0;
  };
  await write(young);
  await young.settle();
  await young.db.query('analyze access_log, event, event_new');
  for (let i = 0; i < 10; i += 1) await look();
  const sequencing = await Forger.at(young.databaseUrl);
  // Whoever holds the head is the only one who numbers.
  await sequencing.ask('begin');
  await sequencing.ask('select from log_head for update');
  await young.db.query(
    `with record as (
       insert into access_log (id, at, actor_kind, action)
       select ('0fffffff-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, '2026-11-21', 'system', 'backup.made'
         from generate_series(1, 1000) n
       returning id)
     insert into event_new (at, case_id, kind, actor, payload)
     select '2026-11-21', null, 'access.recorded', '{}', jsonb_build_object('accessId', id) from record`,
  );
  const before = await read();
  expect(await look()).toMatchObject({ seen: 1000, rows: [] });
  const waiting = (await read()) - before;
  await sequencing.ask('rollback');
  await sequencing.end();
  await young.settle();
  expect(await look()).toMatchObject({ seen: 1000, rows: [] });
  const numbered = (await read()) - before - waiting;
  for (const rows of [waiting, numbered]) expect(rows).toBeLessThan(10_000);
  await young.close();
});

it('what was logged before there was a seal is sealed as it stood', async () => {
  const database = await emptyDatabase();
  const older = migrations.slice(
    0,
    migrations.findIndex(({ name }) => name === 'Seal0015'),
  );
  const source = await new DataSource({
    ...createDataSource(database.url).options,
    migrations: older,
  } as never).initialize();
  await source.runMigrations();
  await source.query(
    `insert into event_new (at, case_id, kind, actor, payload)
     select '2026-11-21'::timestamptz + n * interval '1 second', null, 'case.noted', '{}', jsonb_build_object('n', n) from generate_series(1, 2500) n`,
  );
  for (let moved = 1; moved > 0; ) [{ moved }] = await source.query('select sequence_events(1000) as moved');
  await source.destroy();
  await migrate(database.url);
  const old = await startApp({ databaseUrl: database.url });
  expect(await old.app.get(LogVerifier).verify()).toMatchObject({ position: expect.any(Number), faults: [] });
  const [{ sealed } = { sealed: 0 }] = await old.db.query<{ sealed: number }>(
    'select count(distinct hash) as sealed from event where position <= 2500',
  );
  expect(sealed).toBe(2500);
  await expect(old.db.query('delete from event')).rejects.toThrow('append-only');
  await old.close();
  await database.drop();
});
