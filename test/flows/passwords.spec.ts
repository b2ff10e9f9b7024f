import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { AccountsService } from '../../src/access/accounts.service.js';
import { SessionService } from '../../src/access/session.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { recorded } from '../support/audit-records.js';
import { cookieOf, hire, signIn, type TestPerson } from '../support/people.js';
import { openScreen } from '../support/sockets.js';

let server: TestApp;
const signsIn = ({ username, password }: { username: string; password: string }) =>
  supertest(server.url).post('/api/session').send({ username, password });
const at = async (person: TestPerson): Promise<TestAgent> => {
  const agent = supertest.agent(server.url);
  const { username, password } = person;
  await agent.post('/api/session').send({ username, password }).expect(200);
  return agent;
};
const change = (agent: TestAgent, current: string, password: string) =>
  agent.post('/api/password').send({ current, password });
/** Passwords age on the database's time, like sessions. */
const ages = (person: TestPerson, days: number) =>
  server.db.query(
    `update staff set password_set_at = password_set_at - $2 * interval '1 day' where id = $1`,
    [person.id, days],
  );

beforeAll(async () => {
  server = await startApp();
});
afterAll(() => server.close());

describe('one’s own password', () => {
  it('is changed by who knows the old one; every other session ends, and this one has another cookie', async () => {
    const person = await hire(server.app, 'officer');
    await ages(person, 2);
    const [here, elsewhere] = [await at(person), await at(person)];
    const before = cookieOf(here);
    await change(here, person.password, 'a brand new sentence').expect(204);
    await here.get('/api/session').expect(200);
    await elsewhere.get('/api/session').expect(401);
    await supertest(server.url).get('/api/session').set('cookie', before).expect(401);
    await signsIn(person).expect(401);
    await signsIn({ ...person, password: 'a brand new sentence' }).expect(200);
    expect(await recorded(server.db, person.id)).toContain('password.changed');
  });

  it('is not changed by who only sits before an open screen, who has five tries', async () => {
    const person = await hire(server.app, 'agent');
    await ages(person, 2);
    const agent = await at(person);
    for (let i = 0; i < 5; i++) {
      const { body } = await change(agent, 'a guess', 'a brand new sentence').expect(400);
      expect(body.fields[0].field).toBe('current');
    }
    await change(agent, person.password, 'a brand new sentence').expect(429);
  });

  it.each([
    ['short', 'elevenchars', 'at least 12'],
    ['what everybody thinks of', 'Password12345', 'easy to guess'],
  ])('is not %s', async (_, password, sentence) => {
    const person = await hire(server.app, 'agent');
    await ages(person, 2);
    const { body } = await change(await at(person), person.password, password).expect(400);
    expect(body.fields[0]).toMatchObject({ field: 'password' });
    expect(body.fields[0].message.en).toContain(sentence);
  });

  it('is none of the last three, but may be the one before these', async () => {
    const person = await hire(server.app, 'agent');
    const agent = await at(person);
    const all = [person.password, 'the second sentence', 'the third sentence', 'the fourth sentence'];
    const to = async (from: number, next: number) => {
      await ages(person, 2);
      return change(agent, all[from] as string, all[next] as string);
    };
    expect((await to(0, 0)).status).toBe(400);
    expect((await to(0, 1)).status).toBe(204);
    expect((await to(1, 2)).status).toBe(204);
    const again = await to(2, 0);
    expect([again.status, again.body.fields[0].message.en]).toEqual([
      400,
      'The new password is none of the last 3 that were used.',
    ]);
    expect((await to(2, 1)).status).toBe(400);
    expect((await to(2, 3)).status).toBe(204);
    expect((await to(3, 0)).status).toBe(204);
  });

  it('is kept for a day: nobody gets around the last three in a minute', async () => {
    const person = await hire(server.app, 'agent');
    const agent = await at(person);
    expect((await change(agent, person.password, 'a brand new sentence').expect(409)).body.code).toBe(
      'PASSWORD_TOO_NEW',
    );
    await ages(person, 1.01);
    await change(agent, person.password, 'a brand new sentence').expect(204);
  });
});

it('a password that is reset while it is being compared lets nobody in', async () => {
  const person = await hire(server.app, 'officer');
  const [before] = await server.db.query<{ passwordHash: string }>(
    'select password_hash as "passwordHash" from staff where id = $1',
    [person.id],
  );
  await server.app.get(AccountsService).resetPassword(person.username, 'told over the phone');
  const late = server.app.get(SessionService).start({ id: person.id, ...before });
  await expect(late).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
  const sessions = await server.db.query('select 1 from session where staff_id = $1', [person.id]);
  expect(sessions).toEqual([]);
});

describe('who must choose a new password', () => {
  const forced = async (): Promise<{ person: TestPerson; agent: TestAgent }> => {
    const person = await hire(server.app, 'supervisor');
    await server.app.get(AccountsService).resetPassword(person.username, 'told over the phone');
    const known = { ...person, password: 'told over the phone' };
    return { person: known, agent: await at(known) };
  };

  it('may know who they are, change it and sign out, and nothing else', async () => {
    const { person, agent } = await forced();
    expect((await agent.get('/api/session').expect(200)).body.mustChangePassword).toBe(true);
    for (const path of ['/api/cases', '/api/desk/counters', '/api/city', '/api/sessions'])
      expect((await agent.get(path).expect(403)).body.code).toBe('PASSWORD_CHANGE_REQUIRED');
    expect((await agent.post('/api/contacts').send({}).expect(403)).body.code).toBe(
      'PASSWORD_CHANGE_REQUIRED',
    );
    await agent.delete('/api/session').expect(204);
    const back = await at(person);
    // The day that a password is kept is not for one that somebody else knows.
    await change(back, person.password, 'a brand new sentence').expect(204);
    expect((await back.get('/api/session').expect(200)).body.mustChangePassword).toBe(false);
    await back.get('/api/cases').expect(200);
  });

  it('gets no socket', async () => {
    const { agent } = await forced();
    const screen = openScreen(server.url, cookieOf(agent));
    expect((await screen.refusal).message).toBe('PASSWORD_CHANGE_REQUIRED');
    screen.close();
  });

  it('is everybody whose password is older than the setting; a session under way goes on', async () => {
    const person = await hire(server.app, 'supervisor');
    await ages(person, 89);
    const working = await at(person);
    await server.db.query(
      `update session set started_at = started_at - interval '10 hours' where staff_id = $1`,
      [person.id],
    );
    await ages(person, 0.9);
    await working.get('/api/cases').expect(200);
    await ages(person, 0.2);
    await working.get('/api/cases').expect(200);
    const next = await at(person);
    expect((await next.get('/api/cases').expect(403)).body.code).toBe('PASSWORD_CHANGE_REQUIRED');
  });

  it('is nobody of the demo, and nobody the city’s platform vouches for', async () => {
    const person = await hire(server.app, 'supervisor');
    await ages(person, 200);
    const { token } = await server.app.get(SessionService).start(person, 'sso');
    await supertest(server.url).get('/api/cases').set('cookie', `hotline_session=${token}`).expect(200);
    const demo = await startApp({
      databaseUrl: server.databaseUrl,
      settings: { demo: true, dataDir: server.config.dataDir },
    });
    try {
      await server.db.query('update staff set demo = true, must_change = true where id = $1', [person.id]);
      const agent = supertest.agent(demo.url);
      const { username, password } = person;
      await agent.post('/api/session').send({ username, password }).expect(200);
      await agent.get('/api/cases').expect(200);
    } finally {
      await demo.app.close();
    }
  });
});

describe('a link for a password', () => {
  const PASSWORD = 'what its owner chose';
  const redeem = (token: string, password = PASSWORD) =>
    supertest(server.url).post('/api/password-links/redeem').send({ token, password });
  const invited = async () => {
    const admin = await signIn(server.app, 'admin');
    const username = `new.${Math.random().toString(36).slice(2)}`;
    const wish = { username, name: '新同仁', role: 'agent' };
    const { body } = await admin.post('/api/staff').send(wish).expect(201);
    return {
      admin,
      username,
      id: body.id as string,
      version: body.version,
      token: body.link.token as string,
    };
  };

  it('lets the owner of a new account in, who had no password before, and once only', async () => {
    const { id, username, token } = await invited();
    await signsIn({ username, password: '' }).expect(400);
    await signsIn({ username, password: 'anything at all' }).expect(401);
    expect((await redeem(token).expect(200)).body).toEqual({ username });
    const { body } = await signsIn({ username, password: PASSWORD }).expect(200);
    expect(body).toMatchObject({ role: 'agent', mustChangePassword: false });
    expect((await redeem(token).expect(404)).body.code).toBe('PASSWORD_LINK_INVALID');
    expect(await recorded(server.db, id)).toEqual([
      'staff.created',
      'session.refused',
      'password.changed',
      'session.started',
    ]);
  });

  it('stays good when the password is not', async () => {
    const { token } = await invited();
    await redeem(token, 'password1234').expect(400);
    await redeem(token).expect(200);
  });

  it('ends after a day', async () => {
    const { token } = await invited();
    await server.db.query(`update password_link set expires_at = expires_at - interval '23.9 hours'`);
    const other = await invited();
    await server.db.query(`update password_link set expires_at = expires_at - interval '0.2 hours'`);
    await redeem(token).expect(404);
    await redeem(other.token).expect(200);
  });

  it('of a reset shuts out whoever knew the old password, and ends the link before it', async () => {
    const { admin, id, username, token } = await invited();
    await redeem(token).expect(200);
    const old = await at({ id, username, password: PASSWORD });
    const reset = async () => {
      const { version } = (await admin.get(`/api/staff/${id}`).expect(200)).body;
      return (await admin.post(`/api/staff/${id}/actions/reset`).send({ version }).expect(200)).body.link;
    };
    const first = await reset();
    await old.get('/api/session').expect(401);
    await signsIn({ username, password: PASSWORD }).expect(401);
    const second = await reset();
    await redeem(first.token).expect(404);
    // None of the last three, also by a link.
    await redeem(second.token, PASSWORD).expect(400);
    await redeem(second.token, 'another long sentence').expect(200);
    await signsIn({ username, password: 'another long sentence' }).expect(200);
  });

  it('opens a name that strangers have locked', async () => {
    const { username, token } = await invited();
    for (let i = 0; i < 6; i++) await signsIn({ username, password: 'a guess' });
    await redeem(token).expect(200);
    await signsIn({ username, password: PASSWORD }).expect(200);
  });

  it('is kept as a hash, and is in no stored answer and no log', async () => {
    const admin = await signIn(server.app, 'admin');
    const wish = { username: 'kept.nowhere', name: '某', role: 'agent' };
    const send = () => admin.post('/api/staff').set('idempotency-key', 'once').send(wish);
    const { token } = (await send().expect(201)).body.link;
    expect((await send()).body.code).toBe('USERNAME_TAKEN');
    const tables = ['password_link', 'event_new', 'event', 'access_log', 'staff'];
    for (const table of tables) {
      const [row] = await server.db.query<{ all: string | null }>(
        `select json_agg(t)::text as all from ${table} t`,
      );
      expect(row?.all ?? '').not.toContain(token);
    }
    expect(await server.db.query('select 1 from idempotent_answer')).toEqual([]);
  });

  it.each(['', 'x', 'x'.repeat(43)])('is not %j', async token => {
    expect([400, 404]).toContain((await redeem(token)).status);
  });
});
