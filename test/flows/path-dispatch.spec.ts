import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import type { ContactDto } from '../../src/intake/contact.dto.js';
import { ContactService } from '../../src/intake/contact.service.js';
import { newId } from '../../src/platform/ids.js';
import { contactWith, Hotline, POTHOLE, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

const NINE = '2026-11-20T09:00:00+08:00';
const at = (time: string): Date => new Date(`2026-11-20T${time}+08:00`);

let hotline: Hotline;
let waterOfficer: TestAgent;

beforeAll(async () => {
  hotline = await Hotline.open({ now: NINE });
  waterOfficer = await signIn(hotline.server.app, 'officer', 'water-resources');
});
afterAll(() => hotline.close());

/** Tests follow each other on one clock, which only goes forward: each gets a day of its own. */
let day = 20;
const nextDay = async (): Promise<(time: string) => Date> => {
  day += 1;
  const date = `2026-${day > 30 ? '12' : '11'}-${String(day > 30 ? day - 30 : day).padStart(2, '0')}`;
  const today = (time: string): Date => new Date(`${date}T${time}+08:00`);
  await hotline.server.moveTo(today('09:00:00'));
  return today;
};

describe('a contact that is recorded', () => {
  it('gives a number, a password, both clocks and a work order in one go', async () => {
    const { body } = await post(hotline.agent, '/api/contacts', contactWith([POTHOLE])).expect(201);
    const [opened] = body.cases;
    expect(opened).toEqual({
      number: expect.stringMatching(/^D20261120-\d{5}-\d$/),
      password: expect.stringMatching(/^\d{8}$/),
      kind: 'dispatch',
      state: 'dispatched',
      agency: { code: 'maintenance', name: '工務局養護工程處', nameEn: 'Maintenance Office' },
      unroutedReason: null,
      joined: null,
      clocks: [
        { kind: 'respond', dueAt: at('13:00:00').toISOString(), provisional: false },
        {
          kind: 'complete',
          dueAt: new Date('2026-11-21T09:00:00+08:00').toISOString(),
          provisional: false,
        },
      ],
    });
    const page = await hotline.page(opened.number);
    expect(page).toMatchObject({
      state: 'dispatched',
      version: 2,
      description: POTHOLE.description,
      receivedAt: at('09:00:00').toISOString(),
      workOrder: { state: 'dispatched', deliveredAt: null, acknowledgedAt: null },
      contacts: [{ id: body.id, channel: 'phone', outcome: 'recorded' }],
    });
    expect(page.clocks.map(({ kind }) => kind).sort()).toEqual(['complete', 'deliver', 'respond']);
    expect(await hotline.story(opened.number)).toEqual([
      'case.opened by agent',
      'workorder.dispatched by agent',
    ]);
  });

  it('keeps the password as a hash only', async () => {
    const { number, password } = await hotline.record();
    const rows = await hotline.server.db.query(
      `select row_to_json(c)::text || coalesce((select string_agg(e.payload::text, '') from event e where e.case_id = c.id), '') as all
         from case_file c where number = $1`,
      [number],
    );
    expect(JSON.stringify(rows)).not.toContain(password);
  });

  it('opens several cases at once, each with what it needs', async () => {
    const { body } = await post(
      hotline.agent,
      '/api/contacts',
      contactWith([POTHOLE, { category: 'EP04', district: '64000030', description: '工地噪音' }]),
    ).expect(201);
    expect(body.cases.map(({ agency }: { agency: { code: string } }) => agency.code)).toEqual([
      'maintenance',
      'environment',
    ]);
    const numbers = body.cases.map(({ number }: { number: string }) => number);
    expect(new Set(numbers).size).toBe(2);
  });

  it('counts from the time of receipt, not of typing', async () => {
    const { number } = await hotline.record({}, { receivedAt: '2026-11-20T07:30:00+08:00' });
    expect(await hotline.clock(number, 'respond')).toMatchObject({
      startedAt: at('07:30:00'),
      dueAt: at('11:30:00'),
    });
  });

  it('is taken from a hundred known callers at the same moment', async () => {
    // Not over HTTP, where the requests come in one after the other: all connections must be in use at once.
    const contacts = hotline.server.app.get(ContactService);
    const me = { id: newId(), role: 'agent' as const, agency: null };
    const contact = {
      ...contactWith([POTHOLE]),
      citizen: { name: '林美玉', phone: '0900-000-777' },
    } as ContactDto;
    const answers = await Promise.all(Array.from({ length: 100 }, () => contacts.record(contact, me)));
    expect(new Set(answers.flatMap(({ cases }) => cases.map(({ number }) => number))).size).toBe(100);
  });

  it('takes district and village from the point', async () => {
    const { number } = await hotline.record({ district: undefined, lng: 120.3265, lat: 22.6506 });
    const page = await hotline.page(number);
    expect(page.district?.name).toBe('三民區');
    expect(page.village?.name).toMatch(/里$/);
  });
});

describe('the road of a dispatch case', () => {
  it('leads over acknowledgement, arrival and report to the release', async () => {
    const today = await nextDay();
    const { number } = await hotline.record();

    await hotline.server.moveTo(today('09:01:00'));
    await hotline.onOrder(number, 'receive', { version: undefined });
    expect(await hotline.clock(number, 'deliver')).toMatchObject({
      outcome: 'met',
      stoppedAt: today('09:01:00'),
    });

    await hotline.server.moveTo(today('09:30:00'));
    await hotline.onOrder(number, 'acknowledge');
    expect((await hotline.page(number)).state).toBe('acknowledged');
    expect(await hotline.clock(number, 'respond')).toMatchObject({
      outcome: 'met',
      stoppedAt: today('09:30:00'),
    });
    expect(await hotline.clock(number, 'complete')).toMatchObject({ outcome: null, stoppedAt: null });

    await hotline.server.moveTo(today('10:15:00'));
    await hotline.onOrder(number, 'arrive');
    expect(await hotline.page(number)).toMatchObject({
      state: 'acknowledged',
      workOrders: [{ arrivedAt: today('10:15:00').toISOString(), state: 'acknowledged' }],
    });

    await hotline.server.moveTo(today('11:00:00'));
    await hotline.report(number);
    expect(await hotline.clock(number, 'complete')).toMatchObject({
      outcome: 'met',
      stoppedAt: today('11:00:00'),
    });
    const reported = await hotline.page(number);
    expect(reported).toMatchObject({
      state: 'reported',
      workOrders: [{ state: 'reported', outcome: 'done', reportText: '已填補' }],
      release: null,
    });
    expect(reported.timeline[0]).toMatchObject({
      kind: 'workorder.reported',
      text: '已填補',
      attachments: [{ id: expect.any(String) }],
    });

    await hotline.server.moveTo(today('14:00:00'));
    await hotline.onCase(number, 'release', { how: 'called_back', note: '已電覆，民眾感謝' });
    const released = await hotline.page(number);
    expect(released).toMatchObject({
      state: 'released',
      release: { how: 'called_back', at: today('14:00:00').toISOString() },
      workOrders: [{ state: 'closed', closedAt: today('14:00:00').toISOString() }],
    });
    expect(released.clocks.every(({ stoppedAt, breachedAt }) => stoppedAt && !breachedAt)).toBe(true);
    expect(await hotline.story(number)).toEqual([
      'case.opened by agent',
      'workorder.dispatched by agent',
      'workorder.delivered by officer',
      'workorder.acknowledged by officer',
      'workorder.arrived by officer',
      'workorder.reported by officer',
      'case.released by supervisor',
    ]);
    expect((await hotline.told(number)).map(({ kind }) => kind)).toEqual([
      'case.opened',
      'clock.started',
      'clock.started',
      'workorder.dispatched',
      // Its receipt, and the agency's own time beside the citizen's.
      'clock.started',
      'clock.started',
      'workorder.delivered',
      'clock.stopped',
      'workorder.acknowledged',
      'clock.stopped',
      'workorder.arrived',
      'workorder.reported',
      'clock.stopped',
      'clock.stopped',
      'workorder.closed',
      'case.released',
    ]);
  });

  it('needs a photo for what can be seen to be repaired, and none where nothing was done', async () => {
    await nextDay();
    const { number } = await hotline.record();
    await hotline.onOrder(number, 'acknowledge');
    const { workOrder } = await hotline.page(number);
    const path = `/api/work-orders/${workOrder?.id}/actions/report`;
    const report = { version: workOrder?.version, outcome: 'done', text: '已填補' };
    const refused = await post(hotline.officer, path, report).expect(422);
    expect(refused.body.code).toBe('PHOTO_REQUIRED');
    await post(hotline.officer, path, { ...report, photos: [] }).expect(422);
    const nothing = { outcome: 'cannot_act', text: '私人土地', legalBasis: '土地法第14條' };
    await post(hotline.officer, path, { ...report, ...nothing }).expect(200);

    const noise = await hotline.record({ category: 'EP04', agency: 'maintenance' });
    await hotline.onOrder(noise.number, 'acknowledge');
    await hotline.onOrder(noise.number, 'report', { outcome: 'done', text: '已勸導' });
    expect((await hotline.page(noise.number)).state).toBe('reported');
  });

  it('does not take the photo of somebody else as proof', async () => {
    await nextDay();
    const { number } = await hotline.record();
    await hotline.onOrder(number, 'acknowledge');
    const { workOrder } = await hotline.page(number);
    const answer = await post(hotline.officer, `/api/work-orders/${workOrder?.id}/actions/report`, {
      version: workOrder?.version,
      outcome: 'done',
      text: '已填補',
      photos: [await hotline.photo(waterOfficer)],
    }).expect(422);
    expect(answer.body.code).toBe('FILE_NOT_YOURS');
    expect((await hotline.page(number)).state).toBe('acknowledged');
  });
});

describe('a report that does not hold', () => {
  it('is sent back to the same order, and its clock runs on as if it had never stopped', async () => {
    const today = await nextDay();
    const { number } = await hotline.record();
    await hotline.finish(number);
    const before = await hotline.clock(number, 'complete');
    expect(before.outcome).toBe('met');
    await hotline.onCase(number, 'send-back', { reason: '照片看不出已填補' });
    const page = await hotline.page(number);
    expect(page).toMatchObject({
      state: 'acknowledged',
      workOrders: [{ state: 'acknowledged', outcome: null, reportedAt: null, reportText: null }],
    });
    expect(page.workOrders).toHaveLength(1);
    expect(page.timeline.map(({ text }) => text)).toContain('已填補');
    expect(await hotline.clocks(number, 'complete')).toEqual([
      { ...before, outcome: null, stoppedAt: null, breachedAt: null },
    ]);
    const tomorrow = new Date(today('10:00:00').getTime() + 24 * 3_600_000);
    day += 1;
    await hotline.server.moveTo(tomorrow);
    expect(await hotline.clock(number, 'complete')).toMatchObject({
      breachedAt: expect.any(Date),
      heldBy: 'maintenance',
    });
    await hotline.report(number);
    expect(await hotline.clock(number, 'complete')).toMatchObject({ outcome: 'missed', stoppedAt: tomorrow });
    expect(await hotline.story(number)).toContain('case.sent-back by supervisor');
  });

  it.each(['reported', 'released'])(
    'reopens a %s case with a new order and a new limit to complete',
    async state => {
      const today = await nextDay();
      const { number } = await hotline.record();
      await hotline.finish(number);
      if (state === 'released') await hotline.onCase(number, 'release', { how: 'sms' });
      await hotline.server.moveTo(today('12:00:00'));
      await hotline.onCase(number, 'reopen', { reason: '民眾反映仍有坑洞' });
      const page = await hotline.page(number);
      expect(page).toMatchObject({ state: 'dispatched', release: null, agency: { code: 'maintenance' } });
      expect(page.workOrders.map(order => order.state)).toEqual(['closed', 'dispatched']);
      const closed = (await hotline.told(number)).find(({ kind }) => kind === 'workorder.closed');
      expect(closed?.payload.why).toBe(state === 'released' ? 'released' : 'reopened');
      const complete = await hotline.clocks(number, 'complete');
      expect(complete).toMatchObject([
        { outcome: 'met', startedAt: today('09:00:00') },
        {
          outcome: null,
          startedAt: today('12:00:00'),
          dueAt: new Date(today('12:00:00').getTime() + 24 * 3_600_000),
        },
      ]);
      // The first answer within four hours was given, and stays given.
      expect(await hotline.clocks(number, 'respond')).toMatchObject([{ outcome: 'met' }]);
      await hotline.finish(number);
      await hotline.onCase(number, 'release', { how: 'called_back' });
      expect(await hotline.clocks(number, 'complete')).toMatchObject([
        { outcome: 'met' },
        { outcome: 'met' },
      ]);
    },
  );

  it('is no reopening when only the release is taken back', async () => {
    await nextDay();
    const { number } = await hotline.record();
    await hotline.finish(number);
    const before = await hotline.clocks(number, 'complete');
    await hotline.onCase(number, 'release', { how: 'sms' });
    await hotline.onCase(number, 'take-back-release', { reason: '按錯' });
    const page = await hotline.page(number);
    expect(page).toMatchObject({ state: 'reported', release: null });
    expect(page.workOrders.map(order => order.state)).toEqual(['reported']);
    expect(await hotline.clocks(number, 'complete')).toEqual(before);
    expect((await hotline.told(number)).map(({ kind }) => kind)).not.toContain('case.reopened');
    await hotline.onCase(number, 'release', { how: 'letter' });
    expect((await hotline.page(number)).release?.how).toBe('letter');
  });
});

describe('a case that was sent to the wrong place', () => {
  it('goes to another agency, and the citizen’s clocks run on from the start', async () => {
    const today = await nextDay();
    const { number } = await hotline.record();
    await hotline.server.moveTo(today('09:01:00'));
    await hotline.onCase(number, 'reassign', { agency: 'water-resources', reason: '屬側溝' });
    const page = await hotline.page(number);
    expect(page).toMatchObject({ state: 'dispatched', agency: { code: 'water-resources' } });
    expect(page.workOrders).toMatchObject([
      { state: 'closed', agency: { code: 'maintenance' } },
      { state: 'dispatched', agency: { code: 'water-resources' } },
    ]);
    expect(await hotline.clocks(number, 'deliver')).toMatchObject([
      { outcome: 'cancelled', dueAt: today('09:02:00') },
      { outcome: null, startedAt: today('09:01:00'), dueAt: today('09:03:00') },
    ]);
    expect(await hotline.clocks(number, 'respond')).toMatchObject([
      { outcome: null, startedAt: today('09:00:00'), dueAt: today('13:00:00') },
    ]);
    await hotline.officer.get(`/api/work-orders?state=dispatched`).expect(200);
    await hotline.onOrder(number, 'acknowledge', {}, waterOfficer);
    expect(await hotline.clock(number, 'respond')).toMatchObject({ outcome: 'met' });
  });

  it('is looked after when it is reassigned after the report: the limit to complete runs again', async () => {
    const today = await nextDay();
    const { number } = await hotline.record();
    await hotline.finish(number);
    await hotline.server.moveTo(today('10:00:00'));
    await hotline.onCase(number, 'reassign', { agency: 'water-resources', reason: '養工處回報非其權責' });
    expect(await hotline.clocks(number, 'complete')).toMatchObject([
      { outcome: null, stoppedAt: null, startedAt: today('09:00:00') },
    ]);
    const tomorrow = new Date(today('09:00:01').getTime() + 24 * 3_600_000);
    day += 1;
    await hotline.server.moveTo(tomorrow);
    expect(await hotline.clock(number, 'complete')).toMatchObject({
      breachedAt: tomorrow,
      heldBy: 'water-resources',
    });
  });

  it('is recalled to the tray before anybody acknowledged it, and can be sent again', async () => {
    await nextDay();
    const { number } = await hotline.record();
    await hotline.onCase(number, 'recall', { reason: '派錯' });
    const recalled = await hotline.page(number);
    expect(recalled).toMatchObject({
      state: 'recorded',
      workOrder: null,
      unroutedReason: expect.any(Object),
    });
    expect(await hotline.clock(number, 'deliver')).toMatchObject({ outcome: 'cancelled' });
    expect(await hotline.clock(number, 'respond')).toMatchObject({ outcome: null });
    const tray = await hotline.supervisor.get('/api/cases?tray=unrouted').expect(200);
    expect(tray.body.items.map((card: { number: string }) => card.number)).toContain(number);
    await hotline.onCase(number, 'route', { agency: 'water-resources' });
    expect(await hotline.page(number)).toMatchObject({
      state: 'dispatched',
      agency: { code: 'water-resources' },
      unroutedReason: null,
    });
  });

  it('is un-acknowledged by the officer who slipped, and the first acknowledgement still counts', async () => {
    const today = await nextDay();
    const { number } = await hotline.record();
    await hotline.onOrder(number, 'acknowledge');
    await hotline.server.moveTo(today('09:10:00'));
    await hotline.onOrder(number, 'unacknowledge', { reason: '誤按' });
    expect((await hotline.page(number)).state).toBe('dispatched');
    await hotline.server.moveTo(today('15:00:00'));
    await hotline.onOrder(number, 'acknowledge');
    expect(await hotline.clocks(number, 'respond')).toMatchObject([
      { outcome: 'met', stoppedAt: today('09:00:00'), breachedAt: null },
    ]);
  });

  it('may be something else: its clocks take the new item’s limits from the first receipt', async () => {
    const today = await nextDay();
    const { number } = await hotline.record();
    await hotline.server.moveTo(today('09:20:00'));
    await hotline.onCase(number, 'recategorise', { category: 'EP04', reason: '其實是噪音' });
    expect(await hotline.page(number)).toMatchObject({
      state: 'dispatched',
      category: { code: 'EP04' },
      agency: { code: 'maintenance' },
    });
    expect(await hotline.clock(number, 'complete')).toMatchObject({
      startedAt: today('09:00:00'),
      dueAt: today('13:00:00'),
    });
    expect(await hotline.story(number)).toContain('case.recategorised by supervisor');
    expect(await hotline.story(number)).toContain('clock.recomputed by supervisor');
  });

  it('is not told that it is what it is already', async () => {
    await nextDay();
    const { number } = await hotline.record();
    const told = await hotline.told(number);
    const { version } = await hotline.page(number);
    const body = { version, category: 'RD01', reason: '誤選' };
    const answer = await post(hotline.supervisor, `/api/cases/${number}/actions/recategorise`, body).expect(
      422,
    );
    expect(answer.body.code).toBe('ALREADY_OF_CATEGORY');
    expect((await hotline.page(number)).version).toBe(version);
    expect(await hotline.told(number)).toEqual(told);
  });

  it.each([
    ['sent back', 'send-back', {}],
    ['sent to another agency', 'reassign', { agency: 'water-resources' }],
  ])(
    'may turn out to be something else after the report: %s, it has the new item’s limit',
    async (_, action, more) => {
      const today = await nextDay();
      const { number } = await hotline.record();
      await hotline.finish(number);
      await hotline.onCase(number, 'recategorise', { category: 'EP04' });
      const before = new Date(today('09:00:00').getTime() + 24 * 3_600_000);
      expect(await hotline.clock(number, 'complete')).toMatchObject({ dueAt: before, outcome: 'met' });
      await hotline.server.moveTo(today('10:00:00'));
      await hotline.onCase(number, action, { reason: '其實是噪音', ...more });
      expect(await hotline.clock(number, 'complete')).toMatchObject({
        startedAt: today('09:00:00'),
        dueAt: today('13:00:00'),
        stoppedAt: null,
      });
      const { timeline } = await hotline.page(number);
      expect(timeline.find(({ kind }) => kind === 'clock.recomputed')?.data).toMatchObject({
        clock: 'complete',
        before: before.toISOString(),
        dueAt: today('13:00:00').toISOString(),
        why: 'recategorised',
      });
      await hotline.server.moveTo(today('13:00:01'));
      expect(await hotline.clock(number, 'complete')).toMatchObject({ breachedAt: today('13:00:01') });
    },
  );

  it('keeps the limit it was recorded with when it is sent back as what it was', async () => {
    await nextDay();
    const { number } = await hotline.record();
    await hotline.finish(number);
    await hotline.onCase(number, 'recategorise', { category: 'EP04' });
    await hotline.onCase(number, 'recategorise', { category: 'RD01' });
    await hotline.onCase(number, 'send-back', { reason: '未完成' });
    expect(await hotline.story(number)).not.toContain('clock.recomputed by supervisor');
  });
});

describe('a case that ends early', () => {
  it.each([
    ['before it was acknowledged', async () => undefined],
    ['while the agency was at it', (number: string) => hotline.onOrder(number, 'acknowledge')],
    ['after the report', (number: string) => hotline.finish(number)],
  ])('is withdrawn %s, and nothing of it runs on', async (_when, before) => {
    const today = await nextDay();
    const { number } = await hotline.record();
    await before(number);
    await hotline.onCase(number, 'withdraw', { reason: '民眾來電取消' });
    const page = await hotline.page(number);
    expect(page).toMatchObject({ state: 'withdrawn', workOrder: { state: 'closed' } });
    expect(page.workOrders.map(order => order.state)).toEqual(['closed']);
    const running = page.clocks.filter(({ stoppedAt }) => stoppedAt === null);
    expect(running).toEqual([]);
    await hotline.server.moveTo(new Date(today('09:00:00').getTime() + 48 * 3_600_000));
    day += 2;
    expect((await hotline.told(number)).map(({ kind }) => kind)).not.toContain('clock.breached');
  });

  it('that was late before it was withdrawn stays late', async () => {
    const today = await nextDay();
    const { number } = await hotline.record();
    await hotline.server.moveTo(today('13:30:00'));
    await hotline.onCase(number, 'withdraw', { reason: '民眾等不及' });
    expect(await hotline.clock(number, 'respond')).toMatchObject({
      outcome: 'missed',
      heldBy: 'maintenance',
    });
    expect(await hotline.clock(number, 'complete')).toMatchObject({ outcome: 'cancelled', breachedAt: null });
  });
});

describe('a case that no rule can route', () => {
  it('waits in the tray with a reason and its clocks, until the supervisor sends it', async () => {
    const today = await nextDay();
    const opened = await hotline.record({ category: 'UT01', district: '64000050' });
    expect(opened).toMatchObject({
      state: 'recorded',
      agency: null,
      unroutedReason: { 'zh-TW': expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) },
    });
    expect(opened.clocks.map(({ kind }) => kind)).toEqual(['respond', 'complete']);
    const { number } = opened;
    expect(await hotline.story(number)).toEqual(['case.opened by agent', 'case.unrouted by agent']);
    const tray = await hotline.supervisor.get('/api/cases?tray=unrouted').expect(200);
    expect(tray.body.items.map((card: { number: string }) => card.number)).toContain(number);

    await hotline.server.moveTo(today('10:00:00'));
    await hotline.onCase(number, 'route', { agency: 'maintenance', reason: '經查屬養工處' });
    expect(await hotline.page(number)).toMatchObject({
      state: 'dispatched',
      agency: { code: 'maintenance' },
      unroutedReason: null,
      workOrder: { state: 'dispatched' },
    });
    expect(await hotline.clock(number, 'respond')).toMatchObject({ startedAt: today('09:00:00') });
    expect(await hotline.clock(number, 'deliver')).toMatchObject({ startedAt: today('10:00:00') });
    await hotline.finish(number);
    await hotline.onCase(number, 'release', { how: 'not_needed' });
  });

  it('finds its agency when its item becomes known', async () => {
    await nextDay();
    const { number, state } = await hotline.record({ category: null, kind: 'dispatch' });
    expect(state).toBe('recorded');
    await hotline.onCase(number, 'recategorise', { category: 'RD01' });
    expect(await hotline.page(number)).toMatchObject({
      state: 'dispatched',
      category: { code: 'RD01' },
      agency: { code: 'maintenance' },
      unroutedReason: null,
    });
  });
});

describe('a note', () => {
  it('stands on the timeline and makes nobody else stale', async () => {
    await nextDay();
    const { number } = await hotline.record();
    const { version } = await hotline.page(number);
    await post(hotline.agent, `/api/cases/${number}/actions/note`, { text: '民眾再次來電' }).expect(200);
    const page = await hotline.page(number);
    expect(page.version).toBe(version);
    expect(page.timeline[0]).toMatchObject({
      kind: 'case.noted',
      text: '民眾再次來電',
      actor: { role: 'agent' },
    });
  });
});
