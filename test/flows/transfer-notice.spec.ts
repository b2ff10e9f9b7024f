import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { Hotline, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

let hotline: Hotline;
const people = new Map<string, TestAgent>();
const person = (role: string, agency: string): TestAgent => people.get(`${role} ${agency}`) as TestAgent;

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-13T10:00:00+08:00' });
  for (const agency of ['environment', 'water-resources'])
    for (const role of ['officer', 'agency_chief'] as const)
      people.set(`${role} ${agency}`, await signIn(hotline.server.app, role, agency));
});
afterAll(() => hotline.close());

const WANG = { name: '王小明', phone: '0912-345-678' };
const petition = async (wish: object = {}, citizen: object | null = WANG): Promise<string> => {
  const from = { district: undefined, place: undefined, description: '工廠夜間排放異味', ...wish };
  return (
    await hotline.record(
      { category: 'PEN01', ...from },
      { channel: 'mailbox', citizen: citizen ?? undefined },
    )
  ).number;
};
interface Task {
  id: string;
  version: number;
  purpose: string;
  result: string | null;
  case: { number: string; agency: { code: string } | null };
}
async function tasks(number: string): Promise<Task[]> {
  const lists = ['true', 'false'].map(open =>
    hotline.supervisor.get(`/api/call-backs?open=${open}`).expect(200),
  );
  const items = (await Promise.all(lists)).flatMap(({ body }) => body.items as Task[]);
  return items.filter(one => one.case.number === number && one.purpose === 'tell_transfer');
}
async function giveBack(number: string, agency: string): Promise<void> {
  const { id, version } = (await hotline.page(number)).workOrder as { id: string; version: number };
  const asking = { version, code: 'other_agency', opinion: '非本局權責' };
  const asked = await post(person('officer', agency), `/api/work-orders/${id}/actions/return`, asking).expect(
    200,
  );
  const approving = `/api/returns/${asked.body.id}/actions/approve`;
  await post(person('agency_chief', agency), approving, { version: 1 }).expect(200);
}

it('tells the petitioner who has a petition that was returned, once it has a new owner', async () => {
  const number = await petition();
  await giveBack(number, 'environment');
  // While nobody else has it there is nothing to tell that would not send them away.
  expect(await tasks(number)).toEqual([]);
  await hotline.onCase(number, 'route', { agency: 'water-resources' });
  expect(await tasks(number)).toMatchObject([
    { result: null, case: { agency: { code: 'water-resources' } } },
  ]);
});

it('once for each change of owner: who is not told yet is told of the last one', async () => {
  const number = await petition();
  await hotline.onCase(number, 'reassign', { agency: 'water-resources', reason: '權責' });
  await hotline.onCase(number, 'reassign', { agency: 'public-works', reason: '權責' });
  const [task] = await tasks(number);
  expect(await tasks(number)).toMatchObject([{ result: null, case: { agency: { code: 'public-works' } } }]);
  await post(hotline.supervisor, `/api/call-backs/${task?.id}/actions/take`, { version: 1 }).expect(200);
  const closing = { version: 2, result: 'told' };
  await post(hotline.supervisor, `/api/call-backs/${task?.id}/actions/close`, closing).expect(200);
  await hotline.onCase(number, 'reassign', { agency: 'environment', reason: '權責' });
  expect((await tasks(number)).map(({ result }) => result)).toEqual([null, 'told']);
  await hotline.onOrder(number, 'acknowledge', {}, person('officer', 'environment'));
  await hotline.onOrder(number, 'reply', { text: '已派員稽查' }, person('officer', 'environment'));
  expect((await tasks(number)).map(({ result }) => result).sort()).toEqual(['overtaken', 'told']);
});

it('tells nobody who stays where they were, cannot be reached, or asked for a work order only', async () => {
  const same = await petition();
  await hotline.onCase(same, 'recall', { reason: '誤派' });
  await hotline.onCase(same, 'route', { agency: 'environment' });
  const nobody = await petition({}, null);
  await hotline.onCase(nobody, 'reassign', { agency: 'water-resources', reason: '權責' });
  const { number: order } = await hotline.record({ category: 'RD01' }, { citizen: WANG });
  await hotline.onCase(order, 'reassign', { agency: 'water-resources', reason: '權責' });
  for (const number of [same, nobody, order]) expect(await tasks(number)).toEqual([]);
});
