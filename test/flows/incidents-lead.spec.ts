import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { Hotline, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';
import { faultsOf } from '../support/wholeness.js';

let hotline: Hotline;
let chief: TestAgent;
let commission: TestAgent;

const at = (time: string): Date => new Date(`2026-11-${time}:00+08:00`);
const moveTo = (time: string): Promise<void> => hotline.server.moveTo(at(time));
const CITIZEN = { citizen: { name: '王曉鈴', phone: '0912345678' } };

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-13T10:00:00+08:00' });
  chief = await signIn(hotline.server.app, 'agency_chief', 'maintenance');
  commission = await signIn(hotline.server.app, 'commission');
});
afterAll(() => hotline.close());

/** The first leads; each was received a minute after the one before. */
async function incident(size: number, wish: object = {}): Promise<string[]> {
  const numbers: string[] = [];
  for (let nth = 0; nth < size; nth++) {
    const joins = numbers[0] ? { joins: numbers[0] } : {};
    numbers.push((await hotline.record({ ...wish, ...joins }, CITIZEN)).number);
    await hotline.server.moveTo(new Date(hotline.server.app.get(Clock).now().getTime() + 60_000));
  }
  return numbers;
}

const stateOf = async (number: string): Promise<unknown[]> => {
  const { state, agency, incident } = await hotline.page(number);
  return [state, agency?.code ?? null, incident.lead?.number ?? null];
};

const openCallBacks = async (number: string): Promise<number> => {
  const [row] = await hotline.server.db.query<{ n: number }>(
    `select count(*) as n from call_back b join case_file c on c.id = b.case_id
      where c.number = $1 and b.closed_at is null and b.purpose = 'tell_result'`,
    [number],
  );
  return Number(row?.n);
};

async function whole(): Promise<void> {
  await hotline.server.settle();
  expect(await faultsOf(hotline.server.databaseUrl)).toEqual({});
}

describe('where the case that leads goes, the others go', () => {
  it('to another agency, from whose account they are late', async () => {
    const [lead, member] = (await incident(2)) as [string, string];
    await hotline.onCase(lead, 'reassign', { agency: 'police', reason: '權責' });
    expect(await stateOf(member)).toEqual(['merged', 'police', lead]);
    const { dueAt } = await hotline.clock(member, 'respond');
    await hotline.server.moveTo(new Date(dueAt.getTime() + 1000));
    expect(await hotline.clock(member, 'respond')).toMatchObject({ heldBy: 'police' });
    await whole();
  });

  it('to the centre and on, by a return that was approved', async () => {
    const [lead, member] = (await incident(2)) as [string, string];
    await hotline.onOrder(lead, 'return', { code: 'other_agency', opinion: '屬交通局' });
    expect(await stateOf(member)).toEqual(['merged', 'maintenance', lead]);
    const { returns } = await hotline.page(lead);
    const { id, version } = returns[0] as { id: string; version: number };
    await post(chief, `/api/returns/${id}/actions/approve`, { version }).expect(200);
    expect(await stateOf(member)).toEqual(['merged', null, lead]);
    await hotline.onCase(lead, 'route', { agency: 'police' });
    expect(await stateOf(member)).toEqual(['merged', 'police', lead]);
    await whole();
  });

  it('where the commission decides', async () => {
    const [lead, member] = (await incident(2, { agency: 'police' })) as [string, string];
    await hotline.onCase(lead, 'reassign', { agency: 'maintenance', reason: '權責' });
    const { id, version } = (await hotline.page(lead)).workOrder as { id: string; version: number };
    await post(chief, `/api/work-orders/${id}/actions/dispute`, { version, opinion: '非本處' }).expect(200);
    const [open] = (await hotline.page(lead)).arbitrations;
    await post(commission, `/api/arbitrations/${open?.id}/actions/decide`, {
      ...{ version: open?.version, agency: 'transport', reason: '號誌' },
    }).expect(200);
    expect(await stateOf(member)).toEqual(['merged', 'transport', lead]);
    await whole();
  });

  it('back to work, where its report is sent back: their limits run on and nobody is called', async () => {
    const [lead, member] = (await incident(2)) as [string, string];
    await hotline.finish(lead);
    expect(await openCallBacks(member)).toBe(1);
    await hotline.onCase(lead, 'send-back', { reason: '照片不清' });
    expect(await hotline.clock(member, 'complete')).toMatchObject({ stoppedAt: null, outcome: null });
    expect(await openCallBacks(member)).toBe(0);
    await hotline.report(lead);
    expect(await hotline.clock(member, 'complete')).toMatchObject({ outcome: 'met' });
    expect(await openCallBacks(member)).toBe(1);
    await whole();
  });

  it('to another agency once it was reported: their limits run on', async () => {
    const [lead, member] = (await incident(2)) as [string, string];
    await hotline.finish(lead);
    await hotline.onCase(lead, 'reassign', { agency: 'police', reason: '未完成' });
    expect(await hotline.clock(member, 'complete')).toMatchObject({ stoppedAt: null });
    expect(await openCallBacks(member)).toBe(0);
    await whole();
  });

  it('reopened because of its own petitioner: what was met for the others stands', async () => {
    const [lead, member] = (await incident(2)) as [string, string];
    await hotline.finish(lead);
    const met = await hotline.clock(member, 'complete');
    await hotline.onCase(lead, 'reopen', { reason: '仍有坑洞' });
    expect(await hotline.clocks(lead, 'complete')).toHaveLength(2);
    expect(await hotline.clocks(member, 'complete')).toEqual([met]);
    expect(await stateOf(member)).toEqual(['merged', 'maintenance', lead]);
    expect(await openCallBacks(member)).toBe(0);
    await hotline.finish(lead);
    expect(await openCallBacks(member)).toBe(1);
    await whole();
  });

  it('of another item, those that were of the same', async () => {
    const [lead, member] = (await incident(2)) as [string, string];
    const other = (await hotline.record({ category: 'LT01', joins: lead, agency: 'maintenance' })).number;
    await hotline.onCase(lead, 'recategorise', { category: 'RD02' });
    expect((await hotline.page(member)).category.code).toBe('RD02');
    expect((await hotline.page(other)).category.code).toBe('LT01');
    await whole();
  });
});

describe('when the case that leads ends', () => {
  it('withdrawn, whoever has waited the longest leads, at the same agency', async () => {
    const [lead, second, third] = (await incident(3)) as [string, string, string];
    await hotline.onOrder(lead, 'acknowledge');
    const { acknowledgedAt } = (await hotline.page(lead)).workOrder as { acknowledgedAt: string };
    await hotline.onCase(lead, 'withdraw', { reason: '民眾撤回' });
    expect(await stateOf(lead)).toEqual(['withdrawn', 'maintenance', null]);
    expect(await stateOf(second)).toEqual(['acknowledged', 'maintenance', null]);
    expect(await stateOf(third)).toEqual(['merged', 'maintenance', second]);
    expect((await hotline.page(second)).workOrder).toMatchObject({ state: 'acknowledged', acknowledgedAt });
    expect(await hotline.clocks(second, 'complete')).toMatchObject([{ stoppedAt: null }]);
    await hotline.report(second);
    for (const number of [second, third]) {
      expect(await hotline.clock(number, 'complete')).toMatchObject({ outcome: 'met' });
      expect(await openCallBacks(number)).toBe(1);
    }
    await whole();
  });

  it('withdrawn in the tray, the next one waits there', async () => {
    const [lead, second] = (await incident(2)) as [string, string];
    await hotline.onCase(lead, 'recall', { reason: '待查' });
    await hotline.onCase(lead, 'withdraw', { reason: '民眾撤回' });
    expect(await hotline.page(second)).toMatchObject({
      ...{ state: 'recorded', agency: null },
      unroutedReason: { 'zh-TW': expect.stringContaining('主案') },
    });
    await whole();
  });

  it('withdrawn after its report, nobody is called twice', async () => {
    const [lead, second, third] = (await incident(3)) as [string, string, string];
    await hotline.finish(lead);
    await hotline.onCase(lead, 'withdraw', { reason: '民眾撤回' });
    expect(await stateOf(second)).toEqual(['reported', 'maintenance', null]);
    expect((await hotline.page(second)).workOrders.at(-1)).toMatchObject({
      outcome: 'done',
      reportText: '已填補',
    });
    for (const number of [second, third]) expect(await openCallBacks(number)).toBe(1);
    await whole();
    await hotline.onCase(second, 'release', {
      ...{ how: 'called_back', members: [{ number: third, how: 'sms' }] },
    });
    expect(await stateOf(third)).toEqual(['released', 'maintenance', second]);
    await whole();
  });

  it('as a petition, the next one goes on: one citizen was answered, not all', async () => {
    const [lead, second, third] = (await incident(3)) as [string, string, string];
    await hotline.onOrder(lead, 'acknowledge');
    await hotline.onOrder(lead, 'convert', { category: 'PEN01', text: '涉及都市計畫' });
    expect(await stateOf(lead)).toEqual(['converted', 'maintenance', null]);
    expect(await stateOf(second)).toEqual(['acknowledged', 'maintenance', null]);
    expect(await stateOf(third)).toEqual(['merged', 'maintenance', second]);
    await whole();
  });

  it('by another merge, what was merged into it follows', async () => {
    const [lead, second] = (await incident(2)) as [string, string];
    const [other] = (await incident(1)) as [string];
    await hotline.onOrder(other, 'acknowledge');
    await hotline.onCase(lead, 'merge', { into: other });
    expect(await stateOf(lead)).toEqual(['merged', 'maintenance', other]);
    expect(await stateOf(second)).toEqual(['merged', 'maintenance', other]);
    expect(await hotline.clock(second, 'respond')).toMatchObject({ outcome: 'met' });
    await whole();
  });
});

describe('an incident that was two', () => {
  it('is split: who has waited the longest of those leads them, with an order of its own', async () => {
    const [lead, second, third, fourth] = (await incident(4)) as [string, string, string, string];
    await hotline.onCase(lead, 'split', { members: [fourth, third], reason: '另一處坑洞' });
    expect(await stateOf(third)).toEqual(['dispatched', 'maintenance', null]);
    expect(await stateOf(fourth)).toEqual(['merged', 'maintenance', third]);
    expect(await stateOf(second)).toEqual(['merged', 'maintenance', lead]);
    await hotline.finish(third);
    expect(await openCallBacks(fourth)).toBe(1);
    expect(await openCallBacks(second)).toBe(0);
    await whole();
  });

  it('is un-merged before anybody was there: the limit runs on, and it goes where the centre sends it', async () => {
    const [, second] = (await incident(2)) as [string, string];
    const { dueAt } = await hotline.clock(second, 'complete');
    await hotline.onCase(second, 'unmerge', { reason: '不同地點', agency: 'police' });
    expect(await stateOf(second)).toEqual(['dispatched', 'police', null]);
    expect(await hotline.clocks(second, 'complete')).toMatchObject([{ dueAt, stoppedAt: null }]);
    await whole();
  });

  it('is joined for some days after the release, and then no more', async () => {
    const [lead] = (await incident(1)) as [string];
    await hotline.finish(lead);
    await hotline.onCase(lead, 'release', { how: 'called_back' });
    const late = (await hotline.record({ joins: lead }, CITIZEN)).number;
    expect(await stateOf(late)).toEqual(['merged', 'maintenance', lead]);
    expect(await openCallBacks(late)).toBe(1);
    await hotline.onCase(late, 'release-member', { how: 'called_back' });
    expect(await stateOf(late)).toEqual(['released', 'maintenance', lead]);
    await whole();
    await hotline.server.moveTo(new Date(hotline.server.app.get(Clock).now().getTime() + 8 * 86_400_000));
    const { number } = await hotline.record();
    const { version } = await hotline.page(number);
    const { body } = await post(hotline.supervisor, `/api/cases/${number}/actions/merge`, {
      version,
      into: lead,
    });
    expect(body).toMatchObject({ code: 'MERGE_TOO_LATE', detail: expect.stringContaining('7') });
  });
});

it('cancels the visits that are planned for a case that was merged, or became a petition', async () => {
  await moveTo('30T10:00');
  const plan = async (number: string): Promise<void> => {
    const { version } = await hotline.page(number);
    await post(hotline.officer, `/api/cases/${number}/site-visits`, {
      ...{ version, kind: 'meeting', at: '2026-12-10T10:00:00+08:00', place: '現場' },
      ...{ invited: ['transport'], text: '會勘' },
    }).expect(201);
  };
  const [lead] = (await incident(1)) as [string];
  const [member] = (await incident(1)) as [string];
  await plan(member);
  await hotline.onCase(member, 'merge', { into: lead });
  await hotline.onOrder(lead, 'acknowledge');
  await plan(lead);
  await hotline.onOrder(lead, 'convert', { category: 'PEN01', text: '涉及都市計畫' });
  for (const [number, why] of [
    [member, 'merged'],
    [lead, 'converted'],
  ] as const) {
    const { timeline } = await hotline.page(number);
    expect(timeline.filter(({ kind }) => kind === 'visit.cancelled')).toMatchObject([{ data: { why } }]);
  }
  await whole();
});
