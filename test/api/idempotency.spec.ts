import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { AnswerSweeper } from '../../src/platform/idempotency/answer-sweeper.js';
import { startApp } from '../support/app.js';
import { contactWith, Hotline, POTHOLE } from '../support/hotline.js';
import { cookieOf, signIn } from '../support/people.js';

let hotline: Hotline;
let dataDir: string;
let keys = 0;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hotline-idempotency-'));
  hotline = await Hotline.open({ now: '2026-11-20T09:00:00+08:00', settings: { dataDir } });
});
afterAll(async () => {
  await hotline.close();
  await rm(dataDir, { recursive: true });
});

const newKey = (): string => {
  keys += 1;
  return `call-${keys}`;
};

const stored = async (): Promise<number> =>
  (await hotline.server.db.query('select 1 from idempotent_answer')).length;

const CITIZEN = { name: '林美玉', phone: '0900-000-777' };
const CONTACT = { ...contactWith([POTHOLE]), citizen: CITIZEN };

const send = (by: TestAgent, key: string, body: object = CONTACT) =>
  by.post('/api/contacts').set('Idempotency-Key', key).send(body);

describe('a request that is sent again with its key', () => {
  it('gets the same answer, password and all, and creates nothing', async () => {
    const key = newKey();
    const first = await send(hotline.agent, key).expect(201);
    const before = await hotline.rows();
    const again = await send(hotline.agent, key).expect(201);
    expect(again.body).toEqual(first.body);
    expect(again.body.cases[0].password).toMatch(/^\d{8}$/);
    expect(await hotline.rows()).toEqual(before);
  });

  it('leaves no hash behind by which who has the database could guess a number', async () => {
    const key = newKey();
    await send(hotline.agent, key).expect(201);
    const [row] = await hotline.server.db.query<{ text: string }>(
      `select row_to_json(a)::text as text from idempotent_answer a where key = $1`,
      [key],
    );
    const asked = `POST /api/contacts\n${JSON.stringify(CONTACT)}`;
    expect(row?.text).toContain(key);
    expect(row?.text).not.toContain(createHash('sha256').update(asked).digest('hex'));
  });

  it('gets the answer of then, whatever has happened to the case since', async () => {
    const key = newKey();
    const first = await send(hotline.agent, key).expect(201);
    await hotline.onCase(first.body.cases[0].number, 'withdraw', { reason: '民眾取消' });
    expect((await send(hotline.agent, key).expect(201)).body).toEqual(first.body);
  });

  it('creates one case when the repeats run side by side', async () => {
    const key = newKey();
    const before = await hotline.rows();
    const answers = await Promise.all(Array.from({ length: 12 }, () => send(hotline.agent, key)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const after = await hotline.rows();
    expect([after.contact! - before.contact!, after.case_file! - before.case_file!]).toEqual([1, 1]);
    expect(after.work_order! - before.work_order!).toBe(1);
  });

  it('with another body is refused, and nothing is written', async () => {
    const key = newKey();
    await send(hotline.agent, key).expect(201);
    const before = await hotline.rows();
    const { body } = await send(
      hotline.agent,
      key,
      contactWith([{ ...POTHOLE, description: '另一件' }]),
    ).expect(422);
    expect(body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await hotline.rows()).toEqual(before);
  });

  it('side by side with another body: one is done, the other refused', async () => {
    const key = newKey();
    const other = contactWith([{ ...POTHOLE, description: '另一件' }]);
    const answers = await Promise.all([send(hotline.agent, key), send(hotline.agent, key, other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  it('at another address is refused', async () => {
    const key = newKey();
    const { body: opened } = await send(hotline.agent, key).expect(201);
    const { body } = await hotline.agent
      .post(`/api/cases/${opened.cases[0].number}/actions/note`)
      .set('Idempotency-Key', key)
      .send({ text: '加註' })
      .expect(422);
    expect(body.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('of somebody else is a request of its own', async () => {
    const key = newKey();
    const colleague = await signIn(hotline.server.app, 'agent');
    const [mine, theirs] = [
      await send(hotline.agent, key).expect(201),
      await send(colleague, key).expect(201),
    ];
    expect(theirs.body.cases[0].number).not.toBe(mine.body.cases[0].number);
  });

  it('may be done after all when the first one was refused', async () => {
    const key = newKey();
    await send(hotline.agent, key, contactWith([{ ...POTHOLE, category: 'NO' }])).expect(422);
    await send(hotline.agent, key).expect(201);
  });

  it('acts once on a case', async () => {
    const { number } = await hotline.record();
    const key = newKey();
    const note = () =>
      hotline.agent
        .post(`/api/cases/${number}/actions/note`)
        .set('Idempotency-Key', key)
        .send({ text: '民眾再次來電' });
    const [first, again] = [await note().expect(200), await note().expect(200)];
    expect(again.body).toEqual(first.body);
    expect((await hotline.page(number)).timeline.filter(({ kind }) => kind === 'case.noted')).toHaveLength(1);
  });
});

describe('an action that is sent again with its key while the first is under way', () => {
  it.each(Array.from({ length: 4 }, (_, round) => round))('is answered as the first (round %i)', async () => {
    const { number } = await hotline.record();
    const { version } = await hotline.page(number);
    const key = newKey();
    const withdraw = (reason: string) =>
      hotline.supervisor
        .post(`/api/cases/${number}/actions/withdraw`)
        .set('Idempotency-Key', key)
        .send({ version, reason });
    const answers = await Promise.all([withdraw('民眾取消'), withdraw('民眾取消'), withdraw('民眾取消')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await withdraw('另一個原因')).body.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('is refused as anybody’s when somebody else was faster', async () => {
    const { number } = await hotline.record();
    const { version } = await hotline.page(number);
    await hotline.onCase(number, 'recategorise', { category: 'RD03' });
    const answer = await hotline.supervisor
      .post(`/api/cases/${number}/actions/withdraw`)
      .set('Idempotency-Key', newKey())
      .send({ version, reason: '民眾取消' });
    expect([answer.status, answer.body.code]).toEqual([409, 'STALE_VERSION']);
  });
});

describe('a request that only reads, though by POST', () => {
  const recorded = async (): Promise<number> =>
    (await hotline.server.db.query('select 1 from access_log')).length;

  it.each([
    ['the petitioner of a case', (number: string) => `/api/cases/${number}/petitioner`, {}],
    ['who called from a number', () => '/api/callers/search', { phone: CITIZEN.phone }],
  ])('is carried out and recorded each time, and its answer is not kept: %s', async (_what, path, body) => {
    const { number } = (await send(hotline.agent, newKey()).expect(201)).body.cases[0];
    // The caller is on the line: that is the ground to know who it is.
    await hotline.agent.post('/api/callers/search').send({ phone: CITIZEN.phone }).expect(200);
    const [keptBefore, recordedBefore] = [await stored(), await recorded()];
    const key = newKey();
    const read = () => hotline.agent.post(path(number)).set('Idempotency-Key', key).send(body).expect(200);
    await read();
    await read();
    expect([await stored(), await recorded()]).toEqual([keptBefore, recordedBefore + 2]);
  });
});

describe('the stored answer', () => {
  it('survives a restart of the server', async () => {
    const key = newKey();
    const first = await send(hotline.agent, key).expect(201);
    const { databaseUrl } = hotline.server;
    const restarted = await startApp({
      databaseUrl,
      settings: { dataDir },
      now: '2026-11-20T09:30:00+08:00',
    });
    const answer = await fetch(`${restarted.url}/api/contacts`, {
      method: 'POST',
      headers: {
        cookie: cookieOf(hotline.agent),
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(CONTACT),
    });
    expect([answer.status, await answer.json()]).toEqual([201, first.body]);
    await restarted.close();
  });

  it('is forgotten after a day', async () => {
    const key = newKey();
    const first = await send(hotline.agent, key).expect(201);
    const sweeper = hotline.server.app.get(AnswerSweeper);
    await hotline.server.moveTo('2026-11-21T09:00:00+08:00');
    await sweeper.sweep();
    expect((await send(hotline.agent, key).expect(201)).body).toEqual(first.body);
    await hotline.server.moveTo('2026-11-21T09:00:01+08:00');
    await sweeper.sweep();
    expect(await stored()).toBe(0);
    expect((await send(hotline.agent, key).expect(201)).body).not.toEqual(first.body);
  });

  it('of days ago goes when the server starts', async () => {
    await send(hotline.agent, newKey()).expect(201);
    const now = '2026-11-23T09:00:00+08:00';
    const { databaseUrl } = hotline.server;
    const later = await startApp({ databaseUrl, settings: { dataDir }, now });
    await later.app.get(AnswerSweeper).beforeApplicationShutdown();
    expect(await later.db.query('select 1 from idempotent_answer')).toEqual([]);
    await later.close();
  });

  it('is sealed: whoever reads the table learns neither password nor number', async () => {
    const { body } = await send(hotline.agent, newKey()).expect(201);
    const rows = await hotline.server.db.query<{ answer: Buffer }>('select answer from idempotent_answer');
    const readable = rows.map(({ answer }) => answer.toString('latin1')).join('\n');
    expect(readable).not.toContain(body.cases[0].password);
    expect(readable).not.toContain(body.cases[0].number);
  });
});

describe('a key', () => {
  it.each([
    ['empty', ''],
    ['too long', 'k'.repeat(129)],
    ['with a space in it', 'two words'],
    ['not ASCII', encodeURIComponent('鑰匙').replaceAll('%', ' ')],
  ])('that is %s is refused', async (_what, key) => {
    const before = await hotline.rows();
    const { body } = await send(hotline.agent, key).expect(400);
    expect(body.code).toBe('IDEMPOTENCY_KEY_INVALID');
    expect(await hotline.rows()).toEqual(before);
  });
});
