import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { type BullyingRow, decide, latest, report, SECRETS } from '../support/bullying.js';
import { post } from '../support/hotline.js';
import { WANG, Years } from '../support/years.js';

const OTHERS = '林美美 0987654321';

let years: Years;
let clerk: TestAgent;

const handled = async (reporter: string): Promise<BullyingRow> => {
  await report(await years.as('agent'), { reporter }).expect(201);
  const { body } = await decide(clerk, await latest(clerk), 'accept').expect(200);
  return (await decide(clerk, body, 'handle', { handling: 'found', text: SECRETS.opinion }).expect(200)).body;
};
const textsOf = async ({ id }: BullyingRow) =>
  (await clerk.post(`/api/bullying-reports/${id}/texts`).expect(200)).body;
const ofBullying = async (proposal: { id: string }) =>
  (await years.items(proposal))
    .filter(({ of }) => of === 'bullying')
    .map(({ outcome, why }) => [outcome ?? 'waiting', why].filter(Boolean).join(' '));
const hold = async (number: string): Promise<string> =>
  (await post(clerk, '/api/retention/holds', { number, of: 'person', reason: '國賠訴訟' }).expect(201)).body
    .id;
const lift = (id: string) =>
  post(clerk, `/api/retention/holds/${id}/lift`, { reason: '判決確定' }).expect(204);

beforeAll(async () => {
  years = await Years.begin('2020-01-10T09:00:00+08:00');
  clerk = await years.as('petition_clerk');
});
afterAll(() => years.hotline.close());

it('keeps what a person reported while they are on hold, or a request of theirs is not finished', async () => {
  const number = await years.finishedCase({ description: '路燈不亮' }, { citizen: WANG });
  const theirs = await handled('家長王小明 0912-345-678');
  const others = await handled(OTHERS);
  await years.hotline.server.moveTo('2025-06-11T09:00:00+08:00');
  clerk = await years.as('petition_clerk');
  const held = await hold(number);
  const first = await years.propose();
  expect(await ofBullying(first)).toEqual(['waiting']);
  await years.approve(first);
  expect(await ofBullying(first)).toEqual(['done']);
  expect((await textsOf(others)).text).toBeNull();
  expect((await textsOf(theirs)).text).toBe(SECRETS.text);
  await lift(held);
  const second = await years.propose();
  expect(await ofBullying(second)).toEqual(['waiting']);
  // Placed after the list was made, and before it is approved.
  const again = await hold(number);
  await years.approve(second);
  expect(await ofBullying(second)).toEqual(['skipped held']);
  await lift(again);
  const asked = { kind: 'copy', identifiedBy: 'id_card', name: WANG.name, phone: '0912345678' };
  const { id } = (await post(clerk, '/api/person-requests', asked).expect(201)).body;
  const third = await years.propose();
  expect(await ofBullying(third)).toEqual([]);
  await years.approve(third);
  const refused = { version: 1, decision: 'refused', reason: '未備證明文件' };
  await post(clerk, `/api/person-requests/${id}/decide`, refused).expect(200);
  await post(clerk, `/api/person-requests/${id}/finish`, { version: 2, result: '已函復' }).expect(200);
  const last = await years.propose();
  await years.approve(last);
  expect(await ofBullying(last)).toEqual(['done']);
  expect((await textsOf(theirs)).text).toBeNull();
});
