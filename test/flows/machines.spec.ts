import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { grantOf, type Right } from '../../src/access/rights.js';
import { StaffService } from '../../src/access/staff.service.js';
import { SessionWatch } from '../../src/live/session-watch.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { doorsOf } from '../support/doors.js';
import { cookieOf, signIn } from '../support/people.js';
import { closeScreens, openScreen } from '../support/sockets.js';

const POTHOLE = { category: 'RD01', district: '64000050', description: '路面有坑洞' };
const CONTACT = { channel: 'phone', outcome: 'recorded', cases: [POTHOLE] };
const WISH = {
  name: '開放資料平台',
  role: 'agent',
  keyName: '正式環境',
  rights: ['contact.record', 'case.read'],
  days: 90,
  ratePerMinute: 600,
};

let server: TestApp;
let admin: TestAgent;

beforeAll(async () => {
  server = await startApp();
  admin = await signIn(server.app, 'admin');
});
afterAll(() => server.close());
afterEach(closeScreens);

interface Made {
  machineId: string;
  keyId: string;
  key: string;
  expiresAt: string;
}
const make = async (wish: object = {}): Promise<Made> =>
  (
    await admin
      .post('/api/machines')
      .send({ ...WISH, ...wish })
      .expect(201)
  ).body as Made;
const withKey = (key: string, method: 'get' | 'post' | 'delete', path: string) =>
  supertest(server.url)[method](path).set('authorization', `Bearer ${key}`);
const record = (key: string) => withKey(key, 'post', '/api/contacts').send(CONTACT);
const revoke = ({ machineId, keyId }: Made) => admin.delete(`/api/machines/${machineId}/keys/${keyId}`);
const audited = (subject: string) =>
  server.db.query('select action, actor_kind as kind from access_log where subject = $1 order by at, id', [
    subject,
  ]);

describe('a machine with a key', () => {
  it('does what the key is for, under the name of its account', async () => {
    const { key, machineId } = await make();
    const { body } = await record(key).expect(201);
    const { number } = body.cases[0];
    await withKey(key, 'get', `/api/cases/${number}`).expect(200);
    const [event] = await server.db.query<{ actor: object }>(
      `select actor from event_new where kind = 'case.opened' and payload->>'number' = $1
       union all select actor from event where kind = 'case.opened' and payload->>'number' = $1`,
      [number],
    );
    expect(event?.actor).toEqual({ kind: 'machine', id: machineId, role: 'agent', agency: null });
  });

  it('is refused everything else, at every door, also what the role of its account may', async () => {
    const { key } = await make({ rights: ['session.read'] });
    const me = await withKey(key, 'get', '/api/session').expect(200);
    expect(me.body.rights).toEqual(['session.read']);
    const others = doorsOf(server.app).filter(
      ({ right, method }) => right !== 'public' && right !== 'session.read' && method !== 'socket',
    );
    expect(others.length).toBeGreaterThan(30);
    for (const { name, method, path } of others) {
      const answer = await withKey(
        key,
        method.toLowerCase() as 'get',
        path.replace(/:\w+/g, '00000000-0000-7000-8000-000000000000'),
      );
      expect([name, answer.status, answer.body.code]).toEqual([name, 403, 'NOT_ALLOWED']);
    }
  });

  it('is denied by the services too where a right is asked again', async () => {
    const { key } = await make({ role: 'officer', agency: 'maintenance', rights: ['case.read'] });
    const { body } = await (await signIn(server.app, 'agent'))
      .post('/api/contacts')
      .send(CONTACT)
      .expect(201);
    const page = await withKey(key, 'get', `/api/cases/${body.cases[0].number}`).expect(200);
    expect(page.body.actions).toEqual([]);
  });

  it('loses what the role of its account has lost', async () => {
    const { key, machineId } = await make();
    await server.db.query(`update staff set role = 'auditor' where id = $1`, [machineId]);
    expect((await record(key).expect(403)).body.code).toBe('NOT_ALLOWED');
  });

  it('needs no origin, and is not stopped by a foreign one; a cookie beside the key is too much', async () => {
    const { key } = await make();
    await record(key).set('origin', 'https://data.example').expect(201);
    const both = await record(key)
      .set('cookie', cookieOf(await signIn(server.app, 'agent')))
      .expect(400);
    expect(both.body.code).toBe('TWO_IDENTITIES');
  });

  it('is as many as its key says a minute, and is told when to come again', async () => {
    const { key } = await make({ rights: ['session.read'], ratePerMinute: 3 });
    const other = await make({ rights: ['session.read'], ratePerMinute: 3 });
    for (let i = 0; i < 3; i += 1) await withKey(key, 'get', '/api/session').expect(200);
    const refused = await withKey(key, 'get', '/api/session').expect(429);
    expect([refused.body.code, refused.type]).toEqual(['TOO_MANY', 'application/problem+json']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    await withKey(other.key, 'get', '/api/session').expect(200);
  });

  it('is nobody who sees a work order: an agency of machines alone is phoned', async () => {
    await make({ role: 'officer', agency: 'police', rights: ['workorder.read'] });
    expect(await server.app.get(StaffService).hasActiveAccounts('police')).toBe(false);
  });

  it('cannot sign in, and cannot be given a password', async () => {
    const { machineId } = await make();
    const [account] = await server.db.query<{ username: string }>(
      'select username from staff where id = $1',
      [machineId],
    );
    await supertest(server.url)
      .post('/api/session')
      .send({ username: account?.username, password: 'null' })
      .expect(401);
    await expect(
      server.db.query(`update staff set password_hash = 'x' where id = $1`, [machineId]),
    ).rejects.toThrow('staff_without_password');
  });
});

describe('a key', () => {
  it('is shown once, and kept as a hash only', async () => {
    const { key, keyId } = await make();
    const secret = key.slice(-43);
    const list = await admin.get('/api/machines').expect(200);
    expect(JSON.stringify(list.body)).not.toContain(secret);
    const rows = await server.db.query('select * from api_key where id = $1', [keyId]);
    expect(JSON.stringify(rows)).not.toContain(secret);
    const answers = await server.db.query('select 1 from idempotent_answer');
    expect(answers).toEqual([]);
    const events = await server.db.query('select payload from event_new union all select payload from event');
    expect(JSON.stringify(events)).not.toContain(secret);
  });

  it('that was asked for with an Idempotency-Key is kept nowhere either', async () => {
    await admin.post('/api/machines').set('idempotency-key', 'a').send(WISH).expect(201);
    expect(await server.db.query('select 1 from idempotent_answer')).toEqual([]);
  });

  it.each<[string, (made: Made) => Promise<unknown>]>([
    ['revoked', made => revoke(made).expect(204)],
    [
      'expired',
      ({ keyId }) =>
        server.db.query(
          `update api_key set made_at = made_at - interval '91 days', expires_at = expires_at - interval '91 days'
           where id = $1`,
          [keyId],
        ),
    ],
    [
      'of a closed account',
      ({ machineId }) => server.db.query('update staff set active = false where id = $1', [machineId]),
    ],
  ])('that is %s opens nothing any more', async (_, happen) => {
    const made = await make();
    await record(made.key).expect(201);
    await happen(made);
    const refused = await record(made.key).expect(401);
    expect([refused.body.code, refused.headers['www-authenticate']]).toEqual(['KEY_INVALID', 'Bearer']);
  });

  it.each<[string, (key: string) => string]>([
    ['another secret', key => key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A')],
    ['the secret of another', key => key.slice(0, 36) + 'x'.repeat(43)],
    ['nothing', () => ''],
    ['no key at all', () => 'eyJhbGciOiJub25lIn0.e30.'],
  ])('that is forged with %s opens nothing', async (_, forge) => {
    const { key } = await make();
    expect((await record(forge(key)).expect(401)).body.code).toBe('KEY_INVALID');
  });

  it('is no way past the cookie: another scheme is refused, not passed over', async () => {
    const cookie = cookieOf(admin);
    const answer = await supertest(server.url)
      .get('/api/session')
      .set({ cookie, authorization: 'Basic YTpi' });
    expect([answer.status, answer.body.code]).toEqual([400, 'TWO_IDENTITIES']);
  });

  it('can be made beside an older one, so that a machine changes over', async () => {
    const first = await make();
    const { name: _, role: __, ...wish } = WISH;
    const second = (await admin.post(`/api/machines/${first.machineId}/keys`).send(wish).expect(201))
      .body as Made;
    await record(first.key).expect(201);
    await revoke(first).expect(204);
    await revoke(first).expect(204);
    await record(first.key).expect(401);
    await record(second.key).expect(201);
    const { body } = await admin.get('/api/machines').expect(200);
    const machine = body.items.find(({ id }: { id: string }) => id === first.machineId);
    expect(machine.keys).toMatchObject([
      { id: second.keyId, state: 'active', lastUsedAt: expect.any(String), rights: WISH.rights },
      { id: first.keyId, state: 'revoked', revokedAt: expect.any(String) },
    ]);
    expect(await audited(`api-key:${first.keyId}`)).toEqual([
      { action: 'api-key.made', kind: 'staff' },
      { action: 'api-key.revoked', kind: 'staff' },
    ]);
  });

  it.each<[string, object, string]>([
    ['beyond the role', { rights: ['case.release'] }, 'rights'],
    ['over accounts', { role: 'admin', rights: ['staff.manage'] }, 'rights'],
    ['over who asked', { rights: ['caller.search'] }, 'rights'],
    ['over keys', { role: 'admin', rights: ['api-key.manage'] }, 'rights'],
    ['that do not exist', { rights: ['everything'] }, 'rights'],
    ['that are none', { rights: [] }, 'rights'],
    ['for longer than a year', { days: 366 }, 'days'],
    ['for no time', { days: 0 }, 'days'],
    ['without a limit', { ratePerMinute: 0 }, 'ratePerMinute'],
    ['for an officer of no agency', { role: 'officer', rights: ['case.read'] }, 'agency'],
    [
      'for an officer of an agency that does not exist',
      { role: 'officer', agency: 'atlantis', rights: ['case.read'] },
      'agency',
    ],
    ['for an agent of an agency', { agency: 'maintenance' }, 'agency'],
    ['with what is decided elsewhere', { machine: false }, 'machine'],
    ['with an account of its own wish', { username: 'admin' }, 'username'],
  ])('is not made %s', async (_, change, field) => {
    const { body } = await admin
      .post('/api/machines')
      .send({ ...WISH, ...change })
      .expect(400);
    expect([body.code, body.fields[0].field]).toEqual(['INVALID', field]);
  });

  it('is made for machines only, and revoked by its machine’s name only', async () => {
    const made = await make();
    const { name: _, role: __, ...wish } = WISH;
    const [person] = await server.db.query<{ id: string }>(
      `select id from staff where role = 'admin' limit 1`,
    );
    expect((await admin.post(`/api/machines/${person?.id}/keys`).send(wish).expect(404)).body.code).toBe(
      'MACHINE_NOT_FOUND',
    );
    expect((await revoke({ ...made, machineId: person?.id as string }).expect(404)).body.code).toBe(
      'KEY_NOT_FOUND',
    );
    await record(made.key).expect(201);
  });
});

describe('a socket with a key', () => {
  const screen = (key: string, cookie: string | null = null, headers: Record<string, string> = {}) =>
    openScreen(server.url, cookie, { headers: { authorization: `Bearer ${key}`, ...headers } });

  it('is connected where the key is for that, and cut when it is revoked', async () => {
    const made = await make({ rights: ['live.connect', 'case.read', 'contact.record'] });
    const machine = screen(made.key);
    await machine.hello;
    const { body } = await record(made.key).expect(201);
    await machine.until(({ case: card }) => card?.number === body.cases[0].number);
    const look = (): Promise<void> => server.app.get(SessionWatch, { strict: false }).look();
    await look();
    expect(machine.socket.connected).toBe(true);
    await revoke(made).expect(204);
    await look();
    expect(await machine.disconnected).toBe('transport close');
    expect((await screen(made.key).refusal).message).toBe('KEY_INVALID');
  });

  it('is refused where it is not, or with a cookie beside it', async () => {
    const { key } = await make();
    const live = await make({ rights: ['live.connect'] });
    const cookie = cookieOf(await signIn(server.app, 'agent'));
    expect((await screen(key).refusal).message).toBe('NOT_ALLOWED');
    // May connect, and see nothing: there is no room for it.
    expect((await screen(live.key).refusal).message).toBe('NOT_ALLOWED');
    expect((await screen(live.key, cookie).refusal).message).toBe('TWO_IDENTITIES');
  });
});

it('keys are managed by administrators alone', () => {
  const right: Right = 'api-key.manage';
  const doors = doorsOf(server.app).filter(({ path }) => path.startsWith('/api/machines'));
  expect(doors.map(door => door.right)).toEqual([right, right, right, right]);
  expect(grantOf('supervisor', right)).toBeNull();
});
