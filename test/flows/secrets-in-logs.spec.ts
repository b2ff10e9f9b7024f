import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { applicationUrl } from '../../src/platform/postgres/application-database.js';
import { readLock } from '../../src/platform/postgres/lock-file.rules.js';

const PERSON = {
  name: '歐陽不入紀錄',
  phone: '0955123987',
  email: 'never.logged@example.tw',
  address: '不記路 999 號',
};
const TYPED = '絕不寫進紀錄的內容';
const WRONG = 'a-wrong-Password-7391';

describe('The log of a server that has met every fault', () => {
  let dataDir: string;
  let server: ChildProcess;
  let url: string;
  let admin: pg.Client;
  /** What was said after the start: in demo mode the accounts are shown on the screen at the start, on purpose. */
  const lines: string[] = [];
  const secrets: Record<string, string> = {};

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'hotline-logs-'));
    server = spawn(process.execPath, ['dist/src/main.js'], {
      cwd: resolve(import.meta.dirname, '../..'),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...{ DATA_DIR: dataDir, DATABASE_URL: '', EMBEDDED_PG_PORT: '', PORT: '0', HOST: '127.0.0.1' },
        ...{ DEMO: 'on', CLOCK: 'system', LOG_LEVEL: 'debug' },
      },
    });
    let started = (): void => undefined;
    const start = new Promise<void>(resolve => {
      started = resolve;
    });
    let isUp = false;
    for (const stream of [server.stdout, server.stderr]) {
      createInterface(stream as NodeJS.ReadableStream).on('line', line => {
        url ??= /http:\/\/localhost:\d+/.exec(line)?.[0]?.replace('localhost', '127.0.0.1') as string;
        if (isUp && !/^ {2}\w+ .*\S$/.test(line)) lines.push(line);
        if (line.startsWith('Demo mode')) {
          isUp = true;
          started();
        }
      });
    }
    await Promise.race([start, once(server, 'exit')]);
    const home = join(dataDir, 'postgres');
    secrets.database = (await readFile(join(home, 'password'), 'utf8')).trim();
    const lock = readLock(await readFile(join(home, 'data/postmaster.pid'), 'utf8'));
    admin = new pg.Client({ connectionString: applicationUrl(secrets.database, lock?.port as number) });
    await admin.connect();
  }, 120_000);

  afterAll(async () => {
    await admin.end();
    server.kill('SIGTERM');
    if (server.exitCode === null) await once(server, 'exit');
    await rm(dataDir, { recursive: true, force: true });
  });

  const send = (
    path: string,
    body: object | string,
    headers: Record<string, string> = {},
  ): Promise<Response> =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  const contact = (changes: object = {}): object => ({
    channel: 'phone',
    outcome: 'recorded',
    citizen: PERSON,
    cases: [{ category: 'RD01', district: '64000050', place: '建工路', description: TYPED, ...changes }],
  });

  const cookieOf = (answer: Response): string =>
    answer.headers
      .getSetCookie()
      .map(one => one.split(';')[0])
      .join('; ');

  /** A machine's key and a link for a password: made, used, and used wrongly. */
  async function keysAndLinks({ username, password }: { username: string; password: string }): Promise<void> {
    const cookie = cookieOf(await send('/api/session', { username, password }));
    const machine = {
      name: '測試',
      role: 'agent',
      keyName: '測試',
      rights: ['case.read'],
      days: 9,
      ratePerMinute: 9,
    };
    const made = await send('/api/machines', machine, { cookie });
    secrets.apiKey = ((await made.json()) as { key: string }).key;
    const authorization = `Bearer ${secrets.apiKey}`;
    expect((await send('/api/contacts', contact(), { authorization })).status).toBe(403);
    const cut = `${authorization.slice(0, -2)}xx`;
    expect((await send('/api/contacts', contact(), { authorization: cut })).status).toBe(401);
    const invited = await send(
      '/api/staff',
      { username: 'new.one', name: '新同仁', role: 'agent' },
      { cookie },
    );
    const { link } = (await invited.json()) as { link: { url?: string; token?: string } };
    secrets.link = /[\w-]{43}/.exec(JSON.stringify(link))?.[0] as string;
    const redeem = { token: secrets.link, password: 'short' };
    expect((await send('/api/password-links/redeem', redeem)).status).toBe(400);
    expect((await send(`/api/password-links/${secrets.link}`, redeem)).status).toBe(404);
  }

  it('is driven into faults of every kind', async () => {
    const accounts = JSON.parse(await readFile(join(dataDir, 'demo-accounts.json'), 'utf8')) as {
      username: string;
      password: string;
    }[];
    const { username, password } = accounts.find(one => one.username === 'agent') as (typeof accounts)[0];
    secrets.password = password;
    await keysAndLinks(accounts.find(one => one.username === 'admin') as (typeof accounts)[0]);
    expect((await send('/api/session', { username, password: WRONG })).status).toBe(401);
    expect((await send('/api/session', `{"username":"agent","password":"${WRONG}"`)).status).toBe(400);
    expect((await send('/api/session', { username, password: [WRONG], pin: WRONG })).status).toBe(400);
    const signedIn = await send('/api/session', { username, password });
    expect(signedIn.status).toBe(200);
    const cookie = cookieOf(signedIn);
    secrets.session = /hotline_session=([^;]+)/.exec(cookie)?.[1] as string;
    expect((await send('/api/contacts', contact({ state: WRONG }), { cookie })).status).toBe(400);
    expect((await send('/api/callers/search', { phone: PERSON.phone }, { cookie })).status).toBe(200);
    const recorded = (await (await send('/api/contacts', contact(), { cookie })).json()) as {
      cases: { number: string; password: string }[];
    };
    secrets.casePassword = recorded.cases[0]?.password as string;
    expect((await fetch(`${url}/api/cases/%00`, { headers: { cookie } })).status).toBe(400);
    expect((await fetch(`${url}/api/nothing?token=${secrets.session}`, { headers: { cookie } })).status).toBe(
      404,
    );
    expect((await fetch(`${url}/api/reports/day?${secrets.session}`, { headers: { cookie } })).status).toBe(
      403,
    );
    // Faults of the inside: a table that is gone, a constraint that is broken, a row with all that was typed in its detail.
    await admin.query(`alter table case_file add constraint planted check (description is null) not valid`);
    expect((await send('/api/contacts', contact(), { cookie })).status).toBe(500);
    await admin.query('alter table case_file drop constraint planted');
    await admin.query('alter table citizen rename to citizen_gone');
    expect((await send('/api/contacts', contact(), { cookie })).status).toBe(500);
    expect((await send('/api/callers/search', { phone: PERSON.phone }, { cookie })).status).toBe(500);
    await admin.query('alter table citizen_gone rename to citizen');
    expect((await send('/api/contacts', contact(), { cookie })).status).toBe(201);
  });

  it('tells of those faults, as lines of JSON with a time and the id of the request', () => {
    const faults = lines.filter(line => line.includes('"level":"error"')).map(line => JSON.parse(line));
    expect(faults.length).toBeGreaterThanOrEqual(3);
    for (const fault of faults) {
      expect(fault).toMatchObject({
        level: 'error',
        timestamp: expect.any(Number),
        context: expect.any(String),
      });
    }
    expect(faults.some(({ message }) => /^[0-9a-f-]{36} .*(planted|citizen)/.test(message))).toBe(true);
  });

  it('tells who was refused what, by ids and by the door, and not by the address', () => {
    const refused = lines.filter(line => line.includes(' refused: ')).map(line => JSON.parse(line));
    const told = refused.map(({ message }) => message.replace(/^[0-9a-f-]{36} refused: /, ''));
    expect(told).toContain('400 INVALID, POST /api/session, nobody signed in');
    expect(told).toContainEqual(
      expect.stringMatching(/^403 NOT_ALLOWED, GET \/api\/reports\/day, staff [0-9a-f-]{36}$/),
    );
    expect(told).toContainEqual(
      expect.stringMatching(/^400 BAD_REQUEST, GET \/api\/cases\/:number, staff [0-9a-f-]{36}$/),
    );
  });

  it('has neither a secret nor a person in it', async () => {
    const keys = await readdir(join(dataDir, 'keys'));
    for (const name of keys) {
      const text = await readFile(join(dataDir, 'keys', name));
      const found = text.toString('utf8').match(/[A-Za-z0-9+/_-]{22,}={0,2}/g) ?? [];
      found.forEach((key, i) => {
        secrets[`key ${name} ${i}`] = key;
      });
      secrets[`key ${name} in hex`] = text.toString('hex');
    }
    expect(Object.keys(secrets).length).toBeGreaterThan(5);
    const log = lines.join('\n');
    for (const [name, secret] of Object.entries({ ...secrets, ...PERSON, TYPED, WRONG })) {
      expect([name, secret.length > 5]).toEqual([name, true]);
      expect([name, log.includes(secret)]).toEqual([name, false]);
    }
  });

  it('breaks no line where somebody types a line break: every line is one JSON object', async () => {
    await fetch(`${url}/api/nothing/%0d%0a%7B%22level%22:%22forged%22%7D`);
    await send('/api/session', { username: 'agent\r\n{"level":"forged"}', password: WRONG });
    for (const line of lines.filter(Boolean)) expect(() => JSON.parse(line)).not.toThrow();
    expect(lines.filter(line => line.includes('"level":"forged"'))).toEqual([]);
  });
});
