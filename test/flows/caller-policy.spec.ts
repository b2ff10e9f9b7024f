import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { CallSweeper } from '../../src/intake/calls/call-sweeper.js';
import { Hotline, POTHOLE, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';
import { sitDown, Telephone } from '../support/telephone.js';

const NUMBER = '0955123678';
let hotline: Hotline;
let phone: Telephone;
let commission: TestAgent;
let other: TestAgent;
let count = 0;

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-23T09:00:00+08:00' });
  phone = await Telephone.at(hotline.server);
  commission = await signIn(hotline.server.app, 'commission');
  other = await signIn(hotline.server.app, 'supervisor');
  await sitDown(hotline.agent, '3021');
  await hotline.server.moveTo('2026-11-23T10:00:00+08:00');
});
afterAll(() => hotline.close());

async function call(caller: string | null = NUMBER): Promise<{ id: string; reference: string }> {
  const reference = `p${++count}`;
  const { body } = await phone.tell(reference, 'answered', '09:50:00', { agent: '3021', caller }).expect(200);
  return { id: body.id, reference };
}
const propose = async (step: string, caller: string | null = NUMBER, by = hotline.agent) =>
  post(by, '/api/caller-policies', { callId: (await call(caller)).id, step, reason: '連續辱罵話務人員' });
const act = (
  one: { id: string; version: number },
  action: string,
  body: object = {},
  by: TestAgent = hotline.supervisor,
) =>
  post(by, `/api/caller-policies/${one.id}/actions/${action}`, {
    version: one.version,
    text: '屬實',
    ...body,
  });
const advice = async (caller: string | null) =>
  (await phone.post('/api/intake/caller-advice', { caller }).expect(200)).body;
const list = async (state = 'open', by = hotline.supervisor) =>
  (await by.get(`/api/caller-policies?state=${state}`).expect(200)).body;
async function inForce(step: string, caller: string) {
  const { body } = await propose(step, caller);
  return (await act(body, 'approve').expect(200)).body;
}

describe('a step about an abusive caller', () => {
  it('is proposed about a call, decided by somebody else, shown to the next agent, and expires', async () => {
    const { status, body } = await propose('warn');
    expect([status, body.state, body.number, body.reason]).toEqual([
      201,
      'proposed',
      '•••678',
      '連續辱罵話務人員',
    ]);
    expect(body.mayDecide).toBe(false);
    expect(await advice(NUMBER)).toMatchObject({ step: null, connect: 'agent' });
    expect((await act(body, 'approve', {}, hotline.agent)).body.code).toBe('NOT_ALLOWED');
    const approved = await act(body, 'approve').expect(200);
    expect(approved.body).toMatchObject({
      state: 'in_force',
      untilAt: '2026-12-23T02:00:00.000Z',
      mayEnd: true,
    });
    await call('+886 955-123-678');
    const { body: now } = await hotline.agent.get('/api/calls/current').expect(200);
    expect(now.caller.step).toMatchObject({ code: 'warn', name: '告誡', limitMinutes: null });
    await hotline.server.moveTo('2026-12-23T10:00:00+08:00');
    expect((await list()).items).toEqual([]);
    expect((await list('all')).items[0].state).toBe('expired');
    expect(await advice(NUMBER)).toMatchObject({ step: null });
    await hotline.server.moveTo('2026-11-23T10:00:00+08:00');
  });

  it('follows the one below it; the next one ends it', async () => {
    const number = '0955000111';
    expect((await propose('voice', number)).body.code).toBe('STEP_TOO_HIGH');
    const warned = await inForce('warn', number);
    expect((await propose('warn', number)).body.code).toBe('STEP_HELD');
    await inForce('limit', number);
    const [limit, warn] = (await list('all')).items;
    expect([limit.step.code, limit.state, warn.id, warn.state, warn.endedWhy]).toEqual([
      ...['limit', 'in_force', warned.id, 'ended', 'next_step'],
    ]);
    expect(await advice(number)).toMatchObject({ connect: 'agent', limitMinutes: 10 });
    const { body } = await propose('voice', number);
    expect((await propose('voice', number)).body.code).toBe('STEP_PROPOSED');
    await act(body, 'refuse', { text: '證據不足' }).expect(200);
    expect(await advice(number)).toMatchObject({ step: { code: 'limit' } });
  });

  it('is decided by nobody who proposed it, once, and on the version that was seen', async () => {
    const number = '0955000222';
    const { body } = await propose('warn', number, hotline.supervisor);
    const { body: own } = await act(body, 'approve');
    expect(own.code).toBe('DECIDES_ONESELF');
    expect((await act({ ...body, version: 9 }, 'approve', {}, other)).body.code).toBe('STALE_VERSION');
    const both = await Promise.all([act(body, 'approve', {}, other), act(body, 'refuse', {}, commission)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is proposed about no call that showed no number', async () => {
    expect((await propose('warn', null)).body.code).toBe('NUMBER_UNKNOWN');
  });

  it('never keeps anybody from being heard: every advice has a way through, and everything is recorded as ever', async () => {
    const number = '0955000333';
    for (const step of ['warn', 'limit', 'voice']) await inForce(step, number);
    const voice = await advice(number);
    expect(voice).toMatchObject({ connect: 'message_first', step: { code: 'voice' } });
    expect(voice.message['zh-TW']).toContain('市長信箱');
    for (const one of [voice, await advice(null), await advice('0911111111')])
      expect(one.emergency['zh-TW']).toMatch(/按 0.*110、119/);
    expect((await advice(null)).connect).toBe('agent');
    const { reference } = await call(number);
    const { body: now } = await hotline.agent.get('/api/calls/current').expect(200);
    expect(now.call.reference).toBe(reference);
    const urgent = { ...POTHOLE, urgency: 'urgent', description: '瓦斯外洩，有人受困' };
    const { body } = await hotline.agent
      .post('/api/contacts')
      .send({
        ...{ channel: 'phone', outcome: 'recorded', cases: [urgent], callReference: reference },
        citizen: { phone: number },
      })
      .expect(201);
    expect(await hotline.page(body.cases[0].number)).toMatchObject({
      urgency: 'urgent',
      state: 'dispatched',
    });
  });

  it('can be appealed against once; another one decides than who decided it', async () => {
    const number = '0955000444';
    const held = await inForce('warn', number);
    const { body: found } = await hotline.agent
      .post('/api/caller-policies/search')
      .send({ phone: number })
      .expect(200);
    expect(
      found.items.map(({ id, mayAppeal }: { id: string; mayAppeal: boolean }) => [id, mayAppeal]),
    ).toEqual([[held.id, true]]);
    const { body: appealed } = await act(
      held,
      'appeal',
      { text: '當時情緒激動，並非騷擾' },
      hotline.agent,
    ).expect(200);
    expect(appealed.appeal).toMatchObject({ text: '當時情緒激動，並非騷擾', decidedAt: null });
    expect((await act(appealed, 'appeal', {}, hotline.agent)).body.code).toBe('APPEAL_NOT_POSSIBLE');
    expect((await act(appealed, 'decide-appeal', { upheld: true })).body.code).toBe('DECIDES_ONESELF');
    const { body } = await act(appealed, 'decide-appeal', { upheld: true, text: '申訴有理' }, other).expect(
      200,
    );
    expect(body).toMatchObject({
      state: 'ended',
      endedWhy: 'appeal',
      appeal: { upheld: true, decision: '申訴有理' },
    });
    expect(await advice(number)).toMatchObject({ step: null });
    expect((await propose('limit', number)).body.code).toBe('STEP_TOO_HIGH');
    const again = await inForce('warn', number);
    const { body: second } = await act(again, 'appeal', {}, hotline.agent).expect(200);
    const { body: kept } = await act(second, 'decide-appeal', { upheld: false }, other).expect(200);
    expect(kept).toMatchObject({ state: 'in_force', appeal: { upheld: false } });
    const { body: ended } = await act(kept, 'end', { text: '號碼已換人使用' }).expect(200);
    expect(ended).toMatchObject({ state: 'ended', endedWhy: 'by_hand', endReason: '號碼已換人使用' });
    expect(await advice(number)).toMatchObject({ step: null });
  });

  it('is not approved any more once an appeal has undone the one it follows', async () => {
    const number = '0955000777';
    const warned = await inForce('warn', number);
    const { body: next } = await propose('limit', number);
    const { body: appealed } = await act(warned, 'appeal', {}, hotline.agent).expect(200);
    await act(appealed, 'decide-appeal', { upheld: true }, other).expect(200);
    const { status, body } = await act(next, 'approve');
    expect([status, body.code]).toEqual([422, 'STEP_TOO_HIGH']);
    expect(await advice(number)).toMatchObject({ step: null });
    await act(next, 'refuse').expect(200);
  });

  it('is on record in all of its steps, and says nothing that could be read in the database or the log', async () => {
    const number = '0955000555';
    const held = await inForce('warn', number);
    const { body: appealed } = await act(held, 'appeal', {}, hotline.agent).expect(200);
    await act(appealed, 'decide-appeal', { upheld: true }, other).expect(200);
    const records = await hotline.server.db.query<{ action: string }>(
      'select action from access_log where subject = $1 order by at, id',
      [`caller-policy:${held.id}`],
    );
    expect(records.map(({ action }) => action.replace('caller-policy.', ''))).toEqual([
      ...['proposed', 'approved', 'appealed', 'appeal-decided'],
    ]);
    await hotline.server.settle();
    const [told] = await hotline.server.db.query<{ text: string }>(
      `select string_agg(payload::text, '') as text from event where kind like 'call%'`,
    );
    expect(told?.text).not.toMatch(/0955000555|辱罵|屬實/);
    const [stored] = await hotline.server.db.query<{ text: string }>(
      'select string_agg(p::text, $1) as text from caller_policy p',
      [''],
    );
    expect(stored?.text).not.toMatch(/0955000555|辱罵|屬實/);
  });

  it('is forgotten a year after its end: that it was stays, about whom and why goes', async () => {
    const number = '0955000666';
    const held = await inForce('warn', number);
    const kept = async () => {
      const { items } = await list('all');
      const { reason, number: end, step } = items.find(({ id }: { id: string }) => id === held.id);
      return [step.code, end, reason];
    };
    const sweepAt = async (time: string) => {
      await hotline.server.moveTo(time);
      await hotline.server.app.get(CallSweeper).sweep();
    };
    await sweepAt('2027-12-23T09:59:00+08:00');
    expect(await kept()).toEqual(['warn', '•••666', '連續辱罵話務人員']);
    await sweepAt('2027-12-23T10:01:00+08:00');
    expect(await kept()).toEqual(['warn', null, null]);
  });
});
