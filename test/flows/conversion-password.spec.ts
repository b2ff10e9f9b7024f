import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { CasePasswordService } from '../../src/cases/case-password.service.js';
import { Hotline, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

let hotline: Hotline;
let clerk: TestAgent;
let petition: string;

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-13T10:00:00+08:00' });
  clerk = await signIn(hotline.server.app, 'petition_clerk');
  const citizen = { name: '王曉鈴', phone: '0912-345-678' };
  const { number } = await hotline.record({}, { citizen });
  await hotline.onOrder(number, 'acknowledge');
  await hotline.onOrder(number, 'convert', { category: 'PEN01', text: '需協調用地' });
  petition = (await hotline.page(number)).links[0]?.number as string;
});
afterAll(() => hotline.close());

const issue = (by: TestAgent) => post(by, `/api/cases/${petition}/actions/issue-password`, {});
const taskOf = async () => {
  const { body } = await hotline.agent.get('/api/call-backs').expect(200);
  return body.items.find((one: { case: { number: string } }) => one.case.number === petition);
};
async function fits(password: string): Promise<boolean> {
  const { app, db } = hotline.server;
  const [row] = await db.query<{ hash: Buffer }>(
    'select password_hash as hash from case_file where number = $1',
    [petition],
  );
  return app.get(CasePasswordService).fits(petition, password, row?.hash as Buffer);
}

it('the password of a conversion is given to nobody who does not call the citizen', async () => {
  for (const by of [hotline.agent, clerk, hotline.supervisor])
    expect((await issue(by)).body.code).toBe('PASSWORD_NOT_YOURS_TO_TELL');
  expect((await issue(hotline.officer)).body.code).toBe('NOT_ALLOWED');
});

it('whoever calls back gets number and password to tell, and the one before is void', async () => {
  const { id, version, purpose } = await taskOf();
  expect(purpose).toBe('tell_conversion');
  await post(hotline.agent, `/api/call-backs/${id}/actions/take`, { version }).expect(200);
  expect((await issue(clerk)).body.code).toBe('PASSWORD_NOT_YOURS_TO_TELL');
  const first = (await issue(hotline.agent).expect(200)).body;
  expect(first).toEqual({ number: petition, password: expect.stringMatching(/^\d{8}$/) });
  expect(await fits(first.password)).toBe(true);
  const second = (await issue(hotline.agent).expect(200)).body;
  expect([await fits(first.password), await fits(second.password)]).toEqual([false, true]);
  expect((await hotline.story(petition)).filter(line => line.includes('password'))).toEqual([
    'case.password-issued by agent',
    'case.password-issued by agent',
  ]);
  const told = await hotline.told(petition);
  expect(JSON.stringify(told)).not.toContain(second.password);
  // Who is called is not warned of somebody who has called in their name.
  const issued = await hotline.server.db.query(
    `select payload ->> 'by' as by from event where kind = 'case.password-issued'`,
  );
  expect(issued).toEqual([{ by: 'call-back' }, { by: 'call-back' }]);
  expect(await hotline.server.db.query(`select from message where kind = 'password-issued'`)).toEqual([]);
});

it('is given no more once the citizen was told', async () => {
  const { id, version } = await taskOf();
  await post(hotline.agent, `/api/call-backs/${id}/attempts`, { version, result: 'reached' }).expect(201);
  expect((await issue(hotline.agent)).body.code).toBe('PASSWORD_NOT_YOURS_TO_TELL');
});
