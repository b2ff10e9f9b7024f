import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { SessionWatch } from '../../src/live/session-watch.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { recorded } from '../support/audit-records.js';
import { cookieOf, hire, signIn } from '../support/people.js';
import { closeScreens, openScreen } from '../support/sockets.js';

let server: TestApp;
const withCookie = (cookie: string, headers: Record<string, string> = {}) =>
  supertest(server.url)
    .get('/api/session')
    .set({ cookie, ...headers });
const newCookie = (answer: { headers: Record<string, unknown> }): string | undefined =>
  String(answer.headers['set-cookie'] ?? '').match(/hotline_session=[\w-]{43}/)?.[0];
/** Sessions run on the database's time: what happened is moved into the past. */
const passes = (column: string, minutes: number) =>
  server.db.query(`update session set ${column} = ${column} - $1 * interval '1 minute'`, [minutes]);
const actionsOf = (id: string): Promise<string[]> => recorded(server.db, id);

beforeAll(async () => {
  server = await startApp();
});
afterEach(closeScreens);
afterAll(() => server.close());

describe('the token of a session', () => {
  const begun = async (): Promise<{ id: string; first: string }> => {
    const agent = await signIn(server.app, 'agent');
    return { id: (await agent.get('/api/session')).body.id, first: cookieOf(agent) };
  };
  /** A quarter of an hour later the browser is handed a new one. */
  const renewed = async (cookie: string): Promise<string> => {
    await passes('promoted_at', 16);
    return newCookie(await withCookie(cookie).expect(200)) as string;
  };

  it('is replaced after a quarter of an hour, and not before', async () => {
    const { first } = await begun();
    expect(newCookie(await withCookie(first).expect(200))).toBeUndefined();
    const second = await renewed(first);
    expect(second).toBeDefined();
    expect(second).not.toBe(first);
    expect(newCookie(await withCookie(second).expect(200))).toBeUndefined();
  });

  it('stays good for as long as the browser has not brought the new one: an answer may get lost', async () => {
    const { first } = await begun();
    const lost = await renewed(first);
    expect(newCookie(await withCookie(first).expect(200))).toBeUndefined();
    await passes('next_at', 2);
    const second = newCookie(await withCookie(first).expect(200));
    expect(second).toBeDefined();
    await withCookie(lost).expect(401);
    await withCookie(second as string).expect(200);
  });

  it('is handed to one of many requests at once, and every one of them gets through', async () => {
    const { first } = await begun();
    await passes('promoted_at', 16);
    const answers = await Promise.all(Array.from({ length: 8 }, () => withCookie(first)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    const tokens = answers.flatMap(answer => newCookie(answer) ?? []);
    expect(tokens).toHaveLength(1);
    const next = await Promise.all(Array.from({ length: 8 }, () => withCookie(tokens[0] as string)));
    expect(next.map(({ status }) => status)).toEqual(Array(8).fill(200));
  });

  it('is still taken for a minute from requests on their way', async () => {
    const { first } = await begun();
    const second = await renewed(first);
    await withCookie(second).expect(200);
    await withCookie(first).expect(200);
    await withCookie(second).expect(200);
  });

  it('that comes back after that was stolen: the session ends for the thief and the owner, and it is recorded', async () => {
    const { id, first } = await begun();
    const second = await renewed(first);
    await withCookie(second).expect(200);
    await passes('promoted_at', 2);
    await withCookie(first).expect(401);
    await withCookie(second).expect(401);
    expect(await actionsOf(id)).toContain('session.reused');
  });

  it('ends the session at the sign-out by whichever of the two', async () => {
    const { first } = await begun();
    const second = await renewed(first);
    await withCookie(second).expect(200);
    await supertest(server.url).delete('/api/session').set('cookie', first).expect(204);
    await withCookie(second).expect(401);
  });
});

describe('a session with nobody at it', () => {
  it('ends after its time although its screens go on asking', async () => {
    const cookie = cookieOf(await signIn(server.app, 'agent'));
    for (let i = 0; i < 3; i++) {
      await passes('seen_at', 19);
      await withCookie(cookie, { 'x-unattended': '1' }).expect(200);
    }
    await passes('seen_at', 4);
    await withCookie(cookie, { 'x-unattended': '1' }).expect(401);
  });

  it('says how long it lasts, without lasting longer for the question', async () => {
    const agent = await signIn(server.app, 'agent');
    const time = () => agent.get('/api/session/time');
    await passes('seen_at', 57);
    await passes('started_at', 60);
    const { body } = await time().set('x-unattended', '1').expect(200);
    expect(body.idleSeconds).toBeGreaterThan(170);
    expect(body.idleSeconds).toBeLessThanOrEqual(180);
    expect(body.sessionSeconds).toBeLessThanOrEqual(11 * 3600);
    expect((await time().expect(200)).body.idleSeconds).toBeGreaterThan(3500);
  });

  it('loses its socket, which the reconnecting line does not keep alive', async () => {
    const agent = await signIn(server.app, 'supervisor');
    const screen = openScreen(server.url, cookieOf(agent));
    await screen.hello;
    await passes('seen_at', 59);
    await openScreen(server.url, cookieOf(agent)).hello;
    await passes('seen_at', 2);
    await server.app.get(SessionWatch).look();
    await screen.disconnected;
    expect((await openScreen(server.url, cookieOf(agent)).refusal).message).toBe('NOT_SIGNED_IN');
    const ended = await server.db.query(
      `select 1 from access_log where action = 'session.ended' and reason = 'time'`,
    );
    expect(ended.length).toBeGreaterThan(0);
  });
});

describe('one’s own sessions', () => {
  const atTwoDesks = async () => {
    const { username, password, id } = await hire(server.app, 'officer');
    const browser = async (userAgent: string) => {
      const agent = supertest.agent(server.url).set('user-agent', userAgent);
      await agent.post('/api/session').send({ username, password }).expect(200);
      return agent;
    };
    return {
      id,
      desk: await browser('Mozilla/5.0 (Windows NT 10.0) Firefox/140.0'),
      phone: await browser('curl/8'),
    };
  };

  it('are listed with what one knows them by', async () => {
    const { desk } = await atTwoDesks();
    const { body } = await desk.get('/api/sessions').expect(200);
    expect(body.items).toMatchObject([
      { current: true, browser: 'Firefox · Windows', address: '127.0.0.1', method: 'password' },
      { current: false, browser: null },
    ]);
    expect(JSON.stringify(body)).not.toContain('hash');
  });

  it('are ended one by one, and nobody else’s', async () => {
    const [mine, theirs] = [await atTwoDesks(), await atTwoDesks()];
    const { body } = await mine.desk.get('/api/sessions').expect(200);
    await theirs.desk.delete(`/api/sessions/${body.items[1].id}`).expect(404);
    await mine.phone.get('/api/session').expect(200);
    await mine.desk.delete(`/api/sessions/${body.items[1].id}`).expect(204);
    await mine.phone.get('/api/session').expect(401);
    await mine.desk.get('/api/session').expect(200);
  });

  it('are ended all at once, also this one, with their sockets', async () => {
    const { id, desk, phone } = await atTwoDesks();
    const screen = openScreen(server.url, cookieOf(phone));
    await screen.hello;
    const answer = await desk.delete('/api/sessions').expect(204);
    expect(String(answer.headers['set-cookie'])).toContain('Max-Age=0');
    await phone.get('/api/session').expect(401);
    await desk.get('/api/session').expect(401);
    await server.app.get(SessionWatch).look();
    await screen.disconnected;
    expect((await actionsOf(id)).filter(action => action === 'session.ended')).toHaveLength(2);
  });
});

describe('a browser somebody has signed in from', () => {
  const wrong = (username: string, cookie = '') =>
    supertest(server.url).post('/api/session').set('cookie', cookie).send({ username, password: 'a guess' });
  const deviceOf = (answer: { headers: Record<string, unknown> }): string =>
    String(answer.headers['set-cookie']).match(/hotline_device=[\w-]{43}/)?.[0] as string;
  const arrives = async () => {
    const person = await hire(server.app, 'agent');
    const { username, password } = person;
    const answer = await supertest(server.url).post('/api/session').send({ username, password }).expect(200);
    expect(String(answer.headers['set-cookie'])).toMatch(
      /hotline_device=.*HttpOnly; SameSite=Strict; Max-Age=15552000/,
    );
    return { ...person, device: deviceOf(answer) };
  };

  it('lets its owner in while strangers have locked the name everywhere else', async () => {
    const { username, password, device } = await arrives();
    for (let i = 0; i < 6; i++) await wrong(username);
    await supertest(server.url).post('/api/session').send({ username, password }).expect(429);
    await supertest(server.url)
      .post('/api/session')
      .set('cookie', device)
      .send({ username, password })
      .expect(200);
  });

  it('has five failures of its own, and is no way around them', async () => {
    const { username, password, device } = await arrives();
    for (let i = 0; i < 5; i++) await wrong(username, device).expect(401);
    await supertest(server.url)
      .post('/api/session')
      .set('cookie', device)
      .send({ username, password })
      .expect(429);
    // Elsewhere nobody has failed.
    await supertest(server.url).post('/api/session').send({ username, password }).expect(200);
  });

  it('is known for who has signed in there, and for nobody else', async () => {
    const [mine, theirs] = [await arrives(), await arrives()];
    for (let i = 0; i < 5; i++) await wrong(theirs.username, mine.device).expect(401);
    await wrong(theirs.username).expect(429);
    await wrong(theirs.username, theirs.device).expect(401);
  });

  it('is not taken on when nobody here has handed it out', async () => {
    const { username, password } = await hire(server.app, 'agent');
    const planted = `hotline_device=${'x'.repeat(43)}`;
    const answer = await supertest(server.url)
      .post('/api/session')
      .set('cookie', planted)
      .send({ username, password })
      .expect(200);
    expect(deviceOf(answer)).not.toBe(planted);
  });

  it('is kept as a hash', async () => {
    const { device } = await arrives();
    const rows = await server.db.query('select known_device::text from known_device');
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(device.split('=')[1] as string).toString('hex'));
  });

  it('goes on when a whole address has failed too often, which a new one does not', async () => {
    const { username, password, device } = await arrives();
    await server.db.query('delete from sign_in_attempt');
    await wrong('somebody.else').expect(401);
    // The address is the one row that is not the name's.
    await server.db.query('update sign_in_attempt set attempts = 100 where attempts = 1');
    expect((await wrong('another').expect(429)).body.code).toBe('TOO_MANY_FAILURES');
    await supertest(server.url)
      .post('/api/session')
      .set('cookie', device)
      .send({ username, password })
      .expect(200);
    await server.db.query(`update sign_in_attempt set last_at = last_at - interval '16 minutes'`);
    await wrong('another').expect(401);
  });
});

describe('what is recorded of signing in', () => {
  it('is who has, and why somebody was not let in, in codes and without what was typed', async () => {
    const { id, username, password } = await hire(server.app, 'agent');
    await supertest(server.url)
      .post('/api/session')
      .send({ username, password: 'a secret guess' })
      .expect(401);
    await supertest(server.url).post('/api/session').send({ username: 'no.such.name', password }).expect(401);
    await supertest(server.url).post('/api/session').send({ username, password }).expect(200);
    const rows = await server.db.query<{ action: string; subject: string | null; reason: string }>(
      'select action, subject, reason from access_log order by at, id',
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { action: 'session.refused', subject: `staff:${id}`, reason: 'password' },
        { action: 'session.refused', subject: null, reason: 'unknown' },
      ]),
    );
    expect(await actionsOf(id)).toContain('session.started');
    expect(JSON.stringify(rows)).not.toMatch(/no\.such\.name|secret guess/);
  });
});
