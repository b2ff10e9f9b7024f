import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CityService } from '../../src/city/city.service.js';
import { CityLoader } from '../../src/city/city-loader.service.js';
import { readProfile } from '../../src/city/profile/read-profile.js';
import { LogQuery } from '../../src/platform/log/log.query.js';
import { LogTail } from '../../src/platform/log/log-tail.service.js';
import { startApp, type TestApp } from '../support/app.js';

let server: TestApp;
let city: CityService;
let loader: CityLoader;
let folder: string;

beforeAll(async () => {
  server = await startApp({ now: '2026-11-20T09:00:00+08:00' });
  city = server.app.get(CityService);
  loader = server.app.get(CityLoader);
  folder = mkdtempSync(join(tmpdir(), 'city-'));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  cpSync('config/city/kaohsiung', folder, { recursive: true });
  await loader.load(readProfile(folder));
  await heard();
});

function edit(file: string, before: string, after: string): void {
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text).toContain(before);
  writeFileSync(
    join(folder, file),
    text.replace(before, () => after),
  );
}

const load = () => loader.load(readProfile(folder));
const facts = async () =>
  (await server.app.get(LogQuery).after(0, 10_000)).filter(({ kind }) => kind === 'city.loaded');
const rows = (kind: string, code: string) =>
  server.db.query(
    `select version, content, valid_from as "from", valid_to as "to" from city_entry
      where kind = $1 and code = $2 order by version`,
    [kind, code],
  );

/** Everything is in the log, and this server has seen it and knows the city by it. */
async function heard(): Promise<void> {
  await server.settle();
  const head = await server.app.get(LogQuery).head();
  while (server.app.get(LogTail).at < head) await new Promise(setImmediate);
}

describe('the first start', () => {
  it('loads the profile, in force since the hotline opened', async () => {
    const [first] = await rows('limits', 'LT01');
    expect(first).toMatchObject({ version: 1, from: new Date('2008-04-01T00:00:00Z') });
  });
});

describe('loading', () => {
  it('the same profile again changes nothing and tells nothing', async () => {
    const before = await facts();
    const { version, changes } = await load();
    expect(changes).toEqual([]);
    expect(version).toBe(city.version);
    await heard();
    expect(await facts()).toEqual(before);
  });

  it('gives a new version to what changed and to nothing else, and tells it once', async () => {
    edit('limits.yaml', '{ hours: 72, for: [LT01]', '{ hours: 48, for: [LT01]');
    await server.moveTo('2026-11-21T09:00:00+08:00');
    const before = { version: city.version, facts: await facts() };
    const { version, changes } = await load();
    expect(changes).toEqual([
      { change: 'changed', kind: 'limits', code: 'LT01', details: ['complete.hours: 72 → 48'] },
    ]);
    expect(version).toBe(before.version + 1);

    const [old, now] = (await rows('limits', 'LT01')).slice(-2);
    const changedAt = new Date('2026-11-21T09:00:00+08:00');
    expect(old).toMatchObject({
      content: expect.arrayContaining([expect.objectContaining({ kind: 'complete', hours: 72 })]),
      to: changedAt,
    });
    expect(now).toMatchObject({
      version,
      content: expect.arrayContaining([expect.objectContaining({ kind: 'complete', hours: 48 })]),
      from: changedAt,
      to: null,
    });
    await heard();
    expect(await facts()).toHaveLength(before.facts.length + 1);
    expect((await facts()).at(-1)?.payload).toEqual({ version });
    const acts = await server.db.query(
      `select actor_kind as by, subject from access_log where action = 'city.loaded'`,
    );
    expect(acts).toEqual([{ by: 'system', subject: `city:${version}` }]);
  });

  it('reaches a running server through the log, which keeps the limits of before', async () => {
    const complete = (at: string) =>
      city.limits('EP03', new Date(at)).find(({ kind }) => kind === 'complete')?.hours;
    edit('limits.yaml', 'EP03, ', '');
    edit('limits.yaml', '{ hours: 24, for: [EP06]', '{ hours: 24, for: [EP03, EP06]');
    await server.moveTo('2026-11-22T09:00:00+08:00');
    const { version } = await load();
    await heard();
    expect(city.version).toBe(version);
    expect(complete('2026-11-22T09:00:00+08:00')).toBe(24);
    expect(complete('2026-11-22T08:59:59+08:00')).toBe(4);
    expect(complete('2016-11-01T00:00:00+08:00')).toBe(4);
  });

  it('retires what is gone: it is in no list, but an old case still finds its name', async () => {
    edit('categories.yaml', readBlock('EP07'), '');
    edit('routing.yaml', ', EP07]', ']');
    edit('limits.yaml', ', EP07]', ']');
    const { changes } = await load();
    await heard();
    expect(changes).toContainEqual({ change: 'retired', kind: 'category', code: 'EP07', details: [] });
    expect(city.categories.some(({ code }) => code === 'EP07')).toBe(false);
    expect(city.category('EP07')).toMatchObject({ name: '怠速', retired: true });
  });

  it('takes back what was retired as a new version', async () => {
    edit('agencies.yaml', '    aliases: [養工處2]\n', '');
    await load();
    await heard();
    expect(city.agencyByUnitName('養工處2')).toBeNull();
    cpSync('config/city/kaohsiung', folder, { recursive: true });
    await load();
    await heard();
    expect(city.agencyByUnitName('養工處2')?.code).toBe('maintenance-2');
  });

  it('at the same time twice gives out each version once', async () => {
    edit('limits.yaml', 'respond: { hours: 4', 'respond: { hours: 3');
    const before = city.version;
    const both = await Promise.all([load(), load()]);
    expect(both.map(({ version }) => version)).toEqual([before + 1, before + 1]);
    expect(both.filter(({ changes }) => changes.length > 0)).toHaveLength(1);
  });

  it('keeps the order of the files in the lists without a version for it', async () => {
    const text = readFileSync(join(folder, 'districts.yaml'), 'utf8').split('\n');
    const first = text.findIndex(line => line.includes('鹽埕區'));
    text.splice(first, 2, text[first + 1] as string, text[first] as string);
    writeFileSync(join(folder, 'districts.yaml'), text.join('\n'));
    const before = city.version;
    const loaded = await load();
    await heard();
    expect(loaded).toMatchObject({ version: before, changes: [], reordered: true });
    expect(city.districts.slice(0, 2).map(({ name }) => name)).toEqual(['鼓山區', '鹽埕區']);
  });
});

describe('the command', () => {
  const run = (verb: string) =>
    spawnSync(
      process.execPath,
      ['--no-warnings', '--import', './test/support/typescript.mjs', 'src/commands/city.ts', verb],
      {
        encoding: 'utf8',
        env: {
          ...process.env,
          CITY: folder,
          DATABASE_URL: server.databaseUrl,
          DATA_DIR: server.config.dataDir,
        },
      },
    );

  it('checks a profile without a database and names every fault with file and line', () => {
    edit('routing.yaml', 'to: public-works', 'to: public-walks');
    edit('districts.yaml', 'zip: "804"', 'zip: "803"');
    const { status, stdout, stderr } = run('check');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /has 2 faults:\n +districts\.yaml:7 zip 803 .*\n +routing\.yaml:\d+ unknown agency public-walks\n$/,
    );
  });

  it('loads a profile, says what changed, and the second time that nothing did', async () => {
    edit('city.yaml', 'nameEn: Kaohsiung City', 'nameEn: City of Kaohsiung');
    const first = run('load');
    expect([first.status, first.stderr]).toEqual([0, '']);
    expect(first.stdout).toMatch(/~ city kaohsiung\n +nameEn: "Kaohsiung City" → "City of Kaohsiung"\n$/);
    expect(run('load')).toMatchObject({ status: 0, stdout: expect.stringContaining('Nothing has changed') });
    await heard();
    expect(city.city.nameEn).toBe('City of Kaohsiung');
  });
});

/** The lines of a dispatch item in categories.yaml. */
function readBlock(code: string): string {
  const text = readFileSync(join(folder, 'categories.yaml'), 'utf8');
  const start = text.indexOf(`  - code: ${code}\n`);
  return text.slice(start, text.indexOf('\n\n', start) + 1);
}
