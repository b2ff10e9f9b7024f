import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  ask,
  askUntilAnswered,
  cleanUp,
  endProcess,
  remove,
  serverPid,
  startApp,
  temporaryFolder,
} from '../../../test/support/embedded.js';
import { startEmbedded } from './embedded.js';

describe('the embedded PostgreSQL after a crash', () => {
  let made: string;
  let dataDir: string;

  beforeAll(async () => {
    made = temporaryFolder();
    const { url, stop } = await startEmbedded({ dataDir: made, durable: false });
    await ask(url, `create table note as select 'kept' as text`);
    await stop();
    dataDir = `${made}-copy`;
  });

  /** None that other tests, or programs, take meanwhile. */
  const PORT_OF_ITS_OWN = 31_432;

  function copy(): string {
    execFileSync('cp', ['-a', `${made}/.`, dataDir]);
    return dataDir;
  }

  afterEach(() => remove(dataDir));
  afterAll(cleanUp);

  const lockFile = () => join(dataDir, 'postgres/data/postmaster.pid');

  it('of its program is taken over as it runs, with what was committed', async () => {
    const app = startApp({ dataDir: copy() });
    const { url } = await app.started;
    const server = serverPid(dataDir);
    await ask(url, `insert into note values ('written last')`);
    await app.kill();
    const again = await startEmbedded({ dataDir, durable: false });
    expect(again.url).toBe(url);
    expect(serverPid(dataDir)).toBe(server);
    expect(await ask(again.url, 'select text from note')).toEqual([
      { text: 'kept' },
      { text: 'written last' },
    ]);
    await again.stop();
    expect(serverPid(dataDir)).toBeUndefined();
  });

  it('of its program is started anew where other settings are asked for', async () => {
    const app = startApp({ dataDir: copy() });
    const server = await app.started.then(() => serverPid(dataDir));
    await app.kill();
    const again = await startEmbedded({ dataDir });
    expect(serverPid(dataDir)).not.toBe(server);
    expect(await ask(again.url, 'select text from note, (select current_setting($$fsync$$)) s')).toHaveLength(
      1,
    );
    expect(await ask(again.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
    await again.stop();
  });

  it('of its program waits until the server has noticed', async () => {
    const app = startApp({ dataDir: copy() });
    const { url } = await app.started;
    await app.kill();
    const late = new pg.Client(url.replaceAll('hotline', 'postgres'));
    await late.connect();
    await late.query('select pg_advisory_lock(1999)');
    const again = startEmbedded({ dataDir, durable: false });
    const waiting = `select 1 from pg_locks where locktype = 'advisory' and not granted`;
    while ((await ask(url, waiting)).length === 0);
    await late.end();
    await (await again).stop();
  });

  it('of the server under a busy session is brought back on the same port', async () => {
    const { url, stop } = await startEmbedded({ dataDir: copy(), durable: false, port: PORT_OF_ITS_OWN });
    const busy = new pg.Client(url);
    busy.on('error', () => {});
    await busy.connect();
    // It does not look up for as long as one call of md5 over a large text takes, and so survives its main process.
    const cut = busy
      .query(`select count(md5(repeat('x', 100000000) || n)) from generate_series(1, 1000) n`)
      .catch((error: Error) => error);
    const killed = serverPid(dataDir)!;
    await endProcess(killed);
    expect(await askUntilAnswered(url, 'select text from note')).toEqual([{ text: 'kept' }]);
    expect(await cut).toBeInstanceOf(Error);
    expect(serverPid(dataDir)).not.toBe(killed);
    await stop();
    expect(serverPid(dataDir)).toBeUndefined();
  });

  it('of one session goes on, still owned by its program', async () => {
    const { url, stop } = await startEmbedded({ dataDir: copy(), durable: false, port: PORT_OF_ITS_OWN });
    const server = serverPid(dataDir);
    const session = new pg.Client(url);
    const cut = new Promise(end => session.once('end', end));
    session.on('error', () => {});
    await session.connect();
    const { rows } = await session.query('select pg_backend_pid() as pid');
    await endProcess(rows[0].pid);
    await cut;
    const held = `select application_name as name from pg_locks join pg_stat_activity using (pid) where locktype = 'advisory'`;
    let owner: { name: string }[];
    do owner = await askUntilAnswered<{ name: string }>(url, held);
    while (owner.length === 0);
    expect(owner).toEqual([{ name: `process ${process.pid}` }]);
    expect(serverPid(dataDir)).toBe(server);
    await stop();
  });

  it('of both starts from the stale lock file', async () => {
    const app = startApp({ dataDir: copy() });
    await app.started;
    await app.kill();
    await endProcess(serverPid(dataDir)!);
    expect(serverPid(dataDir)).toBeDefined();
    const again = await startEmbedded({ dataDir, durable: false });
    expect(await ask(again.url, 'select text from note')).toEqual([{ text: 'kept' }]);
    await again.stop();
  });

  it('starts although the number in the lock file was given to another process', async () => {
    const { uid, gid } = statSync(join(copy(), 'postgres/data'));
    const bystander = spawn('sleep', ['infinity'], process.getuid?.() === 0 ? { uid, gid } : {});
    writeFileSync(lockFile(), String(bystander.pid));
    const again = await startEmbedded({ dataDir, durable: false });
    expect(await ask(again.url, 'select text from note')).toEqual([{ text: 'kept' }]);
    await again.stop();
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
    bystander.kill();
  });

  it.each([
    ['is empty', ''],
    ['is garbage', 'hello'],
  ])('starts although the lock file %s', async (_, content) => {
    copy();
    writeFileSync(lockFile(), content);
    const again = await startEmbedded({ dataDir, durable: false });
    expect(await ask(again.url, 'select text from note')).toEqual([{ text: 'kept' }]);
    expect(readFileSync(lockFile(), 'utf8')).toContain('ready');
    await again.stop();
  });

  it('in the middle of making its files makes them again', async () => {
    const empty = temporaryFolder();
    const app = startApp({ dataDir: empty });
    const begun = new Promise<void>(seen => {
      const watcher = watch(empty, (_, name) => {
        if (!name?.startsWith('postgres.new-')) return;
        watcher.close();
        seen();
      });
    });
    await begun;
    await app.kill();
    expect(readdirSync(empty)).toEqual([`postgres.new-${app.process.pid}`]);
    const again = await startEmbedded({ dataDir: empty, durable: false });
    expect(await ask(again.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await again.stop();
    expect(readdirSync(empty).sort()).toEqual(['postgres', 'postgres.log']);
  });

  it('stops in order when the server is gone already', async () => {
    const { stop } = await startEmbedded({ dataDir: copy(), durable: false, port: PORT_OF_ITS_OWN });
    await endProcess(serverPid(dataDir)!);
    await expect(stop()).resolves.toBeUndefined();
  });
});
