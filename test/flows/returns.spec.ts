import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { roles } from '../../src/access/roles.js';
import type { ReturnOfCaseDto } from '../../src/dispatch/returns/return.dto.js';
import { Hotline, type Page, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

const FRIDAY = '2026-11-13T10:00:00+08:00';

let hotline: Hotline;
let chief: TestAgent;
let waterOfficer: TestAgent;
let waterChief: TestAgent;

const at = (time: string): Date => new Date(`2026-${time}+08:00`);

async function friday(): Promise<void> {
  hotline = await Hotline.open({ now: FRIDAY });
  const { app } = hotline.server;
  chief = await signIn(app, 'agency_chief', 'maintenance');
  waterOfficer = await signIn(app, 'officer', 'water-resources');
  waterChief = await signIn(app, 'agency_chief', 'water-resources');
}

const opinion = '側溝不在本處養護範圍';
type Answer = { status: number; body: ReturnOfCaseDto & { code: string; words: Record<string, string> } };
async function tryToAsk(number: string, wish: object = {}, by = hotline.officer): Promise<Answer> {
  const { id, version } = (await hotline.page(number)).workOrder as NonNullable<Page['workOrder']>;
  const dto = { version, code: 'other_agency', opinion, ...wish };
  return post(by, `/api/work-orders/${id}/actions/return`, dto);
}
async function ask(number: string, wish: object = {}, by = hotline.officer): Promise<ReturnOfCaseDto> {
  const { status, body } = await tryToAsk(number, wish, by);
  expect([status, body.code]).toEqual([200, undefined]);
  return body;
}
const act = (
  { id, version }: { id: string; version: number },
  action: string,
  by: TestAgent,
  body: object = {},
) => post(by, `/api/returns/${id}/actions/${action}`, { version, ...body });
const refusal = async (request: PromiseLike<{ status: number; body: { code: string } }>) => {
  const { status, body } = await request;
  return [status, body.code];
};
const lines = async (number: string, pattern: RegExp) =>
  (await hotline.page(number)).timeline.filter(({ kind }) => pattern.test(kind)).reverse();
const fact = async (number: string) => {
  await hotline.server.settle();
  const [row] = await hotline.server.db.query<Record<string, unknown>>(
    'select state, agency, returned, arbitrated, reassigned from fact_case where number = $1',
    [number],
  );
  return row;
};

describe('a case that is not theirs', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('is returned in time with the word of the chief, and lies at the centre with the reason', async () => {
    const { number } = await hotline.record({ category: 'RD01', agency: 'maintenance' });
    await hotline.onOrder(number, 'acknowledge');
    const asked = await ask(number, { toAgency: 'water-resources' });
    expect(asked).toMatchObject({
      ...{ state: 'asked', version: 1, approver: 'agency_chief', opinion, siteVisit: false },
      ...{ agency: { code: 'maintenance' }, toAgency: { code: 'water-resources' } },
      ...{ reason: { code: 'other_agency', name: '屬其他機關權責' }, mayDecide: false, mayWithdraw: true },
      // Asked on Friday: the next working day is Monday, until its end.
      ...{ dispatchedAt: at('11-13T10:00:00').toISOString(), dueAt: at('11-17T00:00:00').toISOString() },
      case: { number, kind: 'dispatch', category: { code: 'RD01' } },
    });
    // Until the chief has decided the returner has it, and reports nothing.
    const before = await hotline.page(number, hotline.officer);
    expect(before).toMatchObject({ state: 'acknowledged', agency: { code: 'maintenance' } });
    expect(before.actions.find(({ action }) => action === 'report')).toMatchObject({ allowed: false });
    const { id, version } = before.workOrder as NonNullable<Page['workOrder']>;
    const report = { version, outcome: 'done', text: '已填補', photos: [await hotline.photo()] };
    const reporting = post(hotline.officer, `/api/work-orders/${id}/actions/report`, report);
    expect(await refusal(reporting)).toEqual([409, 'RETURN_PENDING']);
    expect(await refusal(tryToAsk(number))).toEqual([409, 'RETURN_PENDING']);

    await hotline.server.moveTo(at('11-13T11:00:00'));
    const { body } = await act(asked, 'approve', chief, { reason: '同意' }).expect(200);
    expect(body).toMatchObject({ state: 'approved', decision: '同意', decidedBy: '測試 agency_chief' });
    const page = await hotline.page(number);
    expect(page).toMatchObject({
      ...{ state: 'recorded', agency: null, workOrder: null },
      unroutedReason: { 'zh-TW': '工務局養護工程處退件：屬其他機關權責，建議改派水利局。' },
      whereabouts: {
        ...{ agency: null, holder: { 'zh-TW': '市府聯合服務中心' }, returned: 1, reassigned: 0 },
        since: at('11-13T11:00:00').toISOString(),
        why: { 'zh-TW': '經查這個案件由其他機關負責，目前由市府聯合服務中心負責續辦。' },
      },
    });
    expect(await hotline.clock(number, 'return')).toMatchObject({ outcome: 'met', breachedAt: null });
    // What the citizen was promised runs on; what the agency was given ends in its account.
    expect(await hotline.clock(number, 'complete')).toMatchObject({ stoppedAt: null });
    const [leg] = await hotline.server.db.query(
      `select k.outcome, k.agency from clock k join case_file c on c.id = k.case_id
        where c.number = $1 and k.kind = 'complete' and k.work_order_id is not null`,
      [number],
    );
    expect(leg).toEqual({ outcome: 'cancelled', agency: 'maintenance' });
    expect(
      (await lines(number, /^return|unrouted/)).map(({ kind, text, actor }) => [kind, text, actor?.role]),
    ).toEqual([
      ['return.asked', opinion, 'officer'],
      ['return.approved', '同意', 'agency_chief'],
      ['case.unrouted', null, 'agency_chief'],
    ]);
    expect((await hotline.told(number)).filter(({ kind }) => /return|closed/.test(kind))).toMatchObject([
      { kind: 'return.asked', payload: { code: 'other_agency', toAgency: 'water-resources' } },
      { kind: 'return.approved' },
      { kind: 'workorder.closed', payload: { why: 'returned' } },
      { kind: 'workorder.returned', payload: { nth: 1, agency: 'maintenance' } },
    ]);
    expect(JSON.stringify(await hotline.told(number))).not.toMatch(/側溝|同意/);
    expect(await fact(number)).toEqual({
      ...{ state: 'recorded', agency: null, returned: 1, arbitrated: 0, reassigned: 0 },
    });
    await hotline.officer.get(`/api/cases/${number}`).expect(403);

    // The centre sends it on, and not back.
    const again = await hotline.page(number);
    const back = post(hotline.supervisor, `/api/cases/${number}/actions/route`, {
      ...{ version: again.version, agency: 'maintenance' },
    });
    expect(await refusal(back)).toEqual([422, 'RETURNED_BEFORE']);
    await hotline.onCase(number, 'route', { agency: 'water-resources' });
    expect(await hotline.page(number, waterOfficer)).toMatchObject({
      whereabouts: {
        ...{ agency: { code: 'water-resources' }, since: at('11-13T11:00:00').toISOString() },
        why: { 'zh-TW': '經查這個案件由其他機關負責，目前由水利局負責續辦。' },
      },
      returns: [{ state: 'approved', opinion }],
    });
    expect(await fact(number)).toMatchObject({ state: 'dispatched', agency: 'water-resources', returned: 1 });
    // Nor does it come back by those who have it now.
    const circle = tryToAsk(number, { toAgency: 'maintenance' }, waterOfficer);
    expect(await refusal(circle)).toEqual([422, 'CIRCULAR_RETURN']);
    const reassigning = post(hotline.supervisor, `/api/cases/${number}/actions/reassign`, {
      ...{ version: (await hotline.page(number)).version, agency: 'maintenance', reason: '權責' },
    });
    expect(await refusal(reassigning)).toEqual([422, 'RETURNED_BEFORE']);
  });

  it('is refused by the chief or taken back, and the agency goes on', async () => {
    const { number } = await hotline.record();
    const first = await ask(number);
    expect(await refusal(act(first, 'refuse', chief))).toEqual([400, 'INVALID']);
    await act(first, 'refuse', chief, { reason: '是本處的' }).expect(200);
    const second = await ask(number, { siteVisit: true });
    expect(second.dueAt).toBe(at('11-18T00:00:00').toISOString());
    await act(second, 'withdraw', hotline.officer, { reason: '已確認' }).expect(200);
    expect(await hotline.page(number)).toMatchObject({
      state: 'dispatched',
      agency: { code: 'maintenance' },
    });
    const outcomes = (await hotline.clocks(number, 'return')).map(({ outcome }) => outcome);
    expect(outcomes.sort()).toEqual(['cancelled', 'met']);
    await hotline.finish(number);
    expect(await fact(number)).toMatchObject({ state: 'reported', returned: 0 });
  });

  it('ends its return with the order, whoever took that away', async () => {
    const { number } = await hotline.record();
    const asked = await ask(number);
    await hotline.onCase(number, 'reassign', { agency: 'water-resources', reason: '權責' });
    const [request] = (await hotline.page(number)).returns;
    expect(request).toMatchObject({ state: 'withdrawn', decidedBy: null });
    expect(await refusal(act(asked, 'approve', chief))).toEqual([409, 'ACTION_NOT_POSSIBLE']);
    expect(await hotline.clock(number, 'return')).toMatchObject({ outcome: 'cancelled' });
  });

  it('waits for nothing any more once it is returned', async () => {
    const { number } = await hotline.record({ category: 'LT01', agency: 'maintenance' });
    await hotline.onOrder(number, 'acknowledge');
    await hotline.onOrder(number, 'pause', { reason: 'parts', text: '備料' });
    await act(await ask(number), 'approve', chief).expect(200);
    expect(await hotline.page(number)).toMatchObject({
      state: 'recorded',
      pauses: [{ to: expect.any(String) }],
    });
    expect(await fact(number)).toMatchObject({ state: 'recorded', agency: null });
  });
});

describe('a return that comes late', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('is late at once in the account of who returns it, and still possible', async () => {
    const { number } = await hotline.record();
    await hotline.onOrder(number, 'acknowledge');
    await hotline.server.moveTo(at('11-17T09:00:00'));
    const asked = await ask(number);
    expect(await hotline.clock(number, 'return')).toMatchObject({
      ...{ startedAt: at('11-13T10:00:00'), dueAt: at('11-17T00:00:00'), heldBy: 'maintenance' },
      ...{ breachedAt: at('11-17T09:00:00'), stoppedAt: null },
    });
    await act(asked, 'approve', chief).expect(200);
    expect(await hotline.clock(number, 'return')).toMatchObject({ outcome: 'missed' });
    await hotline.server.settle();
    const [kept] = await hotline.server.db.query(
      `select held_by as "heldBy", outcome from fact_clock where number = $1 and kind = 'return'`,
      [number],
    );
    expect(kept).toEqual({ heldBy: 'maintenance', outcome: 'missed' });
    const { body } = await hotline.supervisor.get(`/api/cases/${number}/clocks/explain`).expect(200);
    const explained = body.clocks.find(({ kind }: { kind: string }) => kind === 'return');
    expect(explained.sentences.map(({ code }: { code: string }) => code)).toContain('check');
    expect(JSON.stringify(explained.sentences)).toContain('工務局養護工程處');
  });

  it('is told to the chief when its time runs out while it waits', async () => {
    const { number } = await hotline.record();
    await ask(number);
    await hotline.server.moveTo(at('11-19T09:00:00'));
    await hotline.server.settle();
    expect(await hotline.clock(number, 'return')).toMatchObject({ heldBy: 'maintenance' });
    const { body } = await chief.get('/api/escalations').expect(200);
    expect(body.items.map(({ clock }: { clock: string }) => clock)).toContain('return');
  });

  it('is in no account of an agency that asked in time and has nobody to decide but the centre', async () => {
    const { number } = await hotline.record({ category: 'RD01', agency: 'transport' });
    const only = await signIn(hotline.server.app, 'agency_chief', 'transport');
    const asked = await ask(number, {}, only);
    expect(asked.approver).toBe('supervisor');
    await hotline.server.moveTo(at('11-23T09:00:00'));
    await hotline.server.settle();
    expect(await hotline.clock(number, 'return')).toMatchObject({
      ...{ dueAt: at('11-21T00:00:00'), breachedAt: expect.any(Date), heldBy: null },
    });
    await act(asked, 'approve', hotline.supervisor).expect(200);
    await hotline.server.settle();
    const [kept] = await hotline.server.db.query(
      `select held_by as "heldBy", outcome from fact_clock where number = $1 and kind = 'return'`,
      [number],
    );
    expect(kept).toEqual({ heldBy: null, outcome: 'missed' });
  });
});

describe('what is refused', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it.each<[object, number, string]>([
    [{ code: 'too_far' }, 422, 'UNKNOWN_REASON'],
    [{ toAgency: 'nobody' }, 422, 'UNKNOWN_AGENCY'],
    [{ toAgency: 'maintenance' }, 422, 'ALREADY_THERE'],
    [{ opinion: '  ' }, 400, 'INVALID'],
    [{ siteVisit: 'yes' }, 400, 'INVALID'],
    [{ version: 9 }, 409, 'STALE_VERSION'],
  ])('%j: %i %s', async (wish, status, code) => {
    const { number } = await hotline.record();
    expect(await refusal(tryToAsk(number, wish))).toEqual([status, code]);
    expect((await hotline.page(number)).returns).toEqual([]);
  });

  it('a confidential report never names whom it is about', async () => {
    const wish = {
      category: 'RD01',
      agency: 'maintenance',
      confidential: true,
      reportedAgency: 'water-resources',
    };
    const { number } = await hotline.record(wish as object);
    expect(await refusal(tryToAsk(number, { toAgency: 'water-resources' }))).toEqual([
      422,
      'REPORTED_AGENCY',
    ]);
  });

  it('another agency, and everybody but the chief who did not ask, decide nothing', async () => {
    const { number } = await hotline.record();
    expect(await refusal(tryToAsk(number, {}, waterOfficer))).toEqual([403, 'WORK_ORDER_NOT_YOURS']);
    const asked = await ask(number);
    expect(await refusal(act(asked, 'approve', waterChief))).toEqual([403, 'RETURN_NOT_YOURS']);
    expect(await refusal(act(asked, 'withdraw', waterChief))).toEqual([403, 'RETURN_NOT_YOURS']);
    for (const role of roles.filter(one => one !== 'agency_chief')) {
      const one = await signIn(hotline.server.app, role);
      const [status] = await refusal(act(asked, 'approve', one));
      expect([role, status]).toEqual([role, 403]);
    }
    expect(await refusal(act({ ...asked, version: 7 }, 'approve', chief))).toEqual([409, 'STALE_VERSION']);
    const unknown = { id: '00000000-0000-7000-8000-000000000000', version: 1 };
    expect(await refusal(act(unknown, 'approve', chief))).toEqual([404, 'RETURN_NOT_FOUND']);
  });

  it('a chief who asks needs another chief; where there is none, the centre decides', async () => {
    const { number } = await hotline.record();
    const asked = await ask(number, {}, chief);
    expect(asked.approver).toBe('supervisor');
    expect(await refusal(act(asked, 'approve', chief))).toEqual([403, 'OWN_RETURN']);
    const buttons = (await hotline.page(number)).actions;
    expect(buttons.find(({ action }) => action === 'approve-return')).toMatchObject({ allowed: true });
    await act(asked, 'approve', hotline.supervisor).expect(200);
  });

  it('a second decision, also at the same moment: one wins', async () => {
    const { number } = await hotline.record();
    const asked = await ask(number);
    const answers = await Promise.all([
      act(asked, 'approve', chief),
      act(asked, 'refuse', chief, { reason: '再查' }),
      act(asked, 'withdraw', hotline.officer),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const asking = await hotline.record();
    const both = await Promise.all([tryToAsk(asking.number), tryToAsk(asking.number, {}, chief)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('the list of returns', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('shows an agency its own, the centre all, by state and page by page', async () => {
    const numbers: string[] = [];
    for (const agency of ['maintenance', 'water-resources'])
      for (let i = 0; i < 2; i += 1) numbers.push((await hotline.record({ agency })).number);
    const [first = '', second = '', third = '', fourth = ''] = numbers;
    const asked = await ask(first);
    await ask(second);
    await ask(third, {}, waterOfficer);
    await ask(fourth, {}, waterOfficer);
    await act(asked, 'approve', chief).expect(200);
    const list = async (by: TestAgent, query = '') => {
      const { body } = await by.get(`/api/returns${query}`).expect(200);
      return body.items.map((one: ReturnOfCaseDto) => one.case.number);
    };
    expect(await list(hotline.supervisor)).toEqual([fourth, third, second, first]);
    expect(await list(chief)).toEqual([second, first]);
    expect(await list(chief, '?state=asked')).toEqual([second]);
    expect(await list(chief, '?state=decided')).toEqual([first]);
    expect(await list(waterChief)).toEqual([fourth, third]);
    const { body } = await hotline.supervisor.get('/api/returns?limit=3').expect(200);
    expect(await list(hotline.supervisor, `?cursor=${body.next}`)).toEqual([first]);
  });
});
