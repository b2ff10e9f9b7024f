import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import type { ArbitrationOfCaseDto } from '../../src/dispatch/arbitration/arbitration.dto.js';
import { Hotline, type Page, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

let hotline: Hotline;
let commission: TestAgent;
const officers = new Map<string, TestAgent>();
const chiefs = new Map<string, TestAgent>();

const at = (time: string): Date => new Date(`2026-${time}+08:00`);
const of = (people: Map<string, TestAgent>, agency: string) => people.get(agency) as TestAgent;

async function friday(): Promise<void> {
  hotline = await Hotline.open({ now: '2026-11-13T10:00:00+08:00' });
  commission = await signIn(hotline.server.app, 'commission');
  for (const agency of ['maintenance', 'water-resources', 'environment']) {
    officers.set(agency, await signIn(hotline.server.app, 'officer', agency));
    chiefs.set(agency, await signIn(hotline.server.app, 'agency_chief', agency));
  }
}

const order = async (number: string) =>
  (await hotline.page(number)).workOrder as NonNullable<Page['workOrder']>;

async function giveBack(number: string, agency: string, code = 'other_agency'): Promise<void> {
  const { id, version } = await order(number);
  const wish = { version, code, opinion: `不是${agency}的` };
  const { body } = await post(of(officers, agency), `/api/work-orders/${id}/actions/return`, wish).expect(
    200,
  );
  await post(of(chiefs, agency), `/api/returns/${body.id}/actions/approve`, { version: 1 }).expect(200);
}

const open = async (number: string): Promise<ArbitrationOfCaseDto> => {
  const { body } = await commission.get('/api/arbitrations?state=open').expect(200);
  return body.items.find((one: ArbitrationOfCaseDto) => one.case.number === number);
};
const decide = (
  { id, version }: { id: string; version: number },
  agency: string,
  more: object = {},
  by = commission,
) => post(by, `/api/arbitrations/${id}/actions/decide`, { version, agency, reason: '依權責劃分', ...more });
async function dispute(number: string, agency: string, by = of(chiefs, agency)) {
  const { id, version } = await order(number);
  return post(by, `/api/work-orders/${id}/actions/dispute`, { version, opinion: '應由養工處辦理' });
}
const refusal = async (request: PromiseLike<{ status: number; body: { code: string } }>) => {
  const { status, body } = await request;
  return [status, body.code];
};
const fact = async (number: string) => {
  await hotline.server.settle();
  const [row] = await hotline.server.db.query<Record<string, unknown>>(
    'select state, agency, returned, arbitrated, reassigned from fact_case where number = $1',
    [number],
  );
  return row;
};

describe('a case that is returned twice', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('is arbitrated, and that binds', async () => {
    const { number } = await hotline.record();
    await giveBack(number, 'maintenance');
    await hotline.onCase(number, 'route', { agency: 'water-resources' });
    await hotline.server.moveTo(at('11-13T11:00:00'));
    await giveBack(number, 'water-resources', 'road_width');
    const page = await hotline.page(number);
    expect(page).toMatchObject({
      ...{ state: 'recorded', agency: null },
      unroutedReason: { 'zh-TW': '水利局退件：道路寬度不屬本機關養護。已送研考會裁定。' },
      whereabouts: { returned: 2, reassigned: 0, holder: { 'zh-TW': '市府聯合服務中心' } },
      arbitrations: [{ state: 'open', why: 'returns', from: { code: 'water-resources' } }],
    });
    const routing = post(hotline.supervisor, `/api/cases/${number}/actions/route`, {
      ...{ version: page.version, agency: 'environment' },
    });
    expect(await refusal(routing)).toEqual([409, 'ARBITRATION_OPEN']);
    expect(page.actions.find(({ action }) => action === 'route')).toMatchObject({ allowed: false });
    // Another item whose rules know an agency does not get round it.
    await hotline.onCase(number, 'recategorise', { category: 'EP04' });
    expect((await hotline.page(number)).state).toBe('recorded');
    await hotline.onCase(number, 'recategorise', { category: 'RD01' });

    const waiting = await open(number);
    expect(waiting).toMatchObject({
      ...{ why: 'returns', holder: null, mayDecide: true, dueAt: at('11-18T00:00:00').toISOString() },
      returns: [
        { agency: { code: 'maintenance' }, reason: { code: 'other_agency' }, opinion: '不是maintenance的' },
        { agency: { code: 'water-resources' }, reason: { code: 'road_width' } },
      ],
    });
    // It may well be who has returned it.
    await decide(waiting, 'maintenance').expect(200);
    expect(await hotline.page(number)).toMatchObject({
      ...{ state: 'dispatched', agency: { code: 'maintenance' } },
      arbitrations: [{ state: 'decided', agency: { code: 'maintenance' }, decision: '依權責劃分' }],
      // What it said when it returned it is no answer for a citizen any more.
      whereabouts: {
        ...{ agency: { code: 'maintenance' }, returned: 2 },
        why: { 'zh-TW': '經市府裁定，這個案件由工務局養護工程處負責辦理。' },
      },
    });
    expect(await hotline.clock(number, 'arbitrate')).toMatchObject({ outcome: 'met', heldBy: null });
    const again = { version: (await order(number)).version, code: 'other_agency', opinion: '仍非本處' };
    const asking = post(
      of(officers, 'maintenance'),
      `/api/work-orders/${(await order(number)).id}/actions/return`,
      again,
    );
    expect(await refusal(asking)).toEqual([422, 'ARBITRATED']);
    expect(await refusal(dispute(number, 'maintenance'))).toEqual([422, 'ARBITRATED']);
    const buttons = (await hotline.page(number, of(chiefs, 'maintenance'))).actions;
    for (const name of ['return', 'dispute'])
      expect(buttons.find(({ action }) => action === name)).toMatchObject({ allowed: false });
    await hotline.finish(number);
    expect(await fact(number)).toEqual({
      ...{ state: 'reported', agency: 'maintenance', returned: 2, arbitrated: 1, reassigned: 0 },
    });
    const { totals } = (await hotline.supervisor.get('/api/reports/day?date=2026-11-13').expect(200)).body;
    expect(totals).toMatchObject({ casesOpened: 1, returned: 1, returnedPercent: 100, arbitrated: 1 });
    expect((await hotline.story(number)).filter(line => /return|arbitrat/.test(line))).toEqual([
      'return.asked by officer',
      'return.approved by agency_chief',
      'return.asked by officer',
      'return.approved by agency_chief',
      'arbitration.opened by agency_chief',
      'arbitration.decided by commission',
    ]);
  });

  it('and decided too late is late in no agency’s account', async () => {
    const { number } = await hotline.record();
    await giveBack(number, 'maintenance');
    await hotline.onCase(number, 'route', { agency: 'water-resources' });
    await giveBack(number, 'water-resources');
    const waiting = await open(number);
    await hotline.server.moveTo(at('11-20T09:00:00'));
    await decide(waiting, 'environment').expect(200);
    expect(await hotline.clock(number, 'arbitrate')).toMatchObject({ outcome: 'missed', heldBy: null });
    await hotline.server.settle();
    const [kept] = await hotline.server.db.query(
      `select held_by as "heldBy", outcome from fact_clock where number = $1 and kind = 'arbitrate'`,
      [number],
    );
    expect(kept).toEqual({ heldBy: null, outcome: 'missed' });
    const { body } = await commission.get(`/api/cases/${number}/clocks/explain`).expect(200);
    expect(JSON.stringify(body.clocks)).toContain('自送裁定起算');
  });
});

describe('a dispute', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  async function reassigned(): Promise<string> {
    const { number } = await hotline.record();
    await hotline.onCase(number, 'reassign', { agency: 'water-resources', reason: '側溝' });
    return number;
  }

  it('is of a case from another agency, which stays where it is until it is decided', async () => {
    const number = await reassigned();
    expect((await dispute(number, 'water-resources')).status).toBe(200);
    const page = await hotline.page(number);
    expect(page).toMatchObject({
      ...{ state: 'dispatched', agency: { code: 'water-resources' } },
      arbitrations: [{ state: 'open', why: 'dispute', opinion: '應由養工處辦理' }],
      whereabouts: { returned: 0, reassigned: 1 },
    });
    const reassigning = post(hotline.supervisor, `/api/cases/${number}/actions/reassign`, {
      ...{ version: page.version, agency: 'environment', reason: '權責' },
    });
    expect(await refusal(reassigning)).toEqual([409, 'ARBITRATION_OPEN']);
    expect(await refusal(dispute(number, 'water-resources'))).toEqual([409, 'ARBITRATION_OPEN']);
    await decide(await open(number), 'maintenance').expect(200);
    const after = await hotline.page(number);
    expect(after).toMatchObject({ state: 'dispatched', agency: { code: 'maintenance' } });
    expect(
      after.workOrders.map(({ agency, state }) => [(agency as never as { code: string }).code, state]),
    ).toEqual([
      ['maintenance', 'closed'],
      ['water-resources', 'closed'],
      ['maintenance', 'dispatched'],
    ]);
    const told = (await hotline.told(number)).filter(({ kind }) => kind === 'workorder.closed');
    expect(told.map(({ payload }) => payload.why)).toEqual(['reassigned', 'arbitrated']);
    expect(await fact(number)).toMatchObject({ agency: 'maintenance', arbitrated: 1, reassigned: 1 });
  });

  it('that is lost leaves the order and what was done with it', async () => {
    const number = await reassigned();
    const water = of(officers, 'water-resources');
    await hotline.onOrder(number, 'acknowledge', {}, water);
    await dispute(number, 'water-resources');
    await decide(await open(number), 'water-resources').expect(200);
    expect(await hotline.page(number)).toMatchObject({ state: 'acknowledged', workOrders: [{}, {}] });
    expect(await refusal(dispute(number, 'water-resources'))).toEqual([422, 'ARBITRATED']);
    await hotline.report(number, water);
  });

  it('needs a case from elsewhere, a chief, and no return that waits', async () => {
    const { number } = await hotline.record();
    expect(await refusal(dispute(number, 'maintenance'))).toEqual([422, 'NOTHING_TO_DISPUTE']);
    expect(await refusal(dispute(number, 'maintenance', of(officers, 'maintenance')))).toEqual([
      403,
      'NOT_ALLOWED',
    ]);
    const other = await reassigned();
    expect(await refusal(dispute(other, 'maintenance'))).toEqual([403, 'WORK_ORDER_NOT_YOURS']);
    const { id, version } = await order(other);
    const wish = { version, code: 'other_agency', opinion: '不是' };
    await post(of(officers, 'water-resources'), `/api/work-orders/${id}/actions/return`, wish).expect(200);
    expect(await refusal(dispute(other, 'water-resources'))).toEqual([409, 'RETURN_PENDING']);
  });

  it.each(['withdraw', 'report'])('is moot after %s', async how => {
    const number = await reassigned();
    await dispute(number, 'water-resources');
    const waiting = await open(number);
    if (how === 'withdraw') await hotline.onCase(number, 'withdraw', { reason: '取消' });
    else await hotline.finish(number, of(officers, 'water-resources'));
    expect((await hotline.page(number)).arbitrations).toMatchObject([{ state: 'moot', agency: null }]);
    expect(await refusal(decide(waiting, 'maintenance'))).toEqual([409, 'ACTION_NOT_POSSIBLE']);
    expect(await hotline.clock(number, 'arbitrate')).toMatchObject({ outcome: 'cancelled' });
    expect(await fact(number)).toMatchObject({ arbitrated: 0 });
  });

  it('is decided once, also by two at the same moment, and by the commission alone', async () => {
    const number = await reassigned();
    await dispute(number, 'water-resources');
    const waiting = await open(number);
    expect(await refusal(decide(waiting, 'maintenance', {}, hotline.supervisor))).toEqual([
      403,
      'NOT_ALLOWED',
    ]);
    expect(await refusal(decide(waiting, 'nobody'))).toEqual([422, 'UNKNOWN_AGENCY']);
    expect(await refusal(decide({ ...waiting, version: 7 }, 'maintenance'))).toEqual([409, 'STALE_VERSION']);
    expect(await refusal(decide(waiting, 'maintenance', { reason: ' ' }))).toEqual([400, 'INVALID']);
    const answers = await Promise.all([decide(waiting, 'maintenance'), decide(waiting, 'environment')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await hotline.page(number)).workOrders.filter(({ state }) => state !== 'closed')).toHaveLength(1);
  });
});

describe('a rule that is kept', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('sends the next case of the item and district there at once, until it is ended', async () => {
    const { number } = await hotline.record();
    await hotline.onCase(number, 'reassign', { agency: 'water-resources', reason: '側溝' });
    await dispute(number, 'water-resources');
    await decide(await open(number), 'environment', { keepRule: true }).expect(200);
    const next = await hotline.record();
    expect((await hotline.page(next.number)).agency).toMatchObject({ code: 'environment' });
    const elsewhere = await hotline.record({ district: '64000060' });
    expect((await hotline.page(elsewhere.number)).agency).toMatchObject({ code: 'maintenance' });
    const { body } = await hotline.supervisor
      .get('/api/city/preview?category=RD01&district=64000050')
      .expect(200);
    expect(body).toMatchObject({
      agency: { code: 'environment' },
      reason: { 'zh-TW': expect.stringContaining('裁定') },
    });

    const list = async () => (await commission.get('/api/kept-routes').expect(200)).body.items;
    const [kept] = await list();
    expect(kept).toMatchObject({
      ...{
        number,
        category: { code: 'RD01' },
        district: { code: '64000050' },
        agency: { code: 'environment' },
      },
      ...{ keptBy: '測試 commission', endedAt: null },
    });
    const end = (by: TestAgent) => post(by, `/api/kept-routes/${kept.id}/actions/end`, {});
    expect(await refusal(end(hotline.supervisor))).toEqual([403, 'NOT_ALLOWED']);
    await end(commission).expect(200);
    expect(await refusal(end(commission))).toEqual([409, 'ACTION_NOT_POSSIBLE']);
    expect(await list()).toMatchObject([{ endedBy: '測試 commission' }]);
    const last = await hotline.record();
    expect((await hotline.page(last.number)).agency).toMatchObject({ code: 'maintenance' });
  });
});
