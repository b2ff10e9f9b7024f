import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import type { EscalationDto } from '../../src/sla/escalation.dto.js';
import { Hotline, type Page, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

/** A Friday. The four hours of a road damage count around the clock. */
const FRIDAY = '2026-11-20T09:00:00+08:00';
const at = (time: string): Date => new Date(`2026-11-${time}:00+08:00`);

let hotline: Hotline;
let colleague: TestAgent;
let chief: TestAgent;
let commission: TestAgent;
let neighbour: TestAgent;

beforeAll(async () => {
  hotline = await Hotline.open({ now: FRIDAY });
  const { app } = hotline.server;
  colleague = await signIn(app, 'officer', 'maintenance');
  chief = await signIn(app, 'agency_chief', 'maintenance');
  commission = await signIn(app, 'commission');
  neighbour = await signIn(app, 'officer', 'water-resources');
});
afterAll(() => hotline.close());

async function inHand(): Promise<string> {
  const { number } = await hotline.record();
  await hotline.onOrder(number, 'acknowledge');
  return number;
}
const remind = async (number: string, by = hotline.agent, version?: number) => {
  const page = await hotline.page(number);
  const body = { version: version ?? page.version, text: '民眾再次來電，坑洞已擴大' };
  return post(by, `/api/cases/${number}/actions/remind`, body);
};
const onLeg = async (
  number: string,
  action: string,
  by: TestAgent,
  text = '請說明逾期原因',
  version?: number,
) => {
  const order = (await hotline.page(number)).workOrder as NonNullable<Page['workOrder']>;
  const body = { version: version ?? order.version, text };
  return post(by, `/api/work-orders/${order.id}/actions/${action}`, body);
};
async function heardBy(who: TestAgent, number: string): Promise<string[]> {
  const { body } = await who.get('/api/escalations?limit=200').expect(200);
  const urged = (body.items as EscalationDto[]).filter(one => /^(remind|chase)-/.test(one.step));
  return urged
    .filter(one => one.number === number)
    .map(({ clock, step }) => `${clock} ${step}`)
    .reverse();
}
const fact = async (number: string): Promise<unknown> => {
  await hotline.server.settle();
  const [row] = await hotline.server.db.query('select reminders, chases from fact_case where number = $1', [
    number,
  ]);
  return row;
};

describe('a citizen who calls again', () => {
  it('has the holder told, and it is counted: on the timeline, on the page and in the facts', async () => {
    const number = await inHand();
    const before = await hotline.clocks(number, 'complete');
    expect((await remind(number)).status).toBe(200);
    expect((await remind(number, commission)).status).toBe(200);
    const page = await hotline.page(number);
    expect(page).toMatchObject({ state: 'acknowledged', whereabouts: { reminders: 2, chases: 0 } });
    const lines = page.timeline.filter(({ kind }) => kind === 'case.reminded').reverse();
    expect(lines.map(({ actor, data, text }) => [actor?.role, data.nth, text])).toEqual([
      ['agent', 1, '民眾再次來電，坑洞已擴大'],
      ['commission', 2, '民眾再次來電，坑洞已擴大'],
    ]);
    expect(await heardBy(hotline.officer, number)).toEqual(['complete remind-1', 'complete remind-2']);
    expect(await heardBy(colleague, number)).toEqual([]);
    expect(await heardBy(chief, number)).toEqual([]);
    expect(await fact(number)).toEqual({ reminders: 2, chases: 0 });
    // It moves no limit.
    expect(await hotline.clocks(number, 'complete')).toEqual(before);
  });

  it('is told to everybody at the agency while nobody has it in hand', async () => {
    const { number } = await hotline.record();
    expect((await remind(number)).status).toBe(200);
    expect(await heardBy(hotline.officer, number)).toEqual(['respond remind-1']);
    expect(await heardBy(colleague, number)).toEqual(['respond remind-1']);
    expect(await heardBy(neighbour, number)).toEqual([]);
  });

  it('is passed on three times a day, and again on the next', async () => {
    const number = await inHand();
    for (const _ of [1, 2, 3]) expect((await remind(number)).status).toBe(200);
    const refused = await remind(number);
    expect([refused.status, refused.body.code]).toEqual([409, 'REMINDED_ENOUGH']);
    const agent = (await hotline.page(number, hotline.agent)).actions.find(one => one.action === 'remind');
    expect(agent).toMatchObject({ allowed: false, why: { 'zh-TW': '今天的催辦次數已滿。' } });
    expect(await fact(number)).toEqual({ reminders: 3, chases: 0 });
    await hotline.server.moveTo(at('21T00:01'));
    expect((await remind(number)).status).toBe(200);
  });

  it('is refused to an agency, where nothing is open, and to the second of two at once', async () => {
    const number = await inHand();
    expect((await remind(number, hotline.officer)).body.code).toBe('NOT_ALLOWED');
    const { version } = await hotline.page(number);
    const both = await Promise.all([
      remind(number, hotline.agent, version),
      remind(number, commission, version),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.map(({ body }) => body.code).filter(Boolean)).toEqual(['STALE_VERSION']);
    await hotline.report(number);
    expect((await remind(number)).body.code).toBe('ACTION_NOT_POSSIBLE');
    expect(await fact(number)).toEqual({ reminders: 1, chases: 0 });
  });
});

describe('what is overdue', () => {
  it('is chased once at a time, and explained by the holder', async () => {
    const number = await inHand();
    const early = await onLeg(number, 'chase', commission);
    expect([early.status, early.body.code]).toEqual([422, 'NOT_OVERDUE']);
    await hotline.server.moveTo(at('23T09:00'));
    expect((await onLeg(number, 'answer-chase', hotline.officer)).body.code).toBe('NOTHING_TO_ANSWER');
    const both = await Promise.all([onLeg(number, 'chase', commission), onLeg(number, 'chase', chief)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.map(({ body }) => body.code).filter(Boolean)).toEqual(['CHASED_ALREADY']);
    expect((await hotline.page(number)).workOrders.at(-1)?.chasedAt).toBe(at('23T09:00').toISOString());
    expect(await heardBy(hotline.officer, number)).toEqual(['complete chase-1']);
    expect(await heardBy(chief, number)).toEqual(['complete chase-1']);
    expect((await onLeg(number, 'answer-chase', neighbour)).body.code).toBe('WORK_ORDER_NOT_YOURS');
    expect((await onLeg(number, 'answer-chase', hotline.officer, '等候瀝青料件')).status).toBe(200);
    const page = await hotline.page(number, chief);
    expect(page).toMatchObject({ state: 'acknowledged', whereabouts: { reminders: 0, chases: 1 } });
    const lines = page.timeline.filter(({ kind }) => kind.startsWith('workorder.chase')).reverse();
    expect(lines.map(({ kind, text }) => [kind, text])).toEqual([
      ['workorder.chased', '請說明逾期原因'],
      ['workorder.chase-answered', '等候瀝青料件'],
    ]);
    expect(lines[0]?.data).toMatchObject({ nth: 1, clock: 'complete' });
    const buttons = Object.fromEntries(page.actions.map(({ action, allowed }) => [action, allowed]));
    expect([buttons.chase, 'answer-chase' in buttons]).toEqual([true, false]);
    expect((await onLeg(number, 'chase', chief)).status).toBe(200);
    expect(await fact(number)).toEqual({ reminders: 0, chases: 2 });
    expect(await hotline.clock(number, 'complete')).toMatchObject({ heldBy: 'maintenance', stoppedAt: null });
  });

  it('is chased no more once the agency does not have it', async () => {
    const number = await inHand();
    await hotline.server.moveTo(at('25T09:00'));
    const { workOrder } = await hotline.page(number);
    expect((await onLeg(number, 'chase', chief)).status).toBe(200);
    await hotline.onCase(number, 'reassign', { agency: 'water-resources', reason: '權責不符' });
    const late = await post(hotline.officer, `/api/work-orders/${workOrder?.id}/actions/answer-chase`, {
      ...{ version: 9, text: '等料' },
    });
    expect([late.status, late.body.code]).toEqual([409, 'STALE_VERSION']);
    const now = await hotline.page(number);
    expect(now.workOrders.at(-1)).toMatchObject({ agency: { code: 'water-resources' }, chasedAt: null });
  });
});
