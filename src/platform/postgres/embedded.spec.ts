import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ask,
  cleanUp,
  remove,
  serverPid,
  startApp,
  temporaryFolder,
} from '../../../test/support/embedded.js';
import { startEmbedded } from './embedded.js';

/** Root in a container often may not. */
const mayMount = process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0;

describe('the embedded PostgreSQL', () => {
  let made: string;
  let dataDir: string;

  beforeAll(async () => {
    made = temporaryFolder();
    const { url, stop } = await startEmbedded({ dataDir: made });
    await ask(url, `create table note as select 'kept' as text`);
    await stop();
    dataDir = `${made}-copy`;
  });

  /** A stopped data folder with one row, owner and modes as they were. */
  function copy(flags = '-a'): string {
    execFileSync('cp', [flags, `${made}/.`, dataDir]);
    return dataDir;
  }

  afterEach(() => remove(dataDir));
  afterAll(cleanUp);

  it('keeps its data, its password and its log to itself', () => {
    for (const [path, mode] of [
      ['', 0o700],
      ['postgres/data', 0o700],
      ['postgres/password', 0o600],
      ['postgres.log', 0o600],
    ] as const) {
      expect([path, statSync(join(made, path)).mode & 0o777]).toEqual([path, mode]);
    }
    expect(readdirSync(made).sort()).toEqual(['postgres', 'postgres.log']);
  });

  it('finds Chinese words and lends the application no superuser', async () => {
    const { url, stop } = await startEmbedded({ dataDir: copy() });
    await ask(url, 'create extension pg_trgm');
    expect(await ask(url, `select cardinality(show_trgm('路燈')) > 0 as found`)).toEqual([{ found: true }]);
    expect(await ask(url, `select rolsuper from pg_roles where rolname = current_user`)).toEqual([
      { rolsuper: false },
    ]);
    await stop();
  });

  it('keeps its rows over a restart and is gone after a stop', async () => {
    const { url, stop } = await startEmbedded({ dataDir: copy() });
    expect(await ask(url, 'select text from note')).toEqual([{ text: 'kept' }]);
    await stop();
    expect(serverPid(dataDir)).toBeUndefined();
    await expect(ask(url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('takes another port when a second data folder is served at the same time', async () => {
    const first = await startEmbedded({ dataDir: copy() });
    const second = await startEmbedded({ dataDir: made });
    const ports = [first, second].map(one => Number(new URL(one.url).port));
    expect(new Set(ports).size).toBe(2);
    // From there on the system hands out ports to outgoing connections.
    for (const port of ports) expect(port).toBeLessThan(32_768);
    await Promise.all([first.stop(), second.stop()]);
  });

  it('refuses a port that was asked for and is busy', async () => {
    const foreign = createServer().listen(0, '127.0.0.1');
    await new Promise(listening => foreign.once('listening', listening));
    const { port } = foreign.address() as { port: number };
    await expect(startEmbedded({ dataDir: copy(), port })).rejects.toMatchObject({
      name: 'StartRefused',
      message: `EMBEDDED_PG_PORT ${port} is in use by another program: stop that program, or set another port.`,
    });
    foreign.close();
  });

  it('closes a password file that stands open', async () => {
    chmodSync(join(copy(), 'postgres/password'), 0o644);
    const { stop } = await startEmbedded({ dataDir });
    expect(statSync(join(dataDir, 'postgres/password')).mode & 0o777).toBe(0o600);
    await stop();
  });

  it('refuses a password that is not the one of the database, and leaves no server running', async () => {
    writeFileSync(join(copy(), 'postgres/password'), 'sesame');
    await expect(startEmbedded({ dataDir })).rejects.toThrow(
      /^The password in .*postgres\/password does not open/,
    );
    expect(serverPid(dataDir)).toBeUndefined();
  });

  it.each([
    ['without its password', { 'data/PG_VERSION': '18\n' }, /postgres\/password is missing/],
    [
      'from another major version',
      { 'data/PG_VERSION': '17\n' },
      /was made by PostgreSQL 17, but this release brings/,
    ],
    ['that is no database', { 'data/diary.txt': 'Dear diary' }, /is not a PostgreSQL data folder/],
  ])('refuses a folder %s and changes nothing', async (_, files, sentence) => {
    const before = Object.entries(files);
    mkdirSync(join(dataDir, 'postgres/data'), { recursive: true });
    for (const [name, content] of before) writeFileSync(join(dataDir, 'postgres', name), content);
    await expect(startEmbedded({ dataDir })).rejects.toThrow(sentence);
    for (const [name, content] of before)
      expect(readFileSync(join(dataDir, 'postgres', name), 'utf8')).toBe(content);
    expect(readdirSync(join(dataDir, 'postgres/data'))).toHaveLength(1);
  });

  it('says what PostgreSQL said when it does not start', async () => {
    writeFileSync(join(copy(), 'postgres/data/pg_hba.conf'), 'nonsense\n');
    await expect(startEmbedded({ dataDir })).rejects.toThrow(
      /^The embedded PostgreSQL does not start .*pg_hba\.conf/,
    );
  });

  it('refuses a data folder that cannot be made', async () => {
    await expect(startEmbedded({ dataDir: '/dev/null/data' })).rejects.toThrow(
      /^DATA_DIR .* cannot be used: ENOTDIR/,
    );
  });

  it('starts from a copy that lost its owner and its modes', async () => {
    copy('-r');
    chmodSync(join(dataDir, 'postgres/data'), 0o755);
    const { url, stop } = await startEmbedded({ dataDir });
    expect(await ask(url, 'select text from note')).toEqual([{ text: 'kept' }]);
    await stop();
  });

  it('belongs to one program at a time, whose number the second one tells', async () => {
    const owner = startApp({ dataDir: copy() });
    const { url } = await owner.started;
    await expect(startEmbedded({ dataDir })).rejects.toThrow(
      `${dataDir} is in use by process ${owner.process.pid}: stop it first`,
    );
    expect(await ask(url, 'select text from note')).toEqual([{ text: 'kept' }]);
    expect(await owner.stop()).toBe(0);
  });

  it('is shared with a command, which leaves it running', async () => {
    const owner = startApp({ dataDir: copy() });
    const { url } = await owner.started;
    const shared = await startEmbedded({ dataDir, share: true });
    expect(shared).toMatchObject({ url, shared: true });
    await shared.stop();
    expect(await ask(url, 'select text from note')).toEqual([{ text: 'kept' }]);
    await owner.stop();
  });

  it('has one owner when two programs make an empty folder at the same time', async () => {
    const pair = [startApp({ dataDir }), startApp({ dataDir })];
    const outcomes = await Promise.allSettled(pair.map(app => app.started));
    expect(outcomes.map(outcome => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(String(outcomes.find(outcome => outcome.status === 'rejected')?.reason)).toContain(
      'is in use by process',
    );
    for (const app of pair) await app.stop();
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres.log']);
  });

  it('does not hear the Ctrl-C that its program hears', async () => {
    const app = startApp({ dataDir: copy() }, { detached: true });
    const { url } = await app.started;
    process.kill(-app.process.pid!, 'SIGINT');
    expect(await ask(url, 'select text from note')).toEqual([{ text: 'kept' }]);
    expect(await app.stop()).toBe(0);
  });

  (mayMount ? it : it.skip)('says that the disk is full', async () => {
    const disk = temporaryFolder();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=10m', 'tmpfs', disk]);
    try {
      await expect(startEmbedded({ dataDir: join(disk, 'data') })).rejects.toMatchObject({
        name: 'StartRefused',
        message: expect.stringMatching(/^The disk that holds .* is full/),
      });
      expect(existsSync(join(disk, 'data/postgres'))).toBe(false);
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});
