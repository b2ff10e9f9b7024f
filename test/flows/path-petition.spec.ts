import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import type { OpenedCaseDto } from '../../src/intake/contact.dto.js';
import { Hotline, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

/** A Friday. */
const FRIDAY = '2026-11-13T10:00:00+08:00';
/** Monday the 23rd is over. */
const DUE = new Date('2026-11-24T00:00:00+08:00');

let hotline: Hotline;
let clerk: TestAgent;
let officer: TestAgent;

/** Tests follow each other on one clock that only goes forward, except that every one begins with its own server. */
async function friday(): Promise<void> {
  hotline = await Hotline.open({ now: FRIDAY });
  clerk = await signIn(hotline.server.app, 'petition_clerk');
  officer = await signIn(hotline.server.app, 'officer', 'environment');
}

const petition = (wish: object = {}, contact: object = {}): Promise<OpenedCaseDto> =>
  hotline.record(
    {
      category: 'PEN01',
      district: undefined,
      place: undefined,
      description: '工廠夜間排放異味，請書面回復',
      ...wish,
    },
    { channel: 'mailbox', ...contact },
  );

const reply = (number: string, text = '臺端反映事項，本局已派員稽查並開罰。'): Promise<void> =>
  hotline.onOrder(number, 'reply', { text }, officer);

describe('a petition received on Friday 2026-11-13', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it.each([
    ['an ordinary one', 'PEN01', 6, '2026-11-24T00:00:00+08:00'],
    ['a simple one', 'PEN03', 3, '2026-11-19T00:00:00+08:00'],
    ['one of several agencies', 'PEN02', 10, '2026-11-28T00:00:00+08:00'],
  ])('%s (%s) must be answered within %i working days', async (_kind, category, _days, due) => {
    const opened = await petition({ category });
    expect(opened).toMatchObject({ kind: 'petition', state: 'assigned', agency: { code: 'environment' } });
    expect(opened.number).toMatch(/^P20261113-\d{5}-\d$/);
    const promised = { kind: 'reply', dueAt: new Date(due).toISOString(), provisional: false };
    expect(opened.clocks).toEqual([promised]);
    expect(await hotline.clock(opened.number, 'reply')).toMatchObject({
      dueAt: new Date(due),
      outcome: null,
    });
  });

  it('has no four-hour clock', async () => {
    const { number } = await petition();
    expect([
      ...(await hotline.clocks(number, 'respond')),
      ...(await hotline.clocks(number, 'complete')),
    ]).toEqual([]);
  });

  it('counts from the day it came in, not from the day it was typed', async () => {
    const { number } = await petition({}, { channel: 'letter', receivedAt: '2026-11-11T16:00:00+08:00' });
    expect(number).toMatch(/^P20261111-/);
    expect((await hotline.clock(number, 'reply')).dueAt).toEqual(new Date('2026-11-20T00:00:00+08:00'));
  });

  it('that nobody could sort waits in the tray for the clerk', async () => {
    const opened = await petition({ category: null, kind: 'petition' });
    expect(opened).toMatchObject({ kind: 'petition', state: 'recorded', agency: null });
    expect(opened.clocks.map(({ kind }) => kind)).toEqual(['reply']);
    await hotline.onCase(opened.number, 'route', { agency: 'environment' }, clerk);
    expect(await hotline.page(opened.number)).toMatchObject({
      state: 'assigned',
      agency: { code: 'environment' },
    });
  });

  it('is not steered by the clerk when it is a dispatch case', async () => {
    const { number } = await hotline.record();
    const { version } = await hotline.page(number);
    const answer = await post(clerk, `/api/cases/${number}/actions/recall`, {
      version,
      reason: '派錯',
    }).expect(403);
    expect(answer.body.code).toBe('CASE_NOT_YOURS');
  });

  it('is never reported or arrived at, and a dispatch case never replied to', async () => {
    const { number } = await petition();
    await hotline.onOrder(number, 'acknowledge', {}, officer);
    const { workOrder } = await hotline.page(number);
    const orderOf = (id: string | undefined): string => `/api/work-orders/${id}/actions`;
    const bodies = { arrive: {}, report: { outcome: 'done', text: '已處理' } };
    for (const [action, body] of Object.entries(bodies)) {
      const answer = await post(officer, `${orderOf(workOrder?.id)}/${action}`, {
        version: workOrder?.version,
        ...body,
      }).expect(409);
      expect(answer.body.code).toBe('ACTION_NOT_POSSIBLE');
    }
    const noise = await hotline.record({ category: 'EP04' });
    await hotline.onOrder(noise.number, 'acknowledge', {}, officer);
    const order = (await hotline.page(noise.number)).workOrder;
    const answer = await post(officer, `${orderOf(order?.id)}/reply`, {
      version: order?.version,
      text: '已勸導',
    }).expect(409);
    expect(answer.body.code).toBe('ACTION_NOT_POSSIBLE');
  });
});

describe('the road of a petition', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('leads over acknowledgement and a written reply to the release', async () => {
    const { number } = await petition({}, { citizen: { name: '王小明', email: 'wang@example.org' } });
    await hotline.server.moveTo('2026-11-16T09:00:00+08:00');
    await hotline.onOrder(number, 'acknowledge', {}, officer);
    expect((await hotline.page(number)).state).toBe('acknowledged');
    expect(await hotline.clock(number, 'reply')).toMatchObject({ outcome: null, stoppedAt: null });

    await hotline.server.moveTo('2026-11-18T15:00:00+08:00');
    await reply(number);
    const repliedAt = new Date('2026-11-18T15:00:00+08:00');
    expect(await hotline.page(number)).toMatchObject({
      state: 'replied',
      reply: { text: '臺端反映事項，本局已派員稽查並開罰。', at: repliedAt.toISOString() },
      workOrders: [{ state: 'reported', outcome: 'replied' }],
    });
    expect(await hotline.clock(number, 'reply')).toMatchObject({ outcome: 'met', stoppedAt: repliedAt });

    await hotline.onCase(number, 'release', { how: 'email' }, clerk);
    expect(await hotline.page(number)).toMatchObject({ state: 'released', release: { how: 'email' } });
    const ownSteps = (await hotline.story(number)).filter(line => !/^(clock|phone-task)\./.test(line));
    expect(ownSteps).toEqual([
      'case.opened by agent',
      'workorder.dispatched by agent',
      'workorder.acknowledged by officer',
      'case.replied by officer',
      'call-back.opened by officer',
      'case.released by petition_clerk',
    ]);
  });

  it('keeps what the citizen was answered out of the log', async () => {
    const { number } = await petition({ description: '檢舉某人' });
    await hotline.onOrder(number, 'acknowledge', {}, officer);
    await reply(number, '機密答覆內容');
    const told = JSON.stringify(await hotline.told(number));
    expect(told).not.toContain('機密答覆內容');
    expect(told).not.toContain('檢舉某人');
  });

  it('goes on with its clock when the reply is not good enough, and anew when it is reopened', async () => {
    const { number } = await petition();
    await hotline.onOrder(number, 'acknowledge', {}, officer);
    await reply(number, '知悉。');
    const first = await hotline.clock(number, 'reply');
    await hotline.onCase(number, 'send-back', { reason: '未具體答覆' }, clerk);
    expect(await hotline.page(number)).toMatchObject({ state: 'acknowledged', reply: null });
    expect(await hotline.clocks(number, 'reply')).toEqual([{ ...first, outcome: null, stoppedAt: null }]);
    await reply(number, '已於 11 月 18 日開罰。');
    expect((await hotline.page(number)).reply?.text).toBe('已於 11 月 18 日開罰。');
    await hotline.onCase(number, 'release', { how: 'letter' }, clerk);
    expect((await hotline.page(number)).reply?.text).toBe('已於 11 月 18 日開罰。');

    await hotline.server.moveTo('2026-11-19T09:00:00+08:00');
    await hotline.onCase(number, 'reopen', { reason: '民眾不服' }, clerk);
    const reopened = await hotline.page(number);
    expect(reopened).toMatchObject({ state: 'assigned', reply: null });
    expect(reopened.timeline.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['知悉。', '已於 11 月 18 日開罰。']),
    );
    expect(await hotline.clocks(number, 'reply')).toMatchObject([
      { outcome: 'met' },
      { outcome: null, dueAt: new Date('2026-11-28T00:00:00+08:00') },
    ]);
  });
});

describe('the end of the sixth working day', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('is still on time, and the next moment is not', async () => {
    const [onTime, late] = [await petition(), await petition()];
    for (const { number } of [onTime, late]) await hotline.onOrder(number, 'acknowledge', {}, officer);
    await hotline.server.moveTo(DUE);
    await reply(onTime.number);
    expect(await hotline.clock(onTime.number, 'reply')).toMatchObject({
      outcome: 'met',
      stoppedAt: DUE,
      breachedAt: null,
    });
    await hotline.server.moveTo(new Date(DUE.getTime() + 1));
    expect(await hotline.clock(late.number, 'reply')).toMatchObject({
      breachedAt: new Date(DUE.getTime() + 1),
    });
    await reply(late.number);
    expect(await hotline.clock(late.number, 'reply')).toMatchObject({
      outcome: 'missed',
      heldBy: 'environment',
    });
    const breaches = async (number: string): Promise<unknown[]> =>
      (await hotline.told(number)).filter(
        ({ kind, payload }) => kind === 'clock.breached' && payload.clock === 'reply',
      );
    expect(await breaches(onTime.number)).toEqual([]);
    // The agency's own six days, which began on the same Friday, and the citizen's, of which the chief is told.
    const dueAt = DUE.toISOString();
    expect(await breaches(late.number)).toMatchObject([
      { payload: { dueAt, agency: 'environment', workOrderId: expect.any(String), tells: [] } },
      { payload: { dueAt, agency: 'environment', workOrderId: null, tells: ['officer', 'chief'] } },
    ]);
    const lines = (await hotline.page(late.number)).timeline.filter(
      ({ kind, data }) => kind === 'clock.breached' && data.clock === 'reply',
    );
    expect(lines).toHaveLength(1);
  });
});
