import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { Hotline, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

const WANG = { name: '王曉鈴', phone: '0912-345-678' };
const NOISE = { category: 'PEN01', agency: 'maintenance', description: '人行道樹根隆起，要求移除' };

let hotline: Hotline;
let clerk: TestAgent;
let chief: TestAgent;

const at = (time: string): Date => new Date(`2026-11-${time}:00+08:00`);
const moveTo = (time: string): Promise<void> => hotline.server.moveTo(at(time));

async function friday(): Promise<void> {
  hotline = await Hotline.open({ now: '2026-11-13T10:00:00+08:00' });
  clerk = await signIn(hotline.server.app, 'petition_clerk');
  chief = await signIn(hotline.server.app, 'agency_chief', 'maintenance');
}

async function petition(wish: object = {}, citizen: object | undefined = WANG): Promise<string> {
  return (await hotline.record({ ...NOISE, ...wish }, { citizen })).number;
}

async function answered(wish: object = {}): Promise<string> {
  const number = await petition(wish);
  await hotline.onOrder(number, 'acknowledge');
  await hotline.onOrder(number, 'reply', { text: '樹木列管保護，依法不予移除' });
  return number;
}

async function act(by: TestAgent, number: string, action: string, body: object) {
  const { version } = await hotline.page(number);
  const { status, body: answer } = await post(by, `/api/cases/${number}/actions/${action}`, {
    version,
    ...body,
  });
  return { status, code: answer.code, ...answer };
}

const decide = (by: TestAgent, { id, version }: { id: string; version: number }, how: string, body = {}) =>
  post(by, `/api/dispositions/${id}/actions/${how}`, { version, ...body });

async function factOf(number: string): Promise<Record<string, unknown> | undefined> {
  await hotline.server.settle();
  const [fact] = await hotline.server.db.query<Record<string, unknown>>(
    `select state, agency, outcome, first_reported_at as "firstReportedAt", disposed_at as "disposedAt", ground,
            transferred_to as "transferredTo", settled_as as "settledAs", repeats, supplemented
       from fact_case where number = $1`,
    [number],
  );
  return fact;
}

async function totalsOf(day: string): Promise<Record<string, number>> {
  await hotline.server.settle();
  return (await hotline.supervisor.get(`/api/reports/day?date=2026-11-${day}`).expect(200)).body.totals;
}

async function toldOf(number: string) {
  const { body } = await clerk.get('/api/call-backs').expect(200);
  return body.items.filter((one: { case: { number: string } }) => one.case.number === number);
}

describe('a petition repeated a third time', () => {
  const earlier: string[] = [];
  let third: string;
  let request: { id: string; version: number };
  beforeAll(async () => {
    await friday();
    earlier.push(await answered());
    await moveTo('16T09:00');
    earlier.push(await answered());
    await moveTo('17T09:00');
    third = await petition();
    await hotline.onOrder(third, 'acknowledge');
  });
  afterAll(() => hotline.close());

  it('shows the earlier ones with their answers, and not who it is', async () => {
    const page = await hotline.page(third, hotline.officer);
    expect(page.petition?.earlier).toMatchObject([
      { number: earlier[1], answeredAt: at('16T09:00').toISOString(), linked: false },
      { number: earlier[0], answeredAt: at('13T10:00').toISOString(), linked: false },
    ]);
    expect(JSON.stringify(page)).not.toContain('王曉鈴');
    expect(JSON.stringify(page)).not.toContain(WANG.phone);
  });

  it('needs two clear answers, and what is refused leaves nothing behind', async () => {
    const rows = await hotline.rows();
    const ground = { ground: 'repeated', opinion: '同一事由' };
    for (const [named, code] of [
      [[], 'REPEAT_NEEDS_TWO_ANSWERS'],
      [[earlier[0]], 'REPEAT_NEEDS_TWO_ANSWERS'],
      [[earlier[0], earlier[0]], 'REPEAT_NEEDS_TWO_ANSWERS'],
      [[earlier[0], 'P20261101-00001-1'], 'UNKNOWN_EARLIER'],
      [[third], 'UNKNOWN_EARLIER'],
    ] as const)
      expect(await act(hotline.officer, third, 'not-handle', { ...ground, earlier: named })).toMatchObject({
        status: 422,
        code,
      });
    expect(await hotline.rows()).toEqual(rows);
    expect((await hotline.page(third)).links).toEqual([]);
  });

  it('is asked for by the officer, linked, and goes on until the chief has decided', async () => {
    await moveTo('17T10:00');
    const body = { ground: 'repeated', opinion: '王曉鈴一再陳情同一棵樹', earlier };
    const asked = await act(hotline.officer, third, 'not-handle', body);
    expect(asked).toMatchObject({ status: 200, state: 'asked', approver: 'agency_chief' });
    request = asked;
    const page = await hotline.page(third, hotline.officer);
    expect(page).toMatchObject({ state: 'acknowledged', links: [{ kind: 'repeat' }, { kind: 'repeat' }] });
    // The petitioner is named to nobody at the agency.
    expect(JSON.stringify(page)).not.toContain('王曉鈴');
    expect(page.actions.find(({ action }) => action === 'reply')).toMatchObject({ allowed: false });
    const { workOrder } = page;
    const reply = { version: workOrder?.version, text: '再次回復' };
    const refused = await post(hotline.officer, `/api/work-orders/${workOrder?.id}/actions/reply`, reply);
    expect([refused.status, refused.body.code]).toEqual([409, 'DISPOSITION_PENDING']);
    expect(await act(clerk, third, 'transfer', { authority: 'tainan', opinion: '屬他市' })).toMatchObject({
      status: 409,
      code: 'DISPOSITION_PENDING',
    });
  });

  it('is decided by nobody who asked, nobody of another agency, and once only', async () => {
    const own = await decide(hotline.officer, request, 'refuse', { reason: '不同意' });
    expect(own.status).toBe(403);
    const otherChief = await signIn(hotline.server.app, 'agency_chief', 'environment');
    const foreign = await decide(otherChief, request, 'approve-not-handling');
    expect([foreign.status, foreign.body.code]).toEqual([403, 'DISPOSITION_NOT_YOURS']);
    const supervisor = await decide(hotline.supervisor, request, 'approve-not-handling');
    expect([supervisor.status, supervisor.body.code]).toEqual([403, 'DISPOSITION_NOT_YOURS']);
    const wrongDoor = await decide(chief, request, 'approve-transfer');
    expect([wrongDoor.status, wrongDoor.body.code]).toEqual([404, 'DISPOSITION_NOT_FOUND']);
    await moveTo('18T11:00');
    const two = await Promise.all([
      decide(chief, request, 'approve-not-handling', { reason: '同意' }),
      decide(chief, request, 'approve-not-handling', { reason: '同意' }),
    ]);
    expect(two.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(two.find(({ status }) => status === 409)?.body.code).toBe('ACTION_NOT_POSSIBLE');
  });

  it('ends with who had it, its limits cancelled and nobody’s breach', async () => {
    const page = await hotline.page(third);
    expect(page).toMatchObject({
      state: 'not_handled',
      agency: { code: 'maintenance' },
      whereabouts: { since: at('18T11:00').toISOString() },
      reply: null,
      workOrders: [{ state: 'closed', outcome: null }],
    });
    const clocks = await hotline.server.db.query(
      `select distinct k.outcome, k.breached_at as "breachedAt", k.stopped_at as "stoppedAt" from clock k
         join case_file c on c.id = k.case_id where c.number = $1 and k.kind = 'reply'`,
      [third],
    );
    expect(clocks).toEqual([{ outcome: 'cancelled', breachedAt: null, stoppedAt: at('18T11:00') }]);
    expect(page.actions.filter(({ allowed }) => allowed).map(({ action }) => action)).toEqual(['note']);
  });

  it('has the petitioner told the law, and dates and numbers of the answers they have had', async () => {
    const [task, ...others] = await toldOf(third);
    expect(others).toEqual([]);
    expect(task.purpose).toBe('tell_disposition');
    for (const word of ['行政程序法第173條第2款', '115/11/13', '115/11/16', earlier[0], earlier[1], third])
      expect(task.notice['zh-TW']).toContain(word);
    expect((await hotline.page(third)).whereabouts.why).toEqual(task.notice);
  });

  it('is counted apart from what was answered and from what was on time', async () => {
    expect(await factOf(third)).toEqual({
      ...{ state: 'not_handled', agency: 'maintenance', outcome: null, firstReportedAt: null },
      ...{ disposedAt: at('18T11:00'), ground: 'repeated', transferredTo: null, settledAs: null },
      ...{ repeats: 2, supplemented: 0 },
    });
    expect(await factOf(earlier[0] as string)).toMatchObject({ state: 'replied', repeats: 0 });
    expect(await totalsOf('18')).toMatchObject({
      ...{ petitionsEnded: 1, notHandled: 1, notHandledPercent: 100, transferred: 0, released: 0 },
      // The two that were answered still wait for the centre.
      open: 2,
    });
    // Its limit was due on the 25th, and is in no rate.
    await moveTo('26T09:00');
    expect(await totalsOf('25')).toMatchObject({ replyDue: 0, replyMet: 0, replyMissed: 0 });
  });
});

describe('a petition that is not handled', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('too late was late all the same', async () => {
    const number = await petition();
    await moveTo('25T10:00');
    const asked = await act(clerk, number, 'not-handle', { ground: 'no_content', opinion: '內容空白' });
    expect(asked).toMatchObject({ status: 200, approver: 'supervisor', agency: null });
    await decide(hotline.supervisor, asked as never, 'approve-not-handling').expect(200);
    expect(await hotline.clock(number, 'reply')).toMatchObject({ outcome: 'missed', heldBy: 'maintenance' });
  });

  it('for belonging elsewhere names whose it is', async () => {
    const number = await petition();
    const body = { ground: 'elsewhere', opinion: '已向水利局陳情' };
    expect(await act(clerk, number, 'not-handle', body)).toMatchObject({
      status: 422,
      code: 'OWNER_REQUIRED',
    });
    const asked = await act(clerk, number, 'not-handle', { ...body, owner: 'water-resources' });
    expect(asked.notice['zh-TW']).toContain('水利局');
    const withdrawn = await decide(clerk, asked as never, 'withdraw');
    expect([withdrawn.status, withdrawn.body.state]).toEqual([200, 'withdrawn']);
    expect((await hotline.page(number)).state).toBe('assigned');
  });

  it.each([
    ['no_such_ground', 'UNKNOWN_GROUND'],
    ['repeated', 'REPEAT_NEEDS_TWO_ANSWERS'],
  ])('on the ground %s: %s', async (ground, code) => {
    const number = await petition({}, undefined);
    expect(await act(clerk, number, 'not-handle', { ground, opinion: '…' })).toMatchObject({
      status: 422,
      code,
    });
  });

  it('is no dispatch case, nor one that was answered, released or withdrawn', async () => {
    const body = { ground: 'no_content', opinion: '內容空白' };
    const { number } = await hotline.record();
    expect(await act(hotline.supervisor, number, 'not-handle', body)).toMatchObject({
      status: 409,
      code: 'ACTION_NOT_POSSIBLE',
    });
    const replied = await answered();
    expect(await act(clerk, replied, 'not-handle', body)).toMatchObject({ status: 409 });
    await hotline.onCase(replied, 'release', { how: 'letter' }, clerk);
    expect(await act(clerk, replied, 'not-handle', body)).toMatchObject({ status: 409 });
    const withdrawn = await petition();
    await hotline.onCase(withdrawn, 'withdraw', { reason: '取消' }, clerk);
    expect(await act(clerk, withdrawn, 'not-handle', body)).toMatchObject({
      status: 409,
      code: 'ACTION_NOT_POSSIBLE',
    });
  });

  it('is asked for anew once it has gone to another agency', async () => {
    const number = await petition();
    const asked = await act(hotline.officer, number, 'not-handle', { ground: 'no_content', opinion: '空白' });
    await hotline.onCase(number, 'reassign', { agency: 'environment', reason: '權責' }, clerk);
    const late = await decide(chief, asked as never, 'approve-not-handling');
    expect([late.status, late.body.code]).toEqual([409, 'ACTION_NOT_POSSIBLE']);
    expect((await hotline.page(number)).petition?.dispositions).toMatchObject([
      { state: 'withdrawn', decidedBy: null },
    ]);
  });

  it('without a chief but who asks waits for the centre', async () => {
    const number = await petition();
    const asked = await act(chief, number, 'not-handle', { ground: 'no_content', opinion: '空白' });
    expect(asked.approver).toBe('supervisor');
    const own = await decide(chief, asked as never, 'approve-not-handling');
    expect([own.status, own.body.code]).toEqual([403, 'OWN_DISPOSITION']);
  });

  it('is to be answered where the chief refuses', async () => {
    const number = await petition();
    const asked = await act(hotline.officer, number, 'not-handle', { ground: 'no_name', opinion: '匿名' });
    await decide(chief, asked as never, 'refuse', { reason: '請回復' }).expect(200);
    expect(await hotline.page(number)).toMatchObject({
      ...{ state: 'assigned', petition: { dispositions: [{ state: 'refused', decision: '請回復' }] } },
    });
    await hotline.onOrder(number, 'acknowledge');
    await hotline.onOrder(number, 'reply', { text: '已處理' });
  });
});

describe('a petition that belongs outside the city', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it.each([
    ['environment', 'AUTHORITY_OF_THE_CITY'],
    ['maintenance', 'AUTHORITY_OF_THE_CITY'],
    ['moon', 'UNKNOWN_AUTHORITY'],
  ])('does not go to %s: %s', async (authority, code) => {
    const number = await petition();
    const rows = await hotline.rows();
    expect(await act(clerk, number, 'transfer', { authority, opinion: '…' })).toMatchObject({
      status: 422,
      code,
    });
    expect(await hotline.rows()).toEqual(rows);
  });

  it('is transferred with a second word, and the petitioner told who has it', async () => {
    const number = await petition();
    const asked = await act(hotline.officer, number, 'transfer', {
      authority: 'tainan',
      opinion: '位於臺南',
    });
    await moveTo('13T15:00');
    await decide(chief, asked as never, 'approve-transfer').expect(200);
    const page = await hotline.page(number);
    expect(page).toMatchObject({
      state: 'transferred',
      whereabouts: { agency: null, holder: { 'zh-TW': '臺南市政府' }, since: at('13T15:00').toISOString() },
    });
    const [task] = await toldOf(number);
    expect(task).toMatchObject({ purpose: 'tell_disposition' });
    expect(task.notice['zh-TW']).toContain('行政程序法第172條移轉，由臺南市政府續辦');
    expect(await hotline.clock(number, 'reply')).toMatchObject({ outcome: 'cancelled', breachedAt: null });
    expect(await factOf(number)).toMatchObject({
      ...{ state: 'transferred', ground: null, transferredTo: 'tainan', disposedAt: at('13T15:00') },
    });
    expect(await totalsOf('13')).toMatchObject({ petitionsEnded: 1, transferred: 1, notHandled: 0 });
  });

  it('may go to a utility that has orders as well', async () => {
    const number = await petition();
    expect(await act(clerk, number, 'transfer', { authority: 'taipower', opinion: '電桿' })).toMatchObject({
      status: 200,
    });
  });
});

describe('the case that became a petition', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it.each(['withdrawn', 'not_handled'] as const)('ends with its petition: %s', async how => {
    const { number } = await hotline.record(
      { category: 'LT01', agency: 'maintenance' },
      { citizen: { name: how, phone: '0922-111-222' } },
    );
    await hotline.onOrder(number, 'acknowledge');
    const { workOrder } = await hotline.page(number);
    const { body } = await post(hotline.officer, `/api/work-orders/${workOrder?.id}/actions/convert`, {
      ...{ version: workOrder?.version, category: 'PEN01', text: '需陳情' },
    }).expect(200);
    if (how === 'withdrawn') await hotline.onCase(body.petition, 'withdraw', { reason: '取消' }, clerk);
    else {
      const asked = await act(clerk, body.petition, 'not-handle', { ground: 'no_content', opinion: '空白' });
      await decide(hotline.supervisor, asked as never, 'approve-not-handling').expect(200);
    }
    await hotline.server.settle();
    expect(await hotline.clock(number, 'complete')).toMatchObject({ outcome: 'cancelled', breachedAt: null });
    expect(await factOf(number)).toMatchObject({ state: 'converted', settledAs: how });
    expect((await hotline.page(number)).timeline[0]).toMatchObject({
      kind: 'case.conversion-ended',
      data: { how },
    });
  });
});

describe('a protected petitioner', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('is brought together with nothing that is not protected, and named in nothing that is told', async () => {
    await answered();
    await answered();
    const sealed = await petition({ confidential: true });
    await hotline.onOrder(sealed, 'acknowledge');
    const page = await hotline.page(sealed, hotline.officer);
    expect(page.petition?.earlier).toEqual([]);
    const named = (await hotline.page(await petition())).petition?.earlier.map(({ number }) => number);
    expect(named).not.toContain(sealed);
    const asked = await act(hotline.officer, sealed, 'not-handle', {
      ...{ ground: 'no_name', opinion: '王曉鈴（0912-345-678）未具住址' },
    });
    expect(asked.status).toBe(200);
    await decide(chief, asked as never, 'approve-not-handling', { reason: '同意王曉鈴案' }).expect(200);
    const shown = JSON.stringify(await hotline.page(sealed, hotline.officer));
    for (const secret of ['王曉鈴', '0912-345-678']) expect(shown).not.toContain(secret);
    const { body } = await chief.get('/api/dispositions?state=all').expect(200);
    expect(body.items).toHaveLength(1);
    for (const secret of ['王曉鈴', '0912-345-678']) expect(JSON.stringify(body)).not.toContain(secret);
    const [told] = await hotline.server.db.query<{ payload: string }>(
      `select coalesce(string_agg(payload::text, ' '), '') as payload from event where kind like 'disposition%'`,
    );
    expect(told?.payload).not.toContain('王曉鈴');
  });
});
