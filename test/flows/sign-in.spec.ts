import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { SessionService } from '../../src/access/session.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { cookieOf, hire, signIn, type TestPerson } from '../support/people.js';

let server: TestApp;
const post = (body: object) => supertest(server.url).post('/api/session').send(body);
const withCookie = (cookie: string) => supertest(server.url).get('/api/session').set('cookie', cookie);
const wrong = (person: { username: string }) =>
  post({ username: person.username, password: 'not the password' });
const cookieFrom = (header: unknown): string => String(header).split(';')[0] as string;
/** Sessions and locks run on the database's time: what happened is moved into the past. */
const passes = (table: string, column: string, hours: number) =>
  server.db.query(`update ${table} set ${column} = ${column} - $1 * interval '1 hour'`, [hours]);

beforeAll(async () => {
  server = await startApp();
});
afterAll(() => server.close());

describe('signing in', () => {
  it('answers who one is, what one may do, and a cookie no script can read', async () => {
    const { id, username, password } = await hire(server.app, 'officer', 'environment');
    const answer = await post({ username: ` ${username.toUpperCase()} `, password }).expect(200);
    expect(answer.body).toMatchObject({ id, username, role: 'officer', agency: { code: 'environment' } });
    expect(answer.body.rights).toContain('workorder.acknowledge');
    expect(answer.body.rights).not.toContain('case.release');
    expect(JSON.stringify(answer.body)).not.toContain('argon2');
    expect(answer.headers['set-cookie']?.[0]).toMatch(
      /^hotline_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const again = await withCookie(cookieFrom(answer.headers['set-cookie'])).expect(200);
    expect(again.body).toEqual({ ...answer.body, now: expect.any(String) });
  });

  it('keeps the cookie to https where the city is reached by https', async () => {
    const secure = await startApp({
      databaseUrl: server.databaseUrl,
      settings: { dataDir: server.config.dataDir, publicUrl: 'https://1999.example.tw' },
    });
    try {
      const { username, password } = await hire(secure.app, 'agent');
      const answer = await supertest(secure.url)
        .post('/api/session')
        .send({ username, password })
        .expect(200);
      for (const cookie of answer.headers['set-cookie'] ?? [])
        expect(cookie).toMatch(/^__Host-hotline_(session|device)=.*; Secure/);
      const own = cookieFrom(answer.headers['set-cookie']?.[0]);
      await supertest(secure.url).get('/api/session').set('cookie', own).expect(200);
      await supertest(secure.url).get('/api/session').set('cookie', own.replace('__Host-', '')).expect(401);
    } finally {
      await secure.app.close();
    }
  });

  it('says the same about a wrong password and a name nobody has', async () => {
    const known = await wrong(await hire(server.app, 'agent')).expect(401);
    const unknown = await wrong({ username: 'nobody.at.all' }).expect(401);
    const said = ({ body }: { body: Record<string, unknown> }) => ({ ...body, requestId: '' });
    expect(said(known)).toEqual(said(unknown));
    expect(known.body.code).toBe('SIGN_IN_FAILED');
    expect(known.headers['set-cookie']).toBeUndefined();
  });

  it.each([
    {},
    { username: 'agent' },
    { username: ['a'], password: 'b' },
    { username: 'a', password: 'b', role: 'admin' },
  ])('refuses %j as no sign-in', async body => {
    expect((await post(body).expect(400)).body.code).toBe('INVALID');
  });

  it('is not possible for somebody who has left, nor with their old cookie', async () => {
    const agent = await signIn(server.app, 'agent');
    const { body } = await agent.get('/api/session').expect(200);
    await server.db.query('update staff set active = false where id = $1', [body.id]);
    expect((await agent.get('/api/session').expect(401)).body.code).toBe('NOT_SIGNED_IN');
  });

  it('lets demo people in only while the system is a demo', async () => {
    const { id, ...person } = await hire(server.app, 'agent');
    const cookie = cookieFrom((await post(person).expect(200)).headers['set-cookie']);
    await server.db.query('update staff set demo = true where id = $1', [id]);
    await withCookie(cookie).expect(401);
    await post(person).expect(401);
  });
});

describe('five failures', () => {
  const failFiveTimes = async (person: { username: string }): Promise<void> => {
    for (let i = 0; i < 5; i++) await wrong(person).expect(401);
  };

  it('lock the account for 15 minutes, also against the right password', async () => {
    const { username, password } = await hire(server.app, 'agent');
    await failFiveTimes({ username });
    const answer = await post({ username, password }).expect(429);
    expect(answer.body.code).toBe('ACCOUNT_LOCKED');
    await passes('sign_in_attempt', 'last_at', 0.24);
    await post({ username, password }).expect(429);
    await passes('sign_in_attempt', 'last_at', 0.02);
    await post({ username, password }).expect(200);
  });

  it('lock a name nobody has just the same', async () => {
    await failFiveTimes({ username: 'nobody.here' });
    await wrong({ username: 'Nobody.Here' }).expect(429);
  });

  it('are not passed by guesses sent all at once', async () => {
    const { username } = await hire(server.app, 'agent');
    const answers = await Promise.all(Array.from({ length: 12 }, () => wrong({ username })));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
  });

  it('must follow each other: signing in forgets the ones before', async () => {
    const person: TestPerson = await hire(server.app, 'agent');
    for (let i = 0; i < 4; i++) await wrong(person).expect(401);
    await post({ username: person.username, password: person.password }).expect(200);
    await wrong(person).expect(401);
  });

  it('leave no user name behind that could be a password typed into the wrong field', async () => {
    await wrong({ username: 'my-secret-password' }).expect(401);
    const rows = await server.db.query<{ all: string }>(
      'select sign_in_attempt::text as all from sign_in_attempt',
    );
    expect(JSON.stringify(rows)).not.toContain(Buffer.from('my-secret-password').toString('hex'));
  });
});

describe('a session', () => {
  it('ends by signing out, for whoever still has its cookie', async () => {
    const agent = await signIn(server.app, 'agent');
    const cookie = cookieOf(agent);
    await withCookie(cookie).expect(200);
    const answer = await agent.delete('/api/session').expect(204);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^hotline_session=;.*Max-Age=0/);
    expect((await withCookie(cookie).expect(401)).body.code).toBe('NOT_SIGNED_IN');
    await agent.delete('/api/session').expect(204);
  });

  it('ends when the same browser signs in as somebody else', async () => {
    const agent = await signIn(server.app, 'agent');
    const before = cookieOf(agent);
    const { username, password } = await hire(server.app, 'manager');
    await agent.post('/api/session').send({ username, password }).expect(200);
    expect((await agent.get('/api/session').expect(200)).body.role).toBe('manager');
    await withCookie(before).expect(401);
  });

  it('ends after an hour without a request', async () => {
    const agent = await signIn(server.app, 'agent');
    await passes('session', 'seen_at', 0.98);
    await agent.get('/api/session').expect(200);
    await passes('session', 'seen_at', 0.98);
    await agent.get('/api/session').expect(200);
    await passes('session', 'seen_at', 1.02);
    await agent.get('/api/session').expect(401);
  });

  it('ends after 12 hours, however busy', async () => {
    const agent = await signIn(server.app, 'agent');
    await passes('session', 'started_at', 11.9);
    await agent.get('/api/session').expect(200);
    await passes('session', 'started_at', 0.2);
    await agent.get('/api/session').expect(401);
  });

  it('does not depend on the clock of the domain, which a demo can move by days', async () => {
    const agent = await signIn(server.app, 'agent');
    await server.moveTo('2036-01-01T00:00:00Z');
    await agent.get('/api/session').expect(200);
  });

  it('is kept as a hash: what is in the table opens nothing', async () => {
    const cookie = cookieOf(await signIn(server.app, 'agent'));
    const [{ all }] = (await server.db.query('select json_agg(session)::text as all from session')) as [
      { all: string },
    ];
    expect(all).not.toContain(cookie.split('=')[1]);
    expect(all).not.toContain(Buffer.from(cookie.split('=')[1] as string).toString('hex'));
  });

  it.each(['', 'hotline_session=', `hotline_session=${'A'.repeat(43)}`, "hotline_session=' or 1=1 --"])(
    'is not opened by the cookie %j',
    async cookie => {
      await withCookie(cookie).expect(401);
    },
  );

  it('tells a socket who shakes its hand', async () => {
    const agent = await signIn(server.app, 'officer', 'transport');
    const sessions = server.app.get(SessionService);
    expect(await sessions.behindSocket(`a=b; ${cookieOf(agent)}`)).toMatchObject({
      role: 'officer',
      agency: 'transport',
    });
    expect(await sessions.behindSocket('a=b')).toBeNull();
    expect(await sessions.behindSocket(undefined)).toBeNull();
  });
});

describe('a page of another site', () => {
  it('cannot change anything, signed in or not', async () => {
    const agent = await signIn(server.app, 'agent');
    for (const origin of ['http://evil.example', 'null', `${server.url}.evil.example`]) {
      expect((await agent.delete('/api/session').set('origin', origin).expect(403)).body.code).toBe(
        'FOREIGN_ORIGIN',
      );
      await post({ username: 'a', password: 'b' }).set('origin', origin).expect(403);
    }
    await agent.delete('/api/session').set('sec-fetch-site', 'cross-site').expect(403);
    await agent.get('/api/session').expect(200);
    await agent
      .delete('/api/session')
      .set('origin', server.url)
      .set('sec-fetch-site', 'same-origin')
      .expect(204);
  });
});
