import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { LettersDue0063 } from '../../migrations/0063-letters-due.js';
import { IS_READY, IS_UNANSWERED, STANDING } from '../../src/intake/letters/letter.sql.js';
import { type ConfirmedLetter, Mailbox } from '../support/letters.js';
import { signIn } from '../support/people.js';
import { rowsRead, statementsOf } from '../support/plans.js';

let mailbox: Mailbox;
let clerk: TestAgent;
let environment: TestAgent;
let minute = 0;

beforeAll(async () => {
  mailbox = await Mailbox.open('2026-11-13T10:00:00+08:00');
  clerk = await signIn(mailbox.hotline.server.app, 'petition_clerk');
  environment = await signIn(mailbox.hotline.server.app, 'officer', 'environment');
});
afterAll(() => mailbox.close());

/** Nothing is said and answered in the same moment. */
const later = (): Promise<void> =>
  mailbox.hotline.server.moveTo(new Date(Date.parse('2026-11-13T10:00:00+08:00') + ++minute * 60_000));
const listed = async (show: string): Promise<string[]> =>
  (await clerk.get(`/api/letters?show=${show}&limit=200`).expect(200)).body.items
    .map((one: { id: string }) => one.id)
    .sort();
async function act(id: string, action: string, body: object): Promise<void> {
  const { version } = (await clerk.get(`/api/letters/${id}`).expect(200)).body;
  await clerk
    .post(`/api/letters/${id}/actions/${action}`)
    .send({ version, ...body })
    .expect(200);
}
async function replied(number: string, text = '已處理'): Promise<void> {
  await later();
  const { hotline } = mailbox;
  if ((await hotline.page(number, clerk)).state === 'recorded') {
    await hotline.onCase(number, 'recategorise', { category: 'PEN01' }, clerk);
    if ((await hotline.page(number, clerk)).state === 'recorded')
      await hotline.onCase(number, 'route', { agency: 'environment' }, clerk);
    await hotline.onOrder(number, 'acknowledge', {}, environment);
  }
  await hotline.onOrder(number, 'reply', { text }, environment);
}
async function answered({ id }: ConfirmedLetter): Promise<void> {
  await later();
  const { body } = await clerk.get(`/api/letters/${id}/answer`).expect(200);
  await act(id, 'answer', { basis: body.basis, text: body.text });
}

/** What is kept beside each letter, and what follows from its cases. */
async function due(): Promise<{ kept: string[]; unanswered: string[]; ready: string[] }> {
  const { db } = mailbox.hotline.server;
  const idsOf = async (from: string): Promise<string[]> =>
    (await db.query<{ id: string }>(`select l.id from ${from}`)).map(({ id }) => id).sort();
  return {
    kept: await idsOf('letter l where l.answer_due'),
    unanswered: await idsOf(`letter l, ${STANDING} where l.state = 'confirmed' and ${IS_UNANSWERED}`),
    ready: await idsOf(`letter l, ${STANDING} where l.state = 'confirmed' and ${IS_READY}`),
  };
}
async function isRight(): Promise<string[]> {
  const { kept, unanswered, ready } = await due();
  expect(kept).toEqual(unanswered);
  expect(await listed('ready')).toEqual(ready);
  return ready;
}

describe('what is due is kept with the letter, and is what follows from its cases', () => {
  it('from the confirmation to the answer, and again from every later word', async () => {
    const one = await mailbox.confirmed('異味');
    expect((await due()).kept).toEqual([one.id]);
    expect(await isRight()).toEqual([]);
    await replied(one.number);
    expect(await isRight()).toEqual([one.id]);
    await answered(one);
    expect((await due()).kept).toEqual([]);
    await later();
    await mailbox.hotline.onCase(one.number, 'send-back', { reason: '補充' }, clerk);
    expect(await isRight()).toEqual([]);
    await replied(one.number, '已再處理');
    expect(await isRight()).toEqual([one.id]);
    await answered(one);
    expect(await isRight()).toEqual([]);
    await later();
    await mailbox.hotline.onCase(one.number, 'release', { how: 'letter' }, clerk);
    expect((await due()).kept).toEqual([]);
  });

  it('by the report of a matter that was found in it after the answer', async () => {
    const one = await mailbox.confirmed('異味，還有路面坑洞');
    await replied(one.number);
    await answered(one);
    await act(one.id, 'divide', { matters: [{ text: '路面坑洞', category: 'RD01', district: '64000050' }] });
    expect(await isRight()).toEqual([]);
    const { cases } = (await clerk.get(`/api/letters/${one.id}`).expect(200)).body;
    await later();
    await mailbox.hotline.finish(cases[1].number);
    expect(await isRight()).toEqual([one.id]);
    await answered(one);
    expect(await isRight()).toEqual([]);
  });

  it('by a matter that ends without an answer', async () => {
    const one = await mailbox.confirmed('異味');
    await replied(one.number);
    await answered(one);
    await act(one.id, 'divide', { matters: [{ text: '噪音' }] });
    const { cases } = (await clerk.get(`/api/letters/${one.id}`).expect(200)).body;
    await later();
    await mailbox.hotline.onCase(cases[1].number, 'withdraw', { reason: '陳情人撤回' }, clerk);
    expect(await isRight()).toEqual([one.id]);
  });
});

it.each(['ready', 'in_hand'])('of many answered letters %s reads none', async show => {
  const { db, databaseUrl } = mailbox.hotline.server;
  await db.query(`
    with made as (
      insert into letter (id, version, via, state, language, received_at, expires_at, confirmed_at, answer_due)
      select gen_random_uuid(), 1, 'web', 'confirmed', 'zh-TW', at, at, at, false
        from generate_series(1, 2000) i, lateral (select '2026-10-01'::timestamptz + i * interval '1 minute' as at) t
      returning id, received_at)
    insert into message (id, version, kind, mail_id, letter_id, language, state, queued_at)
    select gen_random_uuid(), 1, 'answer', id, id, 'zh-TW', 'sent', received_at + interval '1 day' from made`);
  await db.query('analyze');
  const asked = await statementsOf(db, () => listed(show));
  const list = asked.find(({ text }) => text.includes('from letter l'));
  if (!list) throw new Error('No letters were asked for.');
  for (const plan of ['generic', 'custom'] as const)
    expect(await rowsRead(databaseUrl, list, 'letter', plan)).toBeLessThan(20);
});

// Last: an index that is made after an update is used by nobody while anything older runs, in whichever database.
it('what is due is kept for letters of before as well', async () => {
  const before = await due();
  expect(before.kept).not.toEqual([]);
  const runner = mailbox.hotline.server.db.source.createQueryRunner();
  await runner.query('alter table letter drop column answer_due');
  await new LettersDue0063().up(runner);
  await runner.release();
  expect(await due()).toEqual(before);
});
