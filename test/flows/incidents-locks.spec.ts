import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { contactWith, Hotline, POTHOLE, post } from '../support/hotline.js';
import { hire, signIn, type TestPerson } from '../support/people.js';
import { faultsOf } from '../support/wholeness.js';

let hotline: Hotline;
let admin: TestAgent;
/** Somebody else at work, on a connection of their own. */
let other: pg.Client;

const CALLER = { citizen: { name: '王曉鈴', phone: '0912345678' } };

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-20T09:00:00+08:00' });
  admin = await signIn(hotline.server.app, 'admin');
  other = new pg.Client(hotline.server.databaseUrl);
  await other.connect();
});
afterAll(async () => {
  await other.end();
  await hotline.close();
});

const record = async (): Promise<string> => (await hotline.record({}, CALLER)).number;

const lock = (number: string): Promise<unknown> =>
  other.query('select 1 from case_file where number = $1 for update', [number]);

/** Until somebody waits for a lock. */
async function waiting(): Promise<void> {
  const held = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await hotline.server.db.query(held)).length === 0);
}

/** Somebody has locked the first of them; the act begins; then they lock the second, and nobody waits for each other. */
async function whileTheyLock<T>(first: string, second: string, act: () => Promise<T>): Promise<T> {
  await other.query('begin');
  try {
    await lock(first);
    const answer = act();
    answer.catch(() => undefined);
    await waiting();
    await lock(second);
    await other.query('commit');
    return await answer;
  } catch (error) {
    await other.query('rollback');
    throw error;
  }
}

async function signedIn({ username, password }: TestPerson): Promise<TestAgent> {
  const agent = supertest.agent(hotline.server.url);
  await agent.post('/api/session').send({ username, password }).expect(200);
  return agent;
}

/** The lead was recorded later than what was merged into it. */
async function incident(): Promise<{ lead: string; member: string }> {
  const [member, lead] = [await record(), await record()];
  await hotline.onCase(member, 'merge', { into: lead });
  return { lead, member };
}

describe('nobody waits for each other', () => {
  it('where somebody who had taken the call-backs of an incident leaves, and the one that leads is acted on', async () => {
    const { lead, member } = await incident();
    await hotline.finish(lead);
    const [from, to] = [await hire(hotline.server.app, 'agent'), await hire(hotline.server.app, 'agent')];
    const leaving = await signedIn(from);
    const { body } = await leaving.get('/api/call-backs').expect(200);
    for (const { id, version } of body.items)
      await post(leaving, `/api/call-backs/${id}/actions/take`, { version }).expect(200);
    const { version } = (await admin.get(`/api/staff/${from.id}`).expect(200)).body;
    const { status } = await whileTheyLock(lead, member, () =>
      post(admin, `/api/staff/${from.id}/actions/hand-over`, { version, to: to.id }),
    );
    expect(status).toBe(200);
    const taken = await hotline.server.db.query('select 1 from call_back where taken_by is not null');
    expect(taken).toEqual([]);
  });

  it('where one call joins two incidents, and another one the same the other way round', async () => {
    const [first, second] = [await record(), await record()];
    const wishes = [second, first].map(joins => ({ ...POTHOLE, joins }));
    const { status } = await whileTheyLock(first, second, () =>
      post(hotline.agent, '/api/contacts', { ...contactWith(wishes), ...CALLER }),
    );
    expect(status).toBe(201);
  });

  it('where one of the released is reopened, and a sample is drawn from all of them', async () => {
    const { lead, member } = await incident();
    await hotline.finish(lead);
    await hotline.onCase(lead, 'release', {
      ...{ how: 'called_back', members: [{ number: member, how: 'sms' }] },
    });
    const { version } = await hotline.page(member);
    const { status } = await whileTheyLock(member, lead, () =>
      post(hotline.supervisor, `/api/cases/${member}/actions/reopen`, { version, reason: '又壞了' }),
    );
    expect(status).toBe(200);
    await hotline.server.settle();
    expect(await faultsOf(hotline.server.databaseUrl)).toEqual({});
  });
});
