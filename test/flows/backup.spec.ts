import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import supertest from 'supertest';
import { migrations } from '../../migrations/list.js';
import { backupKeyPath, readBackupKeys } from '../../src/platform/backup/backup-key.js';
import { contentFrame, type Entry, entryFrame } from '../../src/platform/backup/frames.js';
import { makeBackup } from '../../src/platform/backup/make-backup.js';
import { type Restored, restoreBackup } from '../../src/platform/backup/restore-backup.js';
import { LEFT_OUT, referencesOf } from '../../src/platform/backup/schema.query.js';
import { sealStream } from '../../src/platform/backup/sealed-stream.js';
import { StartRefused } from '../../src/platform/config/start-refused.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { freshKey, type KeyRing, readKeyFile } from '../../src/platform/vault/key-file.js';
import type { VaultKey } from '../../src/platform/vault/sealing.js';
import { startApp } from '../support/app.js';
import { Command, type Said } from '../support/command.js';
import { cleanUp, startApp as startEmbedded } from '../support/embedded.js';
import { Hotline } from '../support/hotline.js';
import { hire } from '../support/people.js';
import { emptyDatabase, type TestDatabase } from '../support/postgres.js';
import { faultsOf } from '../support/wholeness.js';

const TYPED = '路面有坑洞，機車閃避';
const CALLER = { name: '王小明', phone: '0912-345-678' };

// Commands are processes of their own, each with the whole application to start.

let hotline: Hotline;
let number: string;
let photo: string;
const folders: string[] = [];
const databases: TestDatabase[] = [];

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-backup-'));
  folders.push(folder);
  return folder;
};
const newDatabase = async (): Promise<string> => {
  const database = await emptyDatabase();
  databases.push(database);
  return database.url;
};
const where = () => ({
  dataDir: hotline.server.config.dataDir,
  databaseUrl: hotline.server.databaseUrl,
});
const keyOf = (): VaultKey => (readBackupKeys(backupKeyPath(where().dataDir)) as [VaultKey])[0];
const ringOf = (): KeyRing => readKeyFile(join(where().dataDir, 'keys/vault.json')) as KeyRing;
const backup = join(newFolder(), 'city.backup');
const underLoad = join(newFolder(), 'under-load.backup');

/** In this process, so that nothing is written beside it. */
const make = (path: string) => makeBackup(path, { ...where(), key: keyOf(), madeAt: new Date('2026-11-21') });
const restore = (
  path: string,
  to: { databaseUrl: string; dataDir?: string },
  with_: { backupKeys?: VaultKey[]; ring?: KeyRing } = {},
): Promise<Restored> =>
  restoreBackup(path, { dataDir: newFolder(), backupKeys: [keyOf()], ring: ringOf(), ...to, ...with_ });

async function sealed(frames: Buffer[]): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const source = (async function* () {
    yield* frames;
  })();
  for await (const piece of sealStream(source, keyOf())) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function asked<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  return client
    .query<Row>(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

const tablesIn = async (url: string): Promise<string[]> =>
  (
    await asked<{ name: string }>(
      url,
      `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    )
  ).map(({ name }) => name);

/** How many rows each table has, and what is in them. */
async function contentOf(url: string): Promise<Record<string, string>> {
  const content: Record<string, string> = {};
  for (const name of await tablesIn(url)) {
    if (LEFT_OUT.includes(name) || name === 'migrations') continue;
    const [row] = await asked<{ all: string }>(
      url,
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, ' ' order by t::text)), '') as all from "${name}" t`,
    );
    content[name] = row?.all ?? '';
  }
  return content;
}

let made: Said;

beforeAll(async () => {
  hotline = await Hotline.open();
  ({ number } = await hotline.record({}, { citizen: CALLER }));
  await hotline.finish(number);
  photo = (await hotline.page(number)).timeline.flatMap(({ attachments }) => attachments)[0]?.id as string;
  const making = Command.start('backup', ['make', underLoad], where());
  let isMade = false;
  const ended = making.ended.then(said => {
    isMade = true;
    return said;
  });
  while (!isMade)
    await Promise.all([hotline.record(), hotline.record({ district: '64000010' }), hotline.photo()]);
  made = await ended;
  await hotline.server.settle();
});
afterAll(async () => {
  await hotline.close();
  for (const database of databases) await database.drop();
  await cleanUp();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('npm run backup -- make', () => {
  it('says what is in the file, how fast, and which keys it will need', () => {
    expect([made.code, made.err]).toEqual([0, '']);
    expect(made.out).toMatch(/: [0-9,]+ rows, [0-9]+ files, [0-9.]+ MB in [0-9.]+ s \([0-9.]+ MB\/s\)/);
    expect(made.out).toContain('No key is in it');
    for (const { id } of [keyOf(), ringOf().seal[0], ringOf().lookup[0]]) expect(made.out).toContain(id);
  });

  it('shows nobody anything of it: no name, no number, nothing typed, no photo, no key', () => {
    const bytes = readFileSync(underLoad);
    const keys = [keyOf(), ...ringOf().seal, ...ringOf().lookup].flatMap(({ bytes: key }) => [
      key,
      Buffer.from(key.toString('base64')),
    ]);
    for (const clear of [
      CALLER.name,
      CALLER.phone,
      '+886912345678',
      TYPED,
      number,
      'case_file',
      'argon2id',
      ...keys,
    ])
      expect(bytes.includes(clear)).toBe(false);
    expect(bytes.includes(Buffer.from('ffd8ffe0', 'hex'))).toBe(false);
  });

  it('is in the record of access', async () => {
    const rows = await hotline.server.db.query(
      `select actor_kind as by, reason from access_log where action = 'backup.made'`,
    );
    expect(rows).toEqual([{ by: 'system', reason: `key ${keyOf().id}` }]);
  });

  it('writes over nothing, and leaves no draft', async () => {
    const before = readFileSync(underLoad);
    const { code, err } = await Command.run('backup', ['make', underLoad], where());
    expect([code, err]).toEqual([1, `${underLoad} is there already.\n`]);
    expect(readFileSync(underLoad).equals(before)).toBe(true);
    expect(readdirSync(join(underLoad, '..'))).toEqual(['under-load.backup']);
  });
});

describe('a backup that was made under load', () => {
  it('restored into an embedded PostgreSQL and a new data folder is a whole city at work', async () => {
    const dataDir = newFolder();
    cpSync(join(where().dataDir, 'keys'), join(dataDir, 'keys'), { recursive: true });
    const { code, out, err } = await Command.run('backup', ['restore', underLoad], { dataDir });
    expect([err, code]).toEqual(['', 0]);
    expect(out).toContain('npm run verify-log');

    const embedded = startEmbedded({ dataDir });
    const { url: databaseUrl } = await embedded.started;
    const sessions = await asked<{ count: number }>(
      databaseUrl,
      'select count(*)::int as count from session',
    );
    expect(sessions).toEqual([{ count: 0 }]);
    const verified = await Command.run('verify-log', [], { dataDir, databaseUrl });
    expect([verified.err, verified.code]).toEqual(['', 0]);
    const server = await startApp({ databaseUrl, settings: { dataDir } });
    try {
      await server.settle();
      expect(await faultsOf(databaseUrl)).toEqual({});
      const { username, password } = await hire(server.app, 'supervisor');
      const supervisor = supertest.agent(server.url);
      await supervisor.post('/api/session').send({ username, password }).expect(200);
      const { body: page } = await supervisor.get(`/api/cases/${number}`).expect(200);
      expect([page.number, page.description]).toEqual([number, TYPED]);
      const there = await supervisor.get(`/api/files/${photo}`).expect(200);
      expect(there.body.equals((await hotline.supervisor.get(`/api/files/${photo}`).expect(200)).body)).toBe(
        true,
      );
      const log = await server.db.query(`select reason from access_log where action = 'backup.restored'`);
      expect(log).toHaveLength(1);
      // What is new comes after what is old.
      const agent = supertest.agent(server.url);
      const { username: name, password: word } = await hire(server.app, 'agent');
      await agent.post('/api/session').send({ username: name, password: word }).expect(200);
      const wish = { category: 'RD01', district: '64000050', place: '建工路', description: '坑洞' };
      await agent
        .post('/api/contacts')
        .send({ channel: 'phone', outcome: 'recorded', cases: [wish] })
        .expect(201);
      await server.settle();
      expect(await faultsOf(databaseUrl)).toEqual({});
    } finally {
      await server.close();
      await embedded.stop();
    }
  });
});

describe('what was restored', () => {
  let databaseUrl: string;

  beforeAll(async () => {
    await make(backup);
    databaseUrl = await newDatabase();
    await restore(backup, { databaseUrl });
  });

  it('is what was there, row for row; only who was signed in is not', async () => {
    const [before, after] = [await contentOf(hotline.server.databaseUrl), await contentOf(databaseUrl)];
    expect(Object.keys(before).length).toBeGreaterThan(20);
    expect(after).toEqual(before);
    expect(before.event).not.toMatch(/^0 /);
  });

  it('goes on where it was: sequences and identities', async () => {
    const sequences = `select sequencename::text as name, last_value::text as value from pg_sequences
      where schemaname = 'public' order by 1`;
    expect(await asked(databaseUrl, sequences)).toEqual(await asked(hotline.server.databaseUrl, sequences));
  });

  it('is guarded as before: the log is append-only', async () => {
    await expect(asked(databaseUrl, 'delete from event')).rejects.toThrow('append-only');
    await expect(asked(databaseUrl, 'truncate access_log')).rejects.toThrow('append-only');
    const off = await asked(
      databaseUrl,
      `select tgname from pg_trigger where not tgisinternal and tgenabled <> 'O'`,
    );
    expect(off).toEqual([]);
  });
});

it('a backup of an older schema is loaded as it was, and then brought up to date', async () => {
  const [older, newer] = [await newDatabase(), await newDatabase()];
  const first = migrations.filter(one => Number(new one().name.slice(-4)) <= 20);
  const source = createDataSource(older);
  await source.setOptions({ migrations: first }).initialize();
  await source.runMigrations();
  await source.query(
    `insert into incident (id, category, opened_at) values (gen_random_uuid(), 'RD01', '2026-11-21')`,
  );
  await source.destroy();
  const path = join(newFolder(), 'older.backup');
  await makeBackup(path, {
    databaseUrl: older,
    dataDir: newFolder(),
    key: keyOf(),
    madeAt: new Date('2026-11-21'),
  });
  const restored = await restore(path, { databaseUrl: newer });
  expect([restored.rows > 0, restored.newer]).toEqual([true, migrations.length - first.length]);
  expect(await asked(newer, 'select category from incident')).toEqual([{ category: 'RD01' }]);
  expect(await tablesIn(newer)).toEqual(await tablesIn(hotline.server.databaseUrl));
});

describe('a restore is refused, and leaves nothing, when', () => {
  let databaseUrl: string;
  let dataDir: string;
  const refusal = async (path: string, with_: Parameters<typeof restore>[2] = {}): Promise<string> => {
    const refused = await restore(path, { databaseUrl, dataDir }, with_).catch(error => error);
    expect(refused).toBeInstanceOf(StartRefused);
    return refused.message;
  };
  const forged = (forge: (bytes: Buffer) => Buffer): string => {
    const path = join(newFolder(), 'forged.backup');
    writeFileSync(path, forge(readFileSync(backup)));
    return path;
  };

  beforeAll(async () => {
    databaseUrl = await newDatabase();
    dataDir = newFolder();
  });
  afterEachNothing();

  it('the backup key is another one', async () => {
    expect(await refusal(backup, { backupKeys: [freshKey()] })).toContain(
      `needs the backup key ${keyOf().id}`,
    );
  });

  it('the keys of what is sealed in it are not there', async () => {
    const ring: KeyRing = { seal: [freshKey()], lookup: ringOf().lookup };
    expect(await refusal(backup, { ring })).toContain(`needs the key ${ringOf().seal[0].id}`);
  });

  it.each([0.3, 0.9, 1])('the file was cut off at %d of its length', async share => {
    const path = forged(bytes => bytes.subarray(0, Math.ceil(bytes.length * share) - 1));
    expect(await refusal(path)).toMatch(/damaged or ends too early\. Nothing was restored/);
  });

  it.each([0.1, 0.5, 0.99])('one bit was changed at %d of its length', async share => {
    const path = forged(bytes => {
      const at = Math.floor(bytes.length * share);
      bytes[at] = (bytes[at] as number) ^ 1;
      return bytes;
    });
    expect(await refusal(path)).toMatch(/damaged or ends too early/);
  });

  it('it is no backup at all', async () => {
    expect(await refusal(forged(() => Buffer.from('something else')))).toContain('This is no backup');
  });

  it('the program is older than the backup', async () => {
    const entry: Entry = {
      ...{ kind: 'backup', format: 1, madeAt: '2027-01-01T00:00:00Z', keys: [] },
      migrations: ['Later1700000009999'],
    };
    const path = join(newFolder(), 'newer.backup');
    writeFileSync(path, await sealed([entryFrame(entry)]));
    expect(await refusal(path)).toMatch(/made by a newer version of this program \(it has Later/);
  });

  it('the data folder holds files of something else', async () => {
    mkdirSync(join(dataDir, 'files/ab'), { recursive: true });
    expect(await refusal(backup)).toContain('holds files already');
    expect(existsSync(join(dataDir, 'files/ab'))).toBe(true);
    rmSync(join(dataDir, 'files'), { recursive: true });
  });

  function afterEachNothing(): void {
    afterAll(async () => {
      expect(await tablesIn(databaseUrl)).toEqual([]);
      expect(readdirSync(dataDir)).toEqual([]);
    });
  }
});

it('a restore into a database that is not empty is refused, and changes nothing', async () => {
  const before = await contentOf(hotline.server.databaseUrl);
  await expect(restore(backup, { databaseUrl: hotline.server.databaseUrl })).rejects.toThrow('is not empty');
  expect(await contentOf(hotline.server.databaseUrl)).toEqual(before);
});

it('a restore that the database refuses ends, and leaves nothing', async () => {
  const databaseUrl = await newDatabase();
  const entries: Buffer[] = [
    entryFrame({
      ...{ kind: 'backup', format: 1, madeAt: '2026-11-21T00:00:00Z', keys: [] },
      migrations: migrations.map(one => new one().name),
    }),
    entryFrame({ kind: 'table', table: 'staff', columns: ['id'] }),
    contentFrame(gzipSync('no uuid\n')),
  ];
  const path = join(newFolder(), 'refused.backup');
  writeFileSync(path, await sealed(entries));
  await expect(restore(path, { databaseUrl })).rejects.toThrow('invalid input syntax for type uuid');
  expect(await tablesIn(databaseUrl)).toEqual([]);
});

it('a restore that is killed in the middle leaves nothing, and the next one succeeds', async () => {
  const [databaseUrl, dataDir] = [await newDatabase(), newFolder()];
  cpSync(join(where().dataDir, 'keys'), join(dataDir, 'keys'), { recursive: true });
  const path = join(newFolder(), 'slow.backup');
  execFileSync('mkfifo', [path]);
  // Larger than what is opened at once, so that its beginning is loaded before its end is there.
  mkdirSync(join(where().dataDir, 'files/aa'), { recursive: true });
  writeFileSync(join(where().dataDir, 'files/aa/large.sealed'), randomBytes(1_000_000));
  const whole = join(newFolder(), 'whole.backup');
  await make(whole);
  const bytes = readFileSync(whole);
  const restoring = Command.start('backup', ['restore', path], { dataDir, databaseUrl });
  let hasEnded = false;
  void restoring.ended.then(() => {
    hasEnded = true;
  });
  const until = async (isSo: () => Promise<boolean> | boolean): Promise<void> => {
    while (!hasEnded && !(await isSo())) await new Promise(setImmediate);
    expect(hasEnded).toBe(false);
  };
  // Then it has opened the pipe, or is about to: whoever opens a pipe waits for the other end.
  const lock = `select 1 from pg_locks where locktype = 'advisory' and granted and objid = 19990013
    and database = (select oid from pg_database where datname = current_database())`;
  await until(async () => (await asked(databaseUrl, lock)).length > 0);
  const pipe = await open(path, 'w');
  // The last bytes never come: all rows are loaded, and the files are on their way.
  await pipe.write(bytes.subarray(0, bytes.length - 10));
  await until(() => existsSync(join(dataDir, 'files.restoring/aa/large.sealed')));
  await restoring.kill();
  await pipe.close();
  expect(await tablesIn(databaseUrl)).toEqual([]);
  expect(existsSync(join(dataDir, 'files'))).toBe(false);
  const restored = await restore(whole, { databaseUrl, dataDir });
  expect(restored.rows).toBeGreaterThan(100);
  expect(readdirSync(dataDir).sort()).toEqual(['files', 'keys']);
  expect(existsSync(join(dataDir, 'files/.unfinished'))).toBe(false);
  expect(await tablesIn(databaseUrl)).toEqual(await tablesIn(hotline.server.databaseUrl));
});

it('no table that is backed up refers to one that is left out', async () => {
  const client = new pg.Client(hotline.server.databaseUrl);
  await client.connect();
  const references = await referencesOf(client);
  await client.end();
  expect(references.length).toBeGreaterThan(10);
  expect(references.filter(({ from, to }) => LEFT_OUT.includes(to) && !LEFT_OUT.includes(from))).toEqual([]);
});
