import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { type Role, roles } from '../../src/access/roles.js';
import type { CallBackDto } from '../../src/messages/call-back.dto.js';
import { MOST_TAKEN } from '../../src/messages/call-back.rules.js';
import { Hotline, post } from '../support/hotline.js';
import { hire, signIn } from '../support/people.js';

const WANG = {
  name: '王曉鈴',
  phone: '0912-345-678',
  email: 'wang.xl@example.tw',
  address: '苓雅區四維三路 2 號',
};

let hotline: Hotline;
const people = new Map<Role, TestAgent>();
const as = (role: Role): TestAgent => people.get(role) as TestAgent;

const record = async (citizen: object | null = WANG, wish: object = {}): Promise<string> =>
  (await hotline.record(wish, citizen ? { citizen } : {})).number;
const finished = async (citizen: object | null = WANG): Promise<string> => {
  const number = await record(citizen);
  await hotline.finish(number);
  return number;
};
const petitioner = (by: TestAgent, number: string) => post(by, `/api/cases/${number}/petitioner`, {});
const listed = async (query: object = {}, by = as('agent')): Promise<CallBackDto[]> =>
  (await by.get('/api/call-backs').query(query).expect(200)).body.items;
const of = async (number: string, query: object = {}, by = as('agent')): Promise<CallBackDto> =>
  (await listed(query, by)).find(task => task.case.number === number) as CallBackDto;
const act = (by: TestAgent, { id, version }: CallBackDto, action: string, body: object = {}) =>
  post(by, `/api/call-backs/${id}/${action}`, { version, ...body });
const take = async (number: string, by = as('agent')): Promise<CallBackDto> =>
  (await act(by, await of(number), 'actions/take').expect(200)).body;

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-16T09:00:00+08:00' });
  for (const role of roles) people.set(role, await signIn(hotline.server.app, role));
});
afterAll(() => hotline.close());

describe('a citizen is to be called back', () => {
  it('when the agency has reported, or replied', async () => {
    const done = await finished();
    expect(await of(done)).toMatchObject({
      purpose: 'tell_result',
      takenBy: null,
      isMine: false,
      attempts: [],
      version: 1,
    });
    const petition = await record(WANG, { category: 'PEN01', agency: 'maintenance' });
    await hotline.onOrder(petition, 'acknowledge');
    expect(await of(petition)).toBeUndefined();
    await hotline.onOrder(petition, 'reply', { text: '已派員稽查' });
    expect(await of(petition)).toMatchObject({ purpose: 'tell_result', case: { kind: 'petition' } });
    expect((await hotline.page(petition)).told).toMatchObject({ state: 'open' });
  });

  it('by telephone or e-mail; who left neither, or nothing, cannot be', async () => {
    expect(await of(await finished({ name: '陳先生', email: 'chen@example.tw' }))).toBeDefined();
    for (const citizen of [null, { name: '不願留電話' }, { name: '住址', address: '鼓山區' }])
      expect(await of(await finished(citizen))).toBeUndefined();
  });

  it('once, however often the report is taken up again', async () => {
    const number = await finished();
    await hotline.onCase(number, 'send-back', { reason: '照片不清楚' });
    await hotline.report(number);
    expect((await listed()).filter(task => task.case.number === number)).toHaveLength(1);
    expect((await of(number, { open: 'false' })).result).toBe('overtaken');
  });

  it('by hand, for what must be asked or told', async () => {
    const number = await record();
    const open = (by: TestAgent, purpose = 'ask_details') =>
      post(by, `/api/cases/${number}/call-backs`, { purpose, note: '請問確切位置' });
    expect((await open(as('petition_clerk')).expect(201)).body).toMatchObject({
      purpose: 'ask_details',
      note: '請問確切位置',
    });
    expect((await open(as('agent'))).body.code).toBe('ALREADY_OPEN');
    await open(as('agent'), 'other').expect(201);
    expect((await open(as('agent'), 'gossip')).body.code).toBe('INVALID');
    expect(
      (await post(as('agent'), `/api/cases/${await record(null)}/call-backs`, { purpose: 'other' })).body
        .code,
    ).toBe('NO_PETITIONER');
  });

  it('by the three desks of the centre, and by nobody else', async () => {
    const number = await finished();
    const task = await of(number);
    for (const role of roles.filter(one => !['agent', 'supervisor', 'petition_clerk'].includes(one))) {
      const me = as(role);
      const answers = [
        await me.get('/api/call-backs'),
        await act(me, task, 'actions/take'),
        await act(me, task, 'attempts', { result: 'reached' }),
        await act(me, task, 'actions/close', { result: 'told' }),
        await post(me, `/api/cases/${number}/call-backs`, { purpose: 'other' }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    }
  });
});

describe('whom to call', () => {
  it('is known to who has taken it, for as long as they have it, and is in no list', async () => {
    const number = await finished();
    expect(JSON.stringify(await of(number))).not.toMatch(/王曉鈴|0912-?345|example/);
    await petitioner(as('agent'), number).expect(403);
    const taken = await take(number);
    expect(taken).toMatchObject({ isMine: true, takenBy: '測試 agent', version: 2 });
    expect((await petitioner(as('agent'), number)).body).toEqual({
      ...WANG,
      address: null,
      ground: 'call_back',
    });
    for (const other of ['supervisor', 'petition_clerk', 'officer', 'agency_chief'] as const)
      await petitioner(as(other), number).expect(403);
    // A contact of somebody else ends the ground of a call, not this one.
    await post(as('agent'), '/api/contacts', {
      channel: 'phone',
      outcome: 'other',
      other: { reason: 'dropped' },
    }).expect(201);
    await petitioner(as('agent'), number).expect(200);
    await act(as('agent'), taken, 'actions/give-back').expect(200);
    await petitioner(as('agent'), number).expect(403);
    await take(number, as('petition_clerk'));
    await petitioner(as('petition_clerk'), number).expect(200);
  });

  it('is not known to an agent by a call-back that they opened: a colleague calls', async () => {
    const number = await record();
    const wish = { purpose: 'other' };
    const task: CallBackDto = (await post(as('agent'), `/api/cases/${number}/call-backs`, wish).expect(201))
      .body;
    const taken = await act(as('agent'), task, 'actions/take');
    expect([taken.status, taken.body.code]).toEqual([403, 'CALL_BACK_NOT_YOURS']);
    await petitioner(as('agent'), number).expect(403);
    const colleague = await signIn(hotline.server.app, 'agent');
    await act(colleague, task, 'actions/take').expect(200);
    await petitioner(colleague, number).expect(200);
  });

  it('is taken by one of several who try at the same moment', async () => {
    const number = await finished();
    const task = await of(number);
    const tries = await Promise.all(
      ['agent', 'supervisor', 'petition_clerk'].map(role => act(as(role as Role), task, 'actions/take')),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const known = await Promise.all(
      ['agent', 'supervisor', 'petition_clerk'].map(role => petitioner(as(role as Role), number)),
    );
    expect(known.map(({ status }) => status)).toEqual(
      tries.map(({ status }) => (status === 200 ? 200 : 403)),
    );
  });

  it('cannot be taken in store', async () => {
    const me = await signIn(hotline.server.app, 'agent');
    const numbers: string[] = [];
    for (let at = 0; at <= MOST_TAKEN; at += 1) numbers.push(await finished());
    const tasks = await Promise.all(numbers.map(number => of(number)));
    const tries = await Promise.all(tasks.map(task => act(me, task, 'actions/take')));
    expect(tries.filter(({ status }) => status === 200)).toHaveLength(MOST_TAKEN);
    expect(tries.filter(({ body }) => body.code === 'TOO_MANY_TAKEN')).toHaveLength(1);
  });
});

describe('a call', () => {
  it('is made by who has taken it; reached, the citizen has been told and the ground is over', async () => {
    const number = await finished();
    expect((await act(as('agent'), await of(number), 'attempts', { result: 'reached' })).body.code).toBe(
      'CALL_BACK_NOT_YOURS',
    );
    const taken = await take(number);
    const busy = await act(as('agent'), taken, 'attempts', { result: 'busy', note: '下午再撥' }).expect(201);
    expect(busy.body.attempts).toEqual([
      { at: '2026-11-16T01:00:00.000Z', result: 'busy', note: '下午再撥', by: '測試 agent' },
    ]);
    expect((await act(as('agent'), taken, 'attempts', { result: 'reached' })).body.code).toBe(
      'STALE_VERSION',
    );
    expect((await act(as('supervisor'), busy.body, 'attempts', { result: 'reached' })).body.code).toBe(
      'CALL_BACK_NOT_YOURS',
    );
    expect((await act(as('agent'), busy.body, 'attempts', { result: 'reached' })).body).toMatchObject({
      result: 'told',
    });
    await petitioner(as('agent'), number).expect(403);
    expect((await hotline.page(number)).told).toEqual({ state: 'told', at: '2026-11-16T01:00:00.000Z' });
    expect(await hotline.story(number)).toEqual(
      expect.arrayContaining([
        'call-back.opened by officer',
        'call-back.taken by agent',
        'call-back.closed by agent',
      ]),
    );
    expect(JSON.stringify(await hotline.told(number))).not.toMatch(/下午|王曉鈴|0912-?345/);
    expect((await act(as('agent'), await of(number, { open: 'false' }), 'actions/take')).body.code).toBe(
      'ACTION_NOT_POSSIBLE',
    );
  });

  it('that reaches nobody is given up by hand; the supervisor clears what was left lying', async () => {
    const number = await finished();
    const taken = await take(number);
    expect(
      (await act(as('petition_clerk'), taken, 'actions/close', { result: 'not_reached' })).body.code,
    ).toBe('CALL_BACK_NOT_YOURS');
    await act(as('agent'), taken, 'actions/close', { result: 'overtaken' }).expect(400);
    await act(as('agent'), taken, 'actions/close', { result: 'not_reached' }).expect(200);
    await petitioner(as('agent'), number).expect(403);
    const another = await finished();
    const left = await take(another);
    await act(as('supervisor'), left, 'actions/give-back').expect(200);
    await petitioner(as('agent'), another).expect(403);
    await act(as('supervisor'), await of(another), 'actions/close', { result: 'not_needed' }).expect(200);
  });

  it.each<[string, (number: string) => Promise<void>]>([
    ['withdrawn', number => hotline.onCase(number, 'withdraw', { reason: '民眾撤回' })],
    ['reopened', number => hotline.onCase(number, 'reopen', { reason: '又壞了' })],
    ['sent back', number => hotline.onCase(number, 'send-back', { reason: '照片不清楚' })],
    ['reassigned', number => hotline.onCase(number, 'reassign', { agency: 'police', reason: '屬警察局' })],
  ])('is no longer needed when the case is %s, and the ground is over', async (_, happens) => {
    const number = await finished();
    await take(number);
    await petitioner(as('agent'), number).expect(200);
    await happens(number);
    expect(await of(number)).toBeUndefined();
    expect((await of(number, { open: 'false' })).result).toBe('overtaken');
    await petitioner(as('agent'), number).expect(403);
  });

  it('for what must be asked is still needed after the report was sent back, not after a withdrawal', async () => {
    const number = await finished();
    await post(as('agent'), `/api/cases/${number}/call-backs`, { purpose: 'ask_details' }).expect(201);
    await hotline.onCase(number, 'send-back', { reason: '照片不清楚' });
    expect((await of(number)).purpose).toBe('ask_details');
    await hotline.onCase(number, 'withdraw', { reason: '民眾撤回' });
    expect(await of(number)).toBeUndefined();
  });

  it('about the limit of what became a petition is not needed any more; what somebody wants to know is', async () => {
    const number = await record();
    await hotline.onOrder(number, 'acknowledge');
    const { version } = await hotline.page(number);
    const wish = { version, clock: 'complete', size: 24, reason: '等候材料' };
    const { body } = await post(hotline.officer, `/api/cases/${number}/extensions`, wish).expect(201);
    const chief = await signIn(hotline.server.app, 'agency_chief', 'maintenance');
    const approve = `/api/extensions/${body.id}/actions/approve`;
    await post(chief, approve, { version: body.version }).expect(200);
    await post(as('agent'), `/api/cases/${number}/call-backs`, { purpose: 'ask_details' }).expect(201);
    const wanted = async () =>
      (await listed()).filter(task => task.case.number === number).map(({ purpose }) => purpose);
    expect((await wanted()).sort()).toEqual(['ask_details', 'tell_extension']);
    await hotline.onOrder(number, 'convert', { category: 'PEN01', text: '需跨機關研議' });
    expect(await wanted()).toEqual(['ask_details']);
  });

  it('waits for somebody else when who had taken it has left', async () => {
    const { app, db } = hotline.server;
    const leaver = await hire(app, 'agent');
    const colleague = await hire(app, 'agent');
    const me = supertest.agent(app.getHttpServer());
    await me.post('/api/session').send({ username: leaver.username, password: leaver.password }).expect(200);
    const number = await finished();
    await take(number, me);
    await petitioner(me, number).expect(200);
    await post(as('admin'), `/api/staff/${leaver.id}/actions/hand-over`, {
      version: 1,
      to: colleague.id,
    }).expect(200);
    expect(await of(number)).toMatchObject({ takenBy: null, closedAt: null, version: 3 });
    const known = `select 1 from identity_grant where staff_id = $1 and ended_at is null`;
    expect(await db.query(known, [leaver.id])).toEqual([]);
    expect((await hotline.told(number)).map(({ kind }) => kind)).toContain('call-back.given-back');
    await take(number, as('petition_clerk'));
  });

  it('stays open with the release, which says whether the citizen has been told', async () => {
    const number = await finished();
    await hotline.onCase(number, 'release', { how: 'call_not_reached' });
    expect((await hotline.page(number)).told?.state).toBe('open');
    expect(await of(number)).toBeDefined();
  });
});
