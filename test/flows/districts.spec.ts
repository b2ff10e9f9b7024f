import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import type { CallBackDto } from '../../src/messages/call-back.dto.js';
import { Hotline, post } from '../support/hotline.js';
import { hire } from '../support/people.js';

const [HERE, ELSEWHERE] = ['64000050', '64000010'] as const;
/** Nobody can sign in there: its desk is telephoned at once. */
const UNMANNED = 'taipower';
const CITIZEN = { name: '林先生', phone: '0933-222-111' };

let hotline: Hotline;
/** At the desk, for one district only. */
let agent: TestAgent;

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-16T09:00:00+08:00' });
  const { id, username, password } = await hire(hotline.server.app, 'agent');
  await hotline.server.db.query('update staff set districts = $2 where id = $1', [id, [HERE]]);
  agent = supertest.agent(hotline.server.app.getHttpServer());
  await agent.post('/api/session').send({ username, password }).expect(200);
});
afterAll(() => hotline.close());

const record = async (district: string, wish: object = {}): Promise<string> =>
  (await hotline.record({ district, ...wish }, { citizen: CITIZEN })).number;
const calledBack = (by: TestAgent, number: string) =>
  post(by, `/api/cases/${number}/call-backs`, { purpose: 'ask_details' });

describe('whose work is limited to a district', () => {
  it('neither opens nor takes a call-back of another one', async () => {
    const [near, far] = [await record(HERE), await record(ELSEWHERE)];
    await calledBack(agent, near).expect(201);
    expect((await calledBack(agent, far)).body).toMatchObject({ status: 404, code: 'CALL_BACK_NOT_FOUND' });
    const task: CallBackDto = (await calledBack(hotline.agent, far).expect(201)).body;
    const taken = await post(agent, `/api/call-backs/${task.id}/actions/take`, { version: task.version });
    expect([taken.status, taken.body.code]).toEqual([404, 'CALL_BACK_NOT_FOUND']);
    const grants = await hotline.server.db.query(`select 1 from identity_grant where source_id = $1`, [
      task.id,
    ]);
    expect(grants).toEqual([]);
  });

  it('telephones the agencies about its own cases only', async () => {
    const [near, far] = [
      await record(HERE, { agency: UNMANNED }),
      await record(ELSEWHERE, { agency: UNMANNED }),
    ];
    await hotline.server.settle();
    for (const [by, numbers] of [
      [hotline.agent, [near, far]],
      [agent, [near]],
    ] as const) {
      const { body } = await by.get('/api/phone-tasks?open=true').expect(200);
      const listed = body.items.map((task: { case: { number: string } }) => task.case.number);
      expect(listed.filter((number: string) => [near, far].includes(number))).toEqual(numbers);
    }
    const { body } = await hotline.agent.get('/api/phone-tasks?open=true').expect(200);
    const task = body.items.find((one: { case: { number: string } }) => one.case.number === far);
    const called = await post(agent, `/api/phone-tasks/${task.id}/attempts`, {
      version: task.version,
      result: 'reached',
    });
    expect([called.status, called.body.code]).toEqual([404, 'PHONE_TASK_NOT_FOUND']);
  });
});
