import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { CommitUnanswered } from '../../src/platform/database/lost-connection.js';
import { IdempotentAnswer } from '../../src/platform/idempotency/idempotent-answer.entity.js';
import { newId } from '../../src/platform/ids.js';
import { contactWith, Hotline, POTHOLE, post } from '../support/hotline.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { Relay } from '../support/relay.js';

let database: TestDatabase;
let relay: Relay;
let hotline: Hotline;

beforeAll(async () => {
  database = await freshDatabase();
  relay = await Relay.to(database.url);
  hotline = await Hotline.open({
    databaseUrl: relay.url,
    settings: { logLevel: 'silent', databaseTimeoutMs: 9000 },
  });
});
afterAll(async () => {
  await hotline.close();
  await relay.close();
  await database.drop();
});

const CONTACT = contactWith([POTHOLE]);
const entries = async (): Promise<number> => (await hotline.rows()).case_entry as number;
const note = (number: string) =>
  post(hotline.agent, `/api/cases/${number}/actions/note`, { text: 'once more' });

describe('while the database cannot be reached', () => {
  beforeAll(() => relay.cut());
  afterAll(() => relay.restore());

  it.each<[string, () => PromiseLike<{ status: number; body: { code: string; title: string } }>]>([
    ['a reading', () => hotline.supervisor.get('/api/cases')],
    ['a contact', () => post(hotline.agent, '/api/contacts', CONTACT)],
    ['a contact with a key', () => post(hotline.agent, '/api/contacts', CONTACT).set('idempotency-key', 'a')],
  ])('%s is answered 503 NOT_READY', async (_what, ask) => {
    const { status, body } = await ask();
    expect([status, body.code]).toEqual([503, 'NOT_READY']);
    expect(body.title).toMatch(/database cannot be reached/);
  });
});

describe('when the answer to a commit is lost', () => {
  let number: string;

  beforeEach(async () => {
    number = (await hotline.record()).number;
  });

  it('it is said that the note may have been saved, since it was', async () => {
    const before = await entries();
    relay.loseAnswer(/once more.*commit\0/s, 'COMMIT\0');
    const { status, body } = await note(number);
    expect([status, body.code]).toEqual([503, 'OUTCOME_UNKNOWN']);
    expect(body.title).toMatch(/may have been saved/);
    expect(await entries()).toBe(before + 1);
  });

  it('a request with a key is answered all the same, since its answer was kept', async () => {
    const before = await entries();
    relay.loseAnswer(/once more.*commit\0/s, 'COMMIT\0');
    const { status } = await note(number).set('idempotency-key', newId());
    expect([status, await entries()]).toEqual([200, before + 1]);
  });

  it('so it is with a single statement that commits itself', async () => {
    const { db } = hotline.server;
    const answer = { owner: newId(), key: 'k', answer: Buffer.of(1) };
    const row = Object.assign(new IdempotentAnswer(), { ...answer, createdAt: new Date(0) });
    relay.loseAnswer(/insert into "idempotent_answer"/, 'INSERT 0 1');
    await expect(db.transaction(async tx => void tx.add(row))).rejects.toThrow(CommitUnanswered);
    expect(await db.query('select 1 from idempotent_answer where owner = $1', [row.owner])).toHaveLength(1);
  });

  it('and with a statement outside of a transaction', async () => {
    const { db } = hotline.server;
    relay.loseAnswer(/insert into consumer/, 'INSERT 0 1');
    await expect(db.query(`insert into consumer (name) values ('lost')`)).rejects.toThrow(CommitUnanswered);
    expect(await db.query(`select 1 from consumer where name = 'lost'`)).toHaveLength(1);
  });

  it('a connection that breaks before the commit is no riddle: nothing was saved', async () => {
    const before = await entries();
    relay.loseAnswer(new RegExp(`begin\\0.*${number}`, 's'), 'SELECT 1\0');
    const { status, body } = await note(number);
    expect([status, body.code]).toEqual([503, 'NOT_READY']);
    expect(await entries()).toBe(before);
  });
});

describe('while the database is stopped', () => {
  it('a request is given up, and the readiness check long before; later all is as before', async () => {
    relay.hold();
    const order: string[] = [];
    const ask = async (path: string): Promise<void> => {
      const { status, body } = await hotline.supervisor.get(path);
      order.push(`${path} ${status} ${body.code}`);
    };
    await Promise.all([ask('/api/cases'), ask('/health/ready')]).finally(() => relay.letGo());
    expect(order).toEqual(['/health/ready 503 NOT_READY', '/api/cases 503 NOT_READY']);
    await hotline.supervisor.get('/health/ready').expect(200);
    await hotline.supervisor.get('/api/cases').expect(200);
  });
});

describe('when somebody else is in the way', () => {
  it('a request does not wait for a lock for ever', async () => {
    const { number } = await hotline.record();
    const rival = new pg.Client(database.url);
    await rival.connect();
    await rival.query('begin');
    await rival.query('select 1 from case_file where number = $1 for update', [number]);
    const { status, body } = await note(number);
    await rival.end();
    expect([status, body.code]).toEqual([503, 'NOT_READY']);
    expect((await note(number)).status).toBe(200);
  });

  it('nor for a statement, nor does a transaction that nobody goes on with keep its locks', async () => {
    const { db } = hotline.server;
    const limit = (name: string) => db.query<{ of: string }>(`select current_setting('${name}') as of`);
    expect([
      ...(await limit('statement_timeout')),
      ...(await limit('idle_in_transaction_session_timeout')),
    ]).toEqual([{ of: '9s' }, { of: '18s' }]);
  });
});

it('a fault of our own is 500, and nothing is claimed about what was changed', async () => {
  const { db } = hotline.server;
  await db.query('alter table contact_case rename to contact_case_away');
  const { status, body } = await post(hotline.agent, '/api/contacts', CONTACT);
  await db.query('alter table contact_case_away rename to contact_case');
  expect([status, body.code]).toEqual([500, 'UNEXPECTED']);
  expect(JSON.stringify(body)).not.toMatch(/nothing was changed|沒有變更/);
});
