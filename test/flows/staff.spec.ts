import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { AccountsService } from '../../src/access/accounts.service.js';
import type { Role } from '../../src/access/roles.js';
import { recorded } from '../support/audit-records.js';
import { Hotline } from '../support/hotline.js';
import { hire, signIn, type TestPerson } from '../support/people.js';

let hotline: Hotline;
let admin: TestAgent;
/** Of the public works bureau; the maintenance office is below it. */
let chief: TestAgent;

const db = () => hotline.server.db;
const hired = (role: Role, agency?: string): Promise<TestPerson> => hire(hotline.server.app, role, agency);
const signsIn = ({ username, password }: { username: string; password: string }) =>
  supertest(hotline.server.url).post('/api/session').send({ username, password });
const idOf = async (agent: TestAgent): Promise<string> => (await agent.get('/api/session')).body.id;
const versionOf = async (id: string): Promise<number> => {
  const [row] = await db().query<{ version: number }>('select version from staff where id = $1', [id]);
  return row?.version as number;
};
const act = async (by: TestAgent, id: string, action: string, body: object = {}) =>
  by.post(`/api/staff/${id}/actions/${action}`).send({ version: await versionOf(id), ...body });

beforeAll(async () => {
  hotline = await Hotline.open();
  admin = await signIn(hotline.server.app, 'admin');
  chief = await signIn(hotline.server.app, 'agency_chief', 'public-works');
});
afterAll(() => hotline.close());

describe('the list of accounts', () => {
  it('is found by agency, role, status and part of a name, page by page', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => hired('officer', 'labor')));
    await act(admin, people[0]?.id as string, 'suspend');
    const first = (await admin.get('/api/staff').query({ agency: 'labor', limit: 3 }).expect(200)).body;
    const second = (await admin.get('/api/staff').query({ agency: 'labor', limit: 3, after: first.next }))
      .body;
    expect([first.total, first.items.length, second.items.length, second.next]).toEqual([5, 3, 2, null]);
    const ids = [...first.items, ...second.items].map(({ id }: { id: string }) => id);
    expect(new Set(ids)).toEqual(new Set(people.map(({ id }) => id)));
    const only = async (query: object): Promise<string[]> =>
      (await admin.get('/api/staff').query(query).expect(200)).body.items.map(({ id }: { id: string }) => id);
    expect(await only({ agency: 'labor', status: 'suspended' })).toEqual([people[0]?.id]);
    expect(await only({ q: (people[1] as TestPerson).username.slice(4).toUpperCase() })).toEqual([
      people[1]?.id,
    ]);
    expect(await only({ role: 'manager', agency: 'labor' })).toEqual([]);
    expect(JSON.stringify(first)).not.toMatch(/argon2|hash/i);
  });

  it('shows a chief the own agency and those below it', async () => {
    const below = await hired('officer', 'maintenance');
    const foreign = await hired('officer', 'police');
    const { body } = await chief.get('/api/staff').query({ limit: 200 }).expect(200);
    const agencies = new Set(body.items.map(({ agency }: { agency: string }) => agency));
    expect(agencies).toContain('maintenance');
    const [{ below: others }] = (await db().query(`select agencies_below('public-works') as below`)) as [
      { below: string[] },
    ];
    for (const agency of agencies) expect(['public-works', ...others]).toContain(agency);
    await chief.get(`/api/staff/${below.id}`).expect(200);
    await chief.get(`/api/staff/${foreign.id}`).expect(403);
    await hotline.officer.get('/api/staff').expect(403);
  });
});

describe('an account', () => {
  const wish = (changes: object = {}) => ({
    username: `p.${Math.random().toString(36).slice(2)}`,
    name: '新同仁',
    role: 'officer',
    agency: 'maintenance',
    ...changes,
  });
  const make = (by: TestAgent, changes: object = {}) => by.post('/api/staff').send(wish(changes));

  it('is made by an admin for any agency and the centre, and is recorded', async () => {
    const { body } = await make(admin, { districts: ['64000050'] }).expect(201);
    expect(body).toMatchObject({ status: 'active', hasPassword: false, districts: ['64000050'] });
    expect(body.link.token).toMatch(/^[\w-]{43}$/);
    await make(admin, { role: 'auditor', agency: null }).expect(201);
    expect(await recorded(db(), body.id)).toEqual(['staff.created']);
  });

  it('is made by a chief for the own agency and below, and never for the centre', async () => {
    await make(chief).expect(201);
    await make(chief, { role: 'agency_chief', agency: 'public-works' }).expect(201);
    for (const post of [
      { agency: 'police' },
      { role: 'admin', agency: null },
      { role: 'supervisor', agency: null },
    ])
      expect((await make(chief, post).expect(403)).body.code).toBe('STAFF_NOT_YOURS');
  });

  it.each([
    ['an agency the city does not have', { agency: 'nowhere' }],
    ['a district the city does not have', { districts: ['1'] }],
    ['no district at all', { districts: [] }],
    ['an officer of no agency', { agency: null }],
    ['an admin of an agency', { role: 'admin' }],
    ['a role there is none', { role: 'king' }],
    ['a name that is none', { username: 'a b' }],
    ['an address that is none', { email: 'lin' }],
    ['a password of somebody else’s choice', { password: 'correct horse battery' }],
    ['what nobody may set', { active: true, demo: true, version: 7 }],
  ])('is not made with %s', async (_, changes) => {
    await make(admin, changes).expect(400);
  });

  it('is changed: the name at once, another post with everybody signed out', async () => {
    const person = await hired('officer');
    const agent = supertest.agent(hotline.server.url);
    const { username, password } = person;
    await agent.post('/api/session').send({ username, password }).expect(200);
    expect((await act(chief, person.id, 'change', { name: '新名字' })).body.name).toBe('新名字');
    await agent.get('/api/session').expect(200);
    const { body } = await act(chief, person.id, 'change', { role: 'agency_chief', districts: ['64000050'] });
    expect(body).toMatchObject({ role: 'agency_chief', districts: ['64000050'], name: '新名字' });
    await agent.get('/api/session').expect(401);
    const [record] = await db().query<{ reason: string }>(
      `select reason from access_log where action = 'staff.changed' and subject = $1 order by at desc, id desc limit 1`,
      [`staff:${person.id}`],
    );
    expect(record?.reason).toBe('role officer>agency_chief, districts all>64000050');
  });

  it('has a mail address where who manages it says so, until its owner has left', async () => {
    const { body: made } = await make(admin, { email: ' lin@example.gov.tw ' }).expect(201);
    expect(made.email).toBe('lin@example.gov.tw');
    expect((await act(chief, made.id, 'change', { name: '林' })).body.email).toBe('lin@example.gov.tw');
    expect((await act(chief, made.id, 'change', { email: null })).body.email).toBeNull();
    expect((await act(chief, made.id, 'change', { email: 'two@a.tw, b@a.tw' })).status).toBe(400);
    await act(chief, made.id, 'change', { email: 'lin2@example.gov.tw' });
    const [record] = await db().query<{ reason: string }>(
      `select reason from access_log where action = 'staff.changed' and subject = $1 order by at desc, id desc limit 1`,
      [`staff:${made.id}`],
    );
    expect(record?.reason).toBe('email');
    const colleague = await hired('officer');
    expect((await act(chief, made.id, 'suspend')).body.email).toBe('lin2@example.gov.tw');
    await act(chief, made.id, 'resume');
    expect((await act(chief, made.id, 'hand-over', { to: colleague.id })).body.email).toBeNull();
  });

  it('of another agency, or on the way to one, is not a chief’s to change', async () => {
    const [own, foreign] = [await hired('officer'), await hired('officer', 'police')];
    expect((await act(chief, foreign.id, 'change', { name: '我的' })).body.code).toBe('STAFF_NOT_YOURS');
    expect((await act(chief, own.id, 'change', { agency: 'police' })).body.code).toBe('STAFF_NOT_YOURS');
    expect((await act(chief, own.id, 'change', { role: 'admin', agency: null })).body.code).toBe(
      'STAFF_NOT_YOURS',
    );
    for (const action of ['suspend', 'reset', 'resume'])
      expect((await act(chief, foreign.id, action)).status).toBe(403);
    expect((await act(chief, foreign.id, 'hand-over', { to: own.id })).status).toBe(403);
  });

  it('of one’s own is changed by nobody themselves', async () => {
    for (const by of [admin, chief])
      for (const [action, body] of [
        ['change', { name: '我' }],
        ['suspend', {}],
        ['reset', {}],
        ['hand-over', { to: (await hired('officer', 'public-works')).id }],
      ] as const)
        expect((await act(by, await idOf(by), action, body)).body.code).toBe('NOT_YOURSELF');
  });

  it('is changed by one of two at the same time', async () => {
    const { id } = await hired('officer');
    const body = { version: await versionOf(id), name: '名字' };
    const answers = await Promise.all(
      [1, 2, 3].map(() => admin.post(`/api/staff/${id}/actions/change`).send(body)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('that is suspended is out at once and in no longer, until it is resumed', async () => {
    const person = await hired('officer');
    const agent = supertest.agent(hotline.server.url);
    const { username, password } = person;
    await agent.post('/api/session').send({ username, password }).expect(200);
    expect((await act(chief, person.id, 'suspend')).body).toMatchObject({
      status: 'suspended',
      actions: ['change', 'resume', 'hand-over'],
    });
    await agent.get('/api/session').expect(401);
    await signsIn(person).expect(401);
    expect((await act(chief, person.id, 'suspend')).body.code).toBe('ACTION_NOT_POSSIBLE');
    await act(chief, person.id, 'resume');
    await signsIn(person).expect(200);
    expect((await recorded(db(), person.id)).filter(action => action.startsWith('staff.'))).toEqual([
      'staff.suspended',
      'staff.resumed',
    ]);
  });

  it('that nobody has used for long is listed as such and closed, until it is resumed', async () => {
    const person = await hired('officer');
    await signsIn(person).expect(200);
    const passes = (days: number) =>
      db().query(
        `update staff set last_sign_in_at = last_sign_in_at - $2 * interval '1 day',
                          awake_since = awake_since - $2 * interval '1 day' where id = $1`,
        [person.id, days],
      );
    await passes(89);
    const dormant = async (): Promise<boolean> => {
      const { body } = await chief.get('/api/staff').query({ status: 'dormant', limit: 200 }).expect(200);
      return body.items.some(({ id }: { id: string }) => id === person.id);
    };
    expect(await dormant()).toBe(false);
    await passes(2);
    expect(await dormant()).toBe(true);
    expect((await signsIn(person).expect(403)).body.code).toBe('ACCOUNT_DORMANT');
    await signsIn({ ...person, password: 'a wrong one' }).expect(401);
    await act(chief, person.id, 'resume');
    await signsIn(person).expect(200);
    expect(await dormant()).toBe(false);
  });
});

describe('the last administrator', () => {
  it('stays, whoever asks, and also when two remove each other at the same time', async () => {
    const people = [await hired('admin'), await hired('admin')];
    const agents = await Promise.all(
      people.map(async ({ username, password }) => {
        const agent = supertest.agent(hotline.server.url);
        await agent.post('/api/session').send({ username, password }).expect(200);
        return agent;
      }),
    );
    await db().query(`update staff set active = false where role = 'admin' and id <> all($1::uuid[])`, [
      people.map(({ id }) => id),
    ]);
    const [a, b] = people as [TestPerson, TestPerson];
    const answers = await Promise.all([
      act(agents[0] as TestAgent, b.id, 'suspend'),
      act(agents[1] as TestAgent, a.id, 'change', { role: 'agent' }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const rows = await db().query<{ username: string }>(
      `select username from staff where role = 'admin' and active`,
    );
    expect(rows).toHaveLength(1);
    await expect(
      hotline.server.app.get(AccountsService).deactivate(rows[0]?.username as string),
    ).rejects.toThrow('LAST_ADMIN');
    await db().query(`update staff set active = true where role = 'admin'`);
    admin = await signIn(hotline.server.app, 'admin');
  });
});

describe('a hand-over', () => {
  it('gives the open orders in hand to a colleague, with a line on each case, and the account has departed', async () => {
    const [from, to] = [await hired('officer'), await hired('officer')];
    const leaving = supertest.agent(hotline.server.url);
    await leaving.post('/api/session').send({ username: from.username, password: from.password }).expect(200);
    const mine = [await hotline.record(), await hotline.record()];
    const [theirs, done] = [await hotline.record(), await hotline.record()];
    for (const { number } of mine) await hotline.onOrder(number, 'acknowledge', {}, leaving);
    await hotline.onOrder(theirs.number, 'acknowledge');
    await hotline.finish(done.number, leaving);
    await hotline.onCase(done.number, 'release', { how: 'sms' });

    const before = (await chief.get(`/api/staff/${from.id}`).expect(200)).body;
    expect(before.ordersInHand).toBe(2);
    const { body } = await act(chief, from.id, 'hand-over', { to: to.id });
    expect(body).toMatchObject({ status: 'departed', ordersInHand: 0, actions: ['resume'] });

    const holders = await db().query<{ number: string; by: string }>(
      `select c.number, w.acknowledged_by as by from work_order w join case_file c on c.id = w.case_id`,
    );
    const holderOf = (number: string) => holders.find(row => row.number === number)?.by;
    for (const { number } of mine) {
      expect(holderOf(number)).toBe(to.id);
      expect((await hotline.story(number)).at(-1)).toBe('workorder.handed-over by agency_chief');
    }
    expect(holderOf(theirs.number)).toBe(await idOf(hotline.officer));
    expect(holderOf(done.number)).toBe(from.id);
    await leaving.get('/api/session').expect(401);
    await signsIn(from).expect(401);
    expect(await recorded(db(), from.id)).toContain('staff.handed-over');
    // The colleague goes on where the other one left off.
    const colleague = supertest.agent(hotline.server.url);
    await colleague.post('/api/session').send({ username: to.username, password: to.password }).expect(200);
    await hotline.report(mine[0]?.number as string, colleague);
  });

  it.each<[string, () => Promise<string>]>([
    ['of another agency', async () => (await hired('officer', 'police')).id],
    [
      'who is suspended',
      async () => {
        const { id } = await hired('officer');
        await act(chief, id, 'suspend');
        return id;
      },
    ],
    ['whom there is not', async () => '00000000-0000-7000-8000-000000000000'],
  ])('goes to no colleague %s, and then nothing has happened', async (_, colleague) => {
    const { id } = await hired('officer');
    const { number } = await hotline.record();
    const answer = await act(chief, id, 'hand-over', { to: await colleague() });
    expect([answer.status, answer.body.fields?.[0]?.field]).toEqual([400, 'to']);
    expect((await chief.get(`/api/staff/${id}`).expect(200)).body.status).toBe('active');
    expect(await hotline.story(number)).not.toContain('workorder.handed-over by agency_chief');
  });
});
