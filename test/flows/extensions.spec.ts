import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { type Role, roles } from '../../src/access/roles.js';
import type { ExtensionOfCaseDto } from '../../src/sla/extension.dto.js';
import { Hotline, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

const WANG = { name: '王曉鈴', phone: '0912-345-678' };

let hotline: Hotline;
let clerk: TestAgent;
let officer: TestAgent;
let chief: TestAgent;
let commission: TestAgent;

/** Every description has a server of its own, whose clock begins on this Friday: the 13th of November. */
async function friday(): Promise<void> {
  hotline = await Hotline.open({ now: '2026-11-13T10:00:00+08:00' });
  const { app } = hotline.server;
  clerk = await signIn(app, 'petition_clerk');
  officer = await signIn(app, 'officer', 'environment');
  chief = await signIn(app, 'agency_chief', 'environment');
  commission = await signIn(app, 'commission');
}

const at = (time: string): Date => new Date(`2026-${time}+08:00`);
const moveTo = (time: string): Promise<void> => hotline.server.moveTo(at(time));

/** Six working days, due at the end of Monday the 23rd; acknowledged by the environment bureau. */
async function petition(contact: object = {}, wish: object = {}): Promise<string> {
  const nowhere = { district: undefined, place: undefined };
  const { number } = await hotline.record(
    { category: 'PEN01', description: '工廠夜間排放異味', ...nowhere, ...wish },
    { channel: 'mailbox', ...contact },
  );
  await hotline.onOrder(number, 'acknowledge', {}, officer);
  return number;
}

interface Asked {
  status: number;
  body: ExtensionOfCaseDto & { code: string; words: Record<string, string>; fields: object[] };
}
async function tryToAsk(number: string, size: unknown, by = officer, more: object = {}): Promise<Asked> {
  const { version, kind } = await hotline.page(number);
  const wish = {
    version,
    clock: kind === 'petition' ? 'reply' : 'complete',
    size,
    reason: '待工廠提供操作紀錄',
  };
  return post(by, `/api/cases/${number}/extensions`, { ...wish, ...more });
}
async function ask(
  number: string,
  size: number,
  by = officer,
  more: object = {},
): Promise<ExtensionOfCaseDto> {
  const { status, body } = await tryToAsk(number, size, by, more);
  expect([status, body.code]).toEqual([201, undefined]);
  return body;
}
const act = (
  by: TestAgent,
  { id, version }: { id: string; version: number },
  action: string,
  body: object = {},
) => post(by, `/api/extensions/${id}/actions/${action}`, { version, ...body });
const refusal = async (request: ReturnType<typeof act>): Promise<[number, string]> => {
  const { status, body } = await request;
  return [status, body.code];
};
const approve = async (request: ExtensionOfCaseDto, by = chief): Promise<ExtensionOfCaseDto> =>
  (await act(by, request, 'approve').expect(200)).body;

const dueAt = async (number: string, kind = 'reply'): Promise<Date> =>
  (await hotline.clock(number, kind)).dueAt;
const legClocks = (number: string): Promise<{ agency: string; dueAt: Date; outcome: string | null }[]> =>
  hotline.server.db.query(
    `select k.agency, k.due_at as "dueAt", k.outcome from clock k join case_file c on c.id = k.case_id
      where c.number = $1 and k.kind in ('complete', 'reply') and k.work_order_id is not null
      order by k.started_at, k.id`,
    [number],
  );
const toldOf = async (number: string, pattern: RegExp) =>
  (await hotline.told(number)).filter(({ kind }) => pattern.test(kind));
const lines = async (number: string, pattern: RegExp) =>
  (await hotline.page(number)).timeline.filter(({ kind }) => pattern.test(kind)).reverse();
const callBacks = async (number: string, open = true) => {
  const { body } = await hotline.agent.get(`/api/call-backs?open=${open}`).expect(200);
  return body.items.filter((task: { case: { number: string } }) => task.case.number === number);
};

/** What the case page says where no more time can be asked for. */
async function whyNone(number: string, by: TestAgent): Promise<string | undefined> {
  const { extendable, notExtendable } = await hotline.page(number, by);
  expect(extendable).toBeNull();
  return notExtendable?.['zh-TW'];
}

describe('more time for a petition', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('is asked for with a reason, granted by the chief, and both dates are kept', async () => {
    const number = await petition({ citizen: WANG });
    expect((await hotline.page(number, officer)).extendable).toEqual({
      ...{ clock: 'reply', unit: 'workingDays', most: 3, used: 0, longest: 10, left: 10 },
      latest: at('12-08T00:00:00').toISOString(),
      until: at('11-24T00:00:00').toISOString(),
      levels: [
        { upTo: 3, by: 'agency_chief' },
        { upTo: 6, by: 'supervisor' },
        { upTo: 10, by: 'commission' },
      ],
    });
    expect((await hotline.page(number, chief)).extendable).not.toBeNull();
    expect(await hotline.page(number)).toMatchObject({ extendable: null, notExtendable: null });
    await moveTo('11-18T09:00:00');
    const request = await ask(number, 2);
    expect(request).toMatchObject({
      ...{ state: 'asked', clock: 'reply', size: 2, unit: 'workingDays', approver: 'agency_chief' },
      ...{ agency: { code: 'environment' }, reason: '待工廠提供操作紀錄', version: 1 },
      ...{ dueBefore: at('11-24T00:00:00').toISOString(), dueAfter: at('11-26T00:00:00').toISOString() },
      ...{ askedBy: '測試 officer', decidedBy: null, mayDecide: false, mayWithdraw: true },
      case: { number, kind: 'petition', category: { code: 'PEN01' } },
    });
    expect(await dueAt(number)).toEqual(at('11-24T00:00:00'));
    expect(await whyNone(number, officer)).toBe('這項期限已有展延申請待核定。');

    await moveTo('11-19T09:00:00');
    const decided = await act(chief, request, 'approve', { reason: '同意' }).expect(200);
    expect(decided.body).toMatchObject({
      ...{ state: 'approved', decidedBy: '測試 agency_chief', decision: '同意', mayDecide: false },
      decidedAt: at('11-19T09:00:00').toISOString(),
    });
    expect(await hotline.clock(number, 'reply')).toMatchObject({
      originalDueAt: at('11-24T00:00:00'),
      dueAt: at('11-26T00:00:00'),
    });
    // The agency's own time beside it, which began on the same Friday.
    expect(await legClocks(number)).toMatchObject([{ dueAt: at('11-26T00:00:00'), outcome: null }]);
    const page = await hotline.page(number, officer);
    expect(page.extensions).toMatchObject([{ id: request.id, state: 'approved', mayWithdraw: false }]);
    expect(page.extendable).toMatchObject({ used: 1, left: 10, until: at('11-26T00:00:00').toISOString() });
    expect(
      (await lines(number, /^extension/)).map(({ kind, text, actor, data }) => [
        kind,
        text,
        actor?.role,
        data,
      ]),
    ).toEqual([
      [
        'extension.asked',
        '待工廠提供操作紀錄',
        'officer',
        expect.objectContaining({ clock: 'reply', size: 2, unit: 'workingDays', approver: 'agency_chief' }),
      ],
      [
        'extension.approved',
        '同意',
        'agency_chief',
        expect.objectContaining({
          before: at('11-24T00:00:00').toISOString(),
          dueAt: at('11-26T00:00:00').toISOString(),
        }),
      ],
    ]);
    expect(await toldOf(number, /^extension|^clock.recomputed/)).toMatchObject([
      { kind: 'extension.asked', payload: { size: 2, approver: 'agency_chief', agency: 'environment' } },
      { kind: 'clock.recomputed', payload: { why: 'extension' } },
      { kind: 'clock.recomputed', payload: { why: 'extension' } },
      { kind: 'extension.approved', payload: { dueAt: at('11-26T00:00:00').toISOString() } },
    ]);
    expect(JSON.stringify(await hotline.told(number))).not.toMatch(/操作紀錄|同意/);
  });

  it('is told to the citizen who can be reached, until the result is', async () => {
    const [number, nobody] = [await petition({ citizen: WANG }), await petition()];
    for (const one of [number, nobody]) await approve(await ask(one, 1));
    expect(await callBacks(nobody)).toEqual([]);
    expect(await callBacks(number)).toMatchObject([{ purpose: 'tell_extension', note: null }]);
    await approve(await ask(number, 1));
    expect(await callBacks(number)).toHaveLength(1);
    await hotline.onOrder(number, 'reply', { text: '已開罰' }, officer);
    expect(await callBacks(number)).toMatchObject([{ purpose: 'tell_result' }]);
    expect(await callBacks(number, false)).toMatchObject([
      { purpose: 'tell_extension', result: 'overtaken' },
    ]);
  });

  it('is refused with a reason, changes nothing, and may be asked for again', async () => {
    const number = await petition({ citizen: WANG });
    const due = await dueAt(number);
    const request = await ask(number, 3);
    expect(await refusal(act(chief, request, 'refuse'))).toEqual([400, 'INVALID']);
    expect(await refusal(act(chief, request, 'refuse', { reason: '  ' }))).toEqual([400, 'INVALID']);
    const { body } = await act(chief, request, 'refuse', { reason: '請先行派員' }).expect(200);
    expect(body).toMatchObject({ state: 'refused', decision: '請先行派員' });
    expect(await dueAt(number)).toEqual(due);
    expect(await callBacks(number)).toEqual([]);
    expect((await hotline.page(number, officer)).extendable).toMatchObject({ used: 0, left: 10 });
    await approve(await ask(number, 3));
  });

  it('is asked for once, by two who press at the same moment too, and by who repeats the request', async () => {
    const number = await petition();
    const answers = await Promise.all([tryToAsk(number, 1), tryToAsk(number, 2, chief)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('ALREADY_ASKED');
    const other = await petition();
    const { version } = await hotline.page(other);
    const again = () =>
      post(officer, `/api/cases/${other}/extensions`, { version, clock: 'reply', size: 1, reason: '待查' })
        .set('Idempotency-Key', `extension-of-${other}`)
        .expect(201);
    const [first, second] = [await again(), await again()];
    expect(second.body).toEqual(first.body);
    expect((await hotline.page(other)).extensions).toHaveLength(1);
  });

  it('is for the version of the case that was seen, and of the request', async () => {
    const number = await petition();
    expect((await tryToAsk(number, 1, officer, { version: 1 })).body.code).toBe('STALE_VERSION');
    const request = await ask(number, 1);
    expect(await refusal(act(chief, { ...request, version: 9 }, 'approve'))).toEqual([409, 'STALE_VERSION']);
  });
});

describe('the length', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('is decided by level, to the longest that the rule allows', async () => {
    for (const [size, approver] of [
      [3, 'agency_chief'],
      [4, 'supervisor'],
      [10, 'commission'],
    ] as const)
      expect(await ask(await petition(), size)).toMatchObject({ approver });
    const { status, body } = await tryToAsk(await petition(), 11);
    expect([status, body.code]).toEqual([422, 'EXTENSION_TOO_LONG']);
    expect(body.fields).toMatchObject([{ field: 'size', code: 'longest' }]);
    expect(body.words['zh-TW']).toBe('每次展延以 10 個工作天為限，目前最多還可展延 10 個工作天。');
  });

  it('is bound by what is left, which is said', async () => {
    const number = await petition();
    await approve(await ask(number, 10), commission);
    expect((await hotline.page(number, officer)).extendable).toMatchObject({ used: 1, left: 4 });
    const { body } = await tryToAsk(number, 5);
    expect(body).toMatchObject({ code: 'EXTENSION_TOO_LONG', fields: [{ code: 'withinDays' }] });
    expect(body.words['zh-TW']).toContain('不得超過 30 個日曆天');
    expect(body.words['zh-TW']).toContain('還可展延 4 個工作天');
    await approve(await ask(number, 2));
    await approve(await ask(number, 1));
    expect(await tryToAsk(number, 1)).toMatchObject({ body: { fields: [{ code: 'most' }] } });
    expect(await whyNone(number, officer)).toContain('3 次');
  });

  it.each([0, -1, 1.5, '2', null, 1e9])('of %j is none', async size => {
    const { status, body } = await tryToAsk(await petition(), size);
    expect([status, body.code]).toEqual([400, 'INVALID']);
  });

  it('is none where the item is never extended, nor for a limit that does not run', async () => {
    const noise = await hotline.record({ category: 'EP04', agency: 'maintenance' });
    await hotline.onOrder(noise.number, 'acknowledge');
    const { status, body } = await tryToAsk(noise.number, 1, hotline.officer);
    expect([status, body.code]).toEqual([422, 'EXTENSION_NOT_ALLOWED']);
    expect(body.words['zh-TW']).toMatch(/^「.+」的辦理期限不得展延。$/);
    expect(await whyNone(noise.number, hotline.officer)).toBe(body.words['zh-TW']);
    const number = await petition();
    expect(await tryToAsk(number, 1, officer, { clock: 'complete' })).toMatchObject({
      status: 409,
      body: { code: 'ACTION_NOT_POSSIBLE' },
    });
    expect((await tryToAsk(number, 1, officer, { clock: 'respond' })).status).toBe(400);
    await hotline.onOrder(number, 'reply', { text: '已開罰' }, officer);
    expect((await tryToAsk(number, 1)).body.code).toBe('ACTION_NOT_POSSIBLE');
  });
});

describe('the last minute', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('is in time at the end of Monday the 23rd, and a millisecond later is not', async () => {
    const [inTime, late] = [await petition(), await petition()];
    await moveTo('11-24T00:00:00');
    await approve(await ask(inTime, 1));
    expect(await hotline.clock(inTime, 'reply')).toMatchObject({
      dueAt: at('11-25T00:00:00'),
      breachedAt: null,
    });
    await moveTo('11-24T00:00:00.001');
    expect(await hotline.clock(inTime, 'reply')).toMatchObject({ breachedAt: null });
    const { status, body } = await tryToAsk(late, 1);
    expect([status, body.code]).toEqual([409, 'EXTENSION_TOO_LATE']);
    expect(body.words['zh-TW']).toContain('2026-11-24 00:00');
    expect(await whyNone(late, officer)).toBe(body.words['zh-TW']);
    expect((await hotline.page(late)).extensions).toEqual([]);
  });
});

describe('a request that is decided late', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('but granted before the extended time is over cures the breach, and says so', async () => {
    const number = await petition();
    await moveTo('11-23T23:59:00');
    const request = await ask(number, 3);
    await moveTo('11-24T09:00:00');
    expect((await hotline.clock(number, 'reply')).breachedAt).not.toBeNull();
    await approve(request);
    expect(await hotline.clock(number, 'reply')).toMatchObject({
      ...{ originalDueAt: at('11-24T00:00:00'), dueAt: at('11-27T00:00:00') },
      ...{ breachedAt: null, heldBy: null },
    });
    expect((await lines(number, /^clock.recomputed/)).at(-1)).toMatchObject({
      actor: { role: 'agency_chief' },
      data: { why: 'extension', cured: true, before: at('11-24T00:00:00').toISOString() },
    });
    await hotline.server.settle();
    const [fact] = await hotline.server.db.query<{ curedAt: Date }>(
      `select cured_at as "curedAt", breached_at as "breachedAt" from fact_clock
        where number = $1 and kind = 'reply' and work_order_id is null`,
      [number],
    );
    expect(fact).toEqual({ curedAt: at('11-24T09:00:00'), breachedAt: null });
    // It may be missed again, and then is.
    await moveTo('11-27T00:00:00.001');
    expect(await hotline.clock(number, 'reply')).toMatchObject({ heldBy: 'environment' });
  });

  it('is not granted any more once the extended time is over as well, and may be refused', async () => {
    const number = await petition();
    await moveTo('12-07T23:00:00');
    const request = await ask(number, 1);
    await moveTo('12-09T00:00:00.001');
    const { status, body } = await act(chief, request, 'approve');
    expect([status, body.code]).toEqual([409, 'EXTENSION_TOO_LATE']);
    expect(body.words['zh-TW']).toContain('2026-12-09 00:00');
    expect(await dueAt(number)).toEqual(at('12-08T00:00:00'));
    await act(chief, request, 'refuse', { reason: '已逾期' }).expect(200);
  });

  it('is not granted to who has answered by then; where the answer does not hold, it is', async () => {
    const number = await petition();
    const request = await ask(number, 3);
    const due = await dueAt(number);
    await hotline.onOrder(number, 'reply', { text: '知悉' }, officer);
    const { status, body } = await act(chief, request, 'approve');
    expect([status, body.code]).toEqual([409, 'CLOCK_STOPPED']);
    expect(body.words['zh-TW']).toContain('回報或回復');
    await hotline.onCase(number, 'send-back', { reason: '未具體答覆' }, clerk);
    await approve(request);
    expect(+(await dueAt(number))).toBeGreaterThan(+due);
  });
});

describe('two at the same moment', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('of whom one grants and one refuses: one is heard, the other told what was decided', async () => {
    const other = await signIn(hotline.server.app, 'agency_chief', 'environment');
    for (let round = 0; round < 4; round += 1) {
      const request = await ask(await petition(), 1);
      const answers = await Promise.all([
        act(chief, request, 'approve'),
        act(other, request, 'refuse', { reason: '不同意' }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const lost = answers.find(({ status }) => status === 409);
      expect(lost?.body.code).toBe('ACTION_NOT_POSSIBLE');
      expect(lost?.body.words['zh-TW']).toMatch(/已經核准|已被駁回/);
    }
  });

  it('of whom one grants and one answers the citizen: the limit is extended before it stops, or not at all', async () => {
    for (let round = 0; round < 4; round += 1) {
      const number = await petition();
      const request = await ask(number, 1);
      const { workOrder } = await hotline.page(number);
      const [granted, answered] = await Promise.all([
        act(chief, request, 'approve'),
        post(officer, `/api/work-orders/${workOrder?.id}/actions/reply`, {
          version: workOrder?.version,
          text: '已開罰',
        }),
      ]);
      expect(answered.status).toBe(200);
      expect([200, 409]).toContain(granted.status);
      if (granted.status === 409) expect(granted.body.code).toBe('CLOCK_STOPPED');
      expect(await hotline.clock(number, 'reply')).toMatchObject({
        outcome: 'met',
        dueAt: at(granted.status === 200 ? '11-25T00:00:00' : '11-24T00:00:00'),
      });
    }
  });
});

describe('who may', () => {
  const people = new Map<Role, TestAgent>();
  const as = (role: Role): TestAgent => people.get(role) as TestAgent;

  beforeAll(async () => {
    await friday();
    for (const role of roles) people.set(role, await signIn(hotline.server.app, role, 'environment'));
  });
  afterAll(() => hotline.close());

  it.each([...roles])('ask for more time: as %s only of the agency that has the case', async role => {
    const may = role === 'officer' || role === 'agency_chief';
    const { status, body } = await tryToAsk(await petition(), 1, as(role));
    expect([status, body.code]).toEqual(may ? [201, undefined] : [403, 'NOT_ALLOWED']);
    const stranger = await signIn(hotline.server.app, role, 'police');
    const foreign = await tryToAsk(await petition(), 1, stranger);
    expect([foreign.status, foreign.body.code]).toEqual([403, may ? 'CASE_NOT_YOURS' : 'NOT_ALLOWED']);
  });

  it.each<[number, Role]>([
    [3, 'agency_chief'],
    [6, 'supervisor'],
    [10, 'commission'],
  ])('decide on %i days: the %s, and nobody of another level', async (size, level) => {
    const request = await ask(await petition(), size);
    const deciders: Role[] = ['agency_chief', 'supervisor', 'commission'];
    for (const role of roles.filter(one => one !== level)) {
      const code = deciders.includes(role) ? 'EXTENSION_NOT_YOURS' : 'NOT_ALLOWED';
      expect([role, ...(await refusal(act(as(role), request, 'approve')))]).toEqual([role, 403, code]);
      expect([role, ...(await refusal(act(as(role), request, 'refuse', { reason: '否' })))]).toEqual([
        ...[role, 403, code],
      ]);
    }
    if (level === 'agency_chief') {
      const stranger = await signIn(hotline.server.app, 'agency_chief', 'police');
      expect(await refusal(act(stranger, request, 'approve'))).toEqual([403, 'EXTENSION_NOT_YOURS']);
    }
    await approve(request, as(level));
  });

  it('decide on what a chief has asked for: another chief of the agency, never who asked', async () => {
    const request = await ask(await petition(), 1, as('agency_chief'));
    expect(request.approver).toBe('agency_chief');
    expect(await refusal(act(as('agency_chief'), request, 'approve'))).toEqual([403, 'OWN_EXTENSION']);
    await approve(request, chief);
  });

  it('decide where the agency has no chief at work but who asks: the supervisor', async () => {
    const { app } = hotline.server;
    const of = async (agency: string): Promise<string> =>
      (await hotline.record({ category: 'LT01', agency })).number;
    const alone = await signIn(app, 'officer', 'water-resources');
    expect(await ask(await of('water-resources'), 24, alone)).toMatchObject({ approver: 'supervisor' });
    const only = await signIn(app, 'agency_chief', 'transport');
    const request = await ask(await of('transport'), 24, only);
    expect(request.approver).toBe('supervisor');
    await approve(request, as('supervisor'));
  });

  it('decide on what an account asks that they have just made: another chief', async () => {
    const username = 'officer.environment.puppet';
    const wish = { username, name: '新承辦', role: 'officer', agency: 'environment' };
    const made = await post(chief, '/api/staff', wish).expect(201);
    const puppet = supertest.agent(hotline.server.url);
    const password = 'a brand new sentence';
    await puppet.post('/api/password-links/redeem').send({ token: made.body.link.token, password });
    await puppet.post('/api/session').send({ username, password }).expect(200);
    const request = await ask(await petition(), 1, puppet);
    expect(request.approver).toBe('agency_chief');
    expect(await refusal(act(chief, request, 'approve'))).toEqual([403, 'ACCOUNT_OF_YOURS']);
    await approve(request, as('agency_chief'));
  });

  it('withdraw it: whoever works for the agency that asked', async () => {
    const request = await ask(await petition(), 1);
    const stranger = await signIn(hotline.server.app, 'officer', 'police');
    expect(await refusal(act(stranger, request, 'withdraw'))).toEqual([403, 'EXTENSION_NOT_YOURS']);
    expect(await refusal(act(as('supervisor'), request, 'withdraw'))).toEqual([403, 'NOT_ALLOWED']);
    const { body } = await act(as('officer'), request, 'withdraw', { reason: '已可如期辦結' }).expect(200);
    expect(body).toMatchObject({ state: 'withdrawn', decision: '已可如期辦結', decidedBy: '測試 officer' });
    expect(await refusal(act(chief, request, 'approve'))).toEqual([409, 'ACTION_NOT_POSSIBLE']);
  });

  it('be told of a request that is not there: nobody', async () => {
    const nothing = { id: '00000000-0000-7000-8000-000000000000', version: 1 };
    for (const action of ['approve', 'withdraw'])
      expect(await refusal(act(chief, nothing, action))).toEqual([404, 'EXTENSION_NOT_FOUND']);
  });
});

describe('lists', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  const list = async (by: TestAgent, query: object = {}) =>
    (await by.get('/api/extensions').query(query).expect(200)).body;
  const ids = async (by: TestAgent, query: object = {}): Promise<string[]> =>
    (await list(by, query)).items.map(({ id }: { id: string }) => id);

  it('are of an agency its own, of the centre all, the latest first, page by page', async () => {
    const first = await ask(await petition(), 1);
    await moveTo('11-13T10:01:00');
    const second = await ask(await petition(), 6);
    await moveTo('11-13T10:02:00');
    const { number } = await hotline.record({ category: 'LT01', agency: 'maintenance' });
    const foreign = await ask(number, 24, hotline.officer);
    expect(await ids(officer)).toEqual([second.id, first.id]);
    expect(await ids(chief)).toEqual([second.id, first.id]);
    expect((await list(chief)).items.map((one: ExtensionOfCaseDto) => one.mayDecide)).toEqual([false, true]);
    expect(await ids(hotline.supervisor)).toEqual([foreign.id, second.id, first.id]);
    expect((await list(hotline.supervisor)).items.map((one: ExtensionOfCaseDto) => one.mayDecide)).toEqual([
      ...[true, true, false],
    ]);
    const page = await list(hotline.supervisor, { limit: 2 });
    expect(page.items).toHaveLength(2);
    expect(await ids(hotline.supervisor, { limit: 2, cursor: page.next })).toEqual([first.id]);
    await approve(first);
    expect(await ids(chief, { state: 'asked' })).toEqual([second.id]);
    expect(await ids(chief, { state: 'decided' })).toEqual([first.id]);
    for (const query of [{ state: 'mine' }, { limit: 0 }, { cursor: 'x' }])
      await chief.get('/api/extensions').query(query).expect(400);
  });

  it('hold no case in confidence for who does not deal with these', async () => {
    const number = await petition({ citizen: WANG }, { confidential: true });
    const request = await ask(number, 1);
    expect(await ids(commission)).toContain(request.id);
    expect(await ids(hotline.agent)).not.toContain(request.id);
  });

  it('show agencies what was typed without personal data', async () => {
    const number = await petition({ citizen: WANG });
    const reason = '王曉鈴 0912-345-678 另有補充';
    const request = await ask(number, 1, officer, { reason });
    expect(request.reason).not.toMatch(/王曉鈴|0912-?345/);
    const decision = '請電 0912-345-678';
    await act(chief, request, 'approve', { reason: decision }).expect(200);
    expect((await hotline.page(number, officer)).extensions[0]).toMatchObject({
      reason: expect.not.stringMatching(/王曉鈴|0912/),
      decision: expect.not.stringMatching(/0912/),
    });
    expect((await hotline.page(number)).extensions[0]).toMatchObject({ reason, decision });
    expect((await list(hotline.supervisor)).items[0]).toMatchObject({ reason, decision });
  });
});
