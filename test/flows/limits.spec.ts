import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { startApp, type TestApp } from '../support/app.js';
import { doorsOf } from '../support/doors.js';
import { cookieOf, hire, signIn } from '../support/people.js';
import { closeScreens, openScreen } from '../support/sockets.js';

const USUAL = { account: 3000, address: 30_000, public: 600, failures: 30, letters: 30, messages: 20_000 };
const servers: TestApp[] = [];

/** Each with counts of its own. */
async function limited(limits: object, more: object = {}): Promise<TestApp> {
  const [first] = servers;
  const server = await startApp({
    databaseUrl: first?.databaseUrl,
    settings: {
      ...(first && { dataDir: first.config.dataDir }),
      limits: { ...USUAL, ...limits },
      ...more,
    },
  });
  servers.push(server);
  return server;
}

beforeAll(async () => {
  await limited({});
});
afterAll(async () => {
  for (const server of servers.slice(1)) await server.app.close();
  await servers[0]?.close();
});
afterEach(closeScreens);

const usual = (): TestApp => servers[0] as TestApp;
let guesses = 0;
/** Each of another name, since one alone is locked after five. */
const guess = ({ url }: TestApp, more: Record<string, string> = {}) => {
  guesses += 1;
  const wrong = { username: `nobody.${guesses}`, password: 'a guess of many' };
  return supertest(url).post('/api/session').set(more).send(wrong);
};

describe('a door that is open to everybody', () => {
  it('is closed for a minute to an address that has guessed wrongly too often', async () => {
    const server = await limited({ failures: 4 });
    const { username, password } = await hire(server.app, 'agent');
    const right = () => supertest(server.url).post('/api/session').send({ username, password });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i += 1) statuses.push((await guess(server)).status);
    expect(statuses).toEqual([401, 401, 401, 401]);
    const refused = await right().expect(429);
    expect([refused.body.code, refused.type]).toEqual(['TOO_MANY', 'application/problem+json']);
    expect(Object.keys(refused.body.words).sort()).toEqual(['en', 'zh-TW']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    // Watched by who must know: never closed.
    await supertest(server.url).get('/health/ready').expect(200);
  });

  it('counts a body that is no sign-in, and what is not open here, like a wrong password', async () => {
    const server = await limited({ failures: 2 });
    await supertest(server.url).post('/api/session').send({}).expect(400);
    await supertest(server.url).get('/api/session/oidc/callback?code=x&state=y').expect(404);
    await guess(server).expect(429);
  });

  it('does not count who gets in: an office of 200 behind one address begins its day', async () => {
    const server = usual();
    const { username, password } = await hire(server.app, 'agent');
    for (let i = 0; i < 60; i += 1)
      await supertest(server.url).post('/api/session').send({ username, password }).expect(200);
  });

  it('takes no more than so many of any kind', async () => {
    const server = await limited({ public: 3 });
    for (let i = 0; i < 3; i += 1) await supertest(server.url).get('/api/session/methods').expect(200);
    await supertest(server.url).get('/api/session/methods').expect(429);
    await (await signInElsewhere(server)).get('/api/session').expect(200);
  });

  it('is each one that needs nobody signed in, but for who watches the server and the demo’s clock', async () => {
    const server = await limited({ public: 1 });
    const doors = doorsOf(server.app).filter(({ right }) => right === 'public');
    expect(doors.length).toBeGreaterThan(10);
    await supertest(server.url).get('/api/session/methods').expect(200);
    const open: string[] = [];
    for (const { name, method, path } of doors) {
      const address = path.replace(/:\w+/g, '00000000-0000-7000-8000-000000000000');
      const { status } = await supertest(server.url)[method.toLowerCase() as 'get'](address);
      if (status !== 429) open.push(name);
    }
    expect(open).toEqual(['GET /health/live', 'GET /health/ready', 'POST /api/clock']);
  });

  it('knows addresses behind a proxy of ours apart, and believes nobody else', async () => {
    const server = await limited({ failures: 2 }, { trustProxy: ['127.0.0.1'] });
    const from = (address: string) => guess(server, { 'x-forwarded-for': address });
    await from('203.0.113.9').expect(401);
    await from('203.0.113.9').expect(401);
    await from('203.0.113.9').expect(429);
    await from('203.0.113.10').expect(401);
    const direct = await limited({ failures: 2 });
    await guess(direct, { 'x-forwarded-for': '203.0.113.9' }).expect(401);
    await guess(direct, { 'x-forwarded-for': '203.0.113.10' }).expect(401);
    await guess(direct, { 'x-forwarded-for': '203.0.113.11' }).expect(429);
  });
});

/** The door of the server itself is closed by now. */
async function signInElsewhere(server: TestApp) {
  const cookie = cookieOf(await signIn(usual().app, 'agent'));
  return {
    get: (path: string) => supertest(server.url).get(path).set('cookie', cookie),
  };
}

describe('somebody who is signed in', () => {
  it('may ask so much a minute, on all screens together, and no colleague is slower for it', async () => {
    const server = await limited({ account: 5 });
    const [busy, other] = [await signIn(server.app, 'agent'), await signIn(server.app, 'agent')];
    for (let i = 0; i < 5; i += 1) await busy.get('/api/session').expect(200);
    const refused = await busy.get('/api/session').expect(429);
    expect(refused.headers['retry-after']).toBeDefined();
    await other.get('/api/session').expect(200);
  });

  it('may be one of 200 consoles behind one address that all work', async () => {
    const server = usual();
    const cookies = await Promise.all(
      Array.from({ length: 10 }, async () => cookieOf(await signIn(server.app, 'agent'))),
    );
    // 200 consoles, ten requests each, at once: three times what they ask when a storm breaks.
    const statuses = new Set<number>();
    for (let round = 0; round < 10; round += 1)
      for (const answer of await Promise.all(
        Array.from({ length: 200 }, (_, i) =>
          fetch(`${server.url}/api/session`, { headers: { cookie: cookies[i % 10] as string } }),
        ),
      )) {
        statuses.add(answer.status);
        await answer.text();
      }
    expect([...statuses]).toEqual([200]);
  });

  it('who is not, weighs ten times as much', async () => {
    const server = await limited({ address: 33 });
    const stranger = () => supertest(server.url).get('/api/session');
    for (let i = 0; i < 3; i += 1) await stranger().expect(401);
    await stranger().expect(429);
  });
});

describe('a socket', () => {
  it('is refused to an address that asks too often, by the name of a problem', async () => {
    const server = await limited({ address: 12 });
    const first = openScreen(server.url, null);
    expect((await first.refusal).message).toBe('NOT_SIGNED_IN');
    await openScreen(server.url, null).refusal;
    const { message, data } = (await openScreen(server.url, null).refusal) as Error & { data: object };
    expect([message, data]).toEqual(['TOO_MANY', expect.objectContaining({ status: 429 })]);
  });

  it('that floods the server is cut, whatever it sends; one that confirms a busy minute is not', async () => {
    const server = await limited({ messages: 50 });
    const officer = cookieOf(await signIn(server.app, 'officer'));
    const [calm, flooding, nonsense] = [1, 2, 3].map(() => openScreen(server.url, officer));
    await Promise.all([calm, flooding, nonsense].map(screen => screen?.hello));
    for (let i = 0; i < 100; i += 1) {
      flooding?.socket.emit('received', i);
      nonsense?.socket.emit('nothing we know', i);
    }
    expect(await flooding?.disconnected).toBe('transport close');
    expect(await nonsense?.disconnected).toBe('transport close');
    for (let i = 0; i < 40; i += 1) calm?.socket.emit('received', i);
    expect(await calm?.socket.emitWithAck('received', 41)).toBe(true);
  });
});
