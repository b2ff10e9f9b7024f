import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readKeptHead } from '../../src/platform/audit/kept-heads.rules.js';
import { LogVerifier } from '../../src/platform/audit/log-verifier.service.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { newId } from '../../src/platform/ids.js';
import { Events } from '../../src/platform/log/events.service.js';
import { HeadExport } from '../../src/platform/log/head-export.service.js';
import { SealQuery } from '../../src/platform/log/seal.query.js';
import { startApp, type TestApp } from '../support/app.js';

/** Two processes on one database and one folder. Neither exports by itself before the first test has moved the time. */
let server: TestApp;
let other: TestApp;
let folder: string;

beforeAll(async () => {
  server = await startApp({ now: '2026-11-21T09:00:00+08:00' });
  const { databaseUrl, config } = server;
  other = await startApp({
    databaseUrl,
    now: '2026-11-21T09:00:00+08:00',
    settings: { dataDir: config.dataDir },
  });
  folder = join(config.dataDir, 'log-heads');
  await Promise.all([server, other].map(exportAt('2026-11-21T09:00:00+08:00')));
});
afterAll(async () => {
  await other.close();
  await server.close();
});

const exportAt =
  (time: string) =>
  async ({ app }: TestApp): Promise<void> => {
    app.get(Clock).stopAt(new Date(time));
    await app.get(HeadExport).exportDue();
  };

async function write(): Promise<void> {
  await server.db.transaction(tx =>
    server.app.get(Events).tell(tx, 'case.noted', { caseId: newId(), number: 'D1' }),
  );
  await server.settle();
}

const kept = async () =>
  Promise.all(
    (await readdir(folder))
      .sort()
      .map(async name => readKeptHead(await readFile(join(folder, name), 'utf8'), name)),
  );

describe('the head of the log', () => {
  it('is exported once a day of the city, by one of several processes, readable by its owner only', async () => {
    await write();
    const head = await server.app.get(SealQuery).head();
    // Half past midnight in the city is still the day before in Greenwich.
    await Promise.all([server, other, server, other].map(exportAt('2026-11-22T00:30:00+08:00')));
    expect(await readdir(folder)).toEqual(['head-2026-11-21.json', 'head-2026-11-22.json']);
    const file = join(folder, 'head-2026-11-22.json');
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ ...head, at: '2026-11-21T16:30:00.000Z' });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('stays what it was for the rest of the day', async () => {
    const before = await kept();
    await write();
    await Promise.all([server, other].map(exportAt('2026-11-22T23:59:00+08:00')));
    expect(await kept()).toEqual(before);
  });

  it('is exported as soon as a server is there again, after days without one', async () => {
    await exportAt('2026-11-26T15:00:00+08:00')(other);
    expect((await readdir(folder)).at(-1)).toBe('head-2026-11-26.json');
  });

  it('is tried again where the folder could not be written', async () => {
    await rm(folder, { recursive: true });
    await writeFile(folder, 'in the way');
    await expect(exportAt('2026-11-27T00:10:00+08:00')(server)).rejects.toThrow();
    await rm(folder);
    await mkdir(folder);
    await exportAt('2026-11-27T00:11:00+08:00')(server);
    expect(await readdir(folder)).toEqual(['head-2026-11-27.json']);
  });

  it('is what the log is compared with', async () => {
    await write();
    const heads = await kept();
    expect((await server.app.get(LogVerifier).verify(heads)).faults).toEqual([]);
    const [head] = heads;
    const forged = [{ ...head, hash: 'f'.repeat(64) } as (typeof heads)[0]];
    expect((await server.app.get(LogVerifier).verify(forged)).faults).toEqual([
      { fault: 'rewritten', from: 1, to: head?.position, head: 'head-2026-11-27.json' },
    ]);
  });
});
