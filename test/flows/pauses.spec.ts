import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { Hotline, type Page, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

const WANG = { name: '王曉鈴', phone: '0912-345-678' };

let hotline: Hotline;
let clerk: TestAgent;
let officer: TestAgent;

/** Every description has a server of its own, whose clock begins on this Friday: the 13th of November. */
async function friday(): Promise<void> {
  hotline = await Hotline.open({ now: '2026-11-13T10:00:00+08:00' });
  clerk = await signIn(hotline.server.app, 'petition_clerk');
  officer = await signIn(hotline.server.app, 'officer', 'environment');
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
/** 72 hours; may wait for parts. Acknowledged by the maintenance office. */
async function light(): Promise<string> {
  const { number } = await hotline.record({ category: 'LT01', agency: 'maintenance' });
  await hotline.onOrder(number, 'acknowledge');
  return number;
}

const pause = (number: string, text = '請補正照片', by = officer): Promise<void> =>
  hotline.onOrder(number, 'pause', { reason: 'citizen', text }, by);
const resume = (number: string, by = officer): Promise<void> => hotline.onOrder(number, 'resume', {}, by);
const dueAt = async (number: string, kind = 'reply'): Promise<Date> =>
  (await hotline.clock(number, kind)).dueAt;
const toldOf = async (number: string, ...kinds: string[]): Promise<unknown[]> =>
  (await hotline.told(number)).filter(({ kind }) => kinds.includes(kind));
const refusal = async (
  number: string,
  action: string,
  body: object,
  by = officer,
): Promise<[number, string]> => {
  const { workOrder } = await hotline.page(number);
  const { id, version } = workOrder as NonNullable<Page['workOrder']>;
  const answer = await post(by, `/api/work-orders/${id}/actions/${action}`, { version, ...body });
  return [answer.status, answer.body.code];
};

describe('a petition that waits for the citizen', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('has its limit rest in the whole half days in which it waited, Tuesday the 17th', async () => {
    const number = await petition();
    expect(await dueAt(number)).toEqual(at('11-24T00:00:00'));
    await moveTo('11-16T14:00:00');
    await pause(number);
    // As if it waited for as long as it may: ten working days, to the end of Monday the 30th.
    expect(await dueAt(number)).toEqual(at('12-08T00:00:00'));
    const waiting = await hotline.page(number);
    expect(waiting).toMatchObject({
      state: 'waiting',
      workOrder: { state: 'acknowledged' },
      mayWaitFor: ['citizen'],
      pauses: [
        {
          reason: 'citizen',
          from: at('11-16T14:00:00').toISOString(),
          to: null,
          until: at('12-01T00:00:00').toISOString(),
        },
      ],
    });
    expect(waiting.timeline.find(({ kind }) => kind === 'case.paused')).toMatchObject({
      text: '請補正照片',
      actor: { role: 'officer' },
      data: { reason: 'citizen' },
    });
    await moveTo('11-18T10:00:00');
    await resume(number);
    expect(await dueAt(number)).toEqual(at('11-25T00:00:00'));
    expect(await hotline.page(number)).toMatchObject({
      state: 'acknowledged',
      pauses: [{ to: at('11-18T10:00:00').toISOString(), until: at('11-18T10:00:00').toISOString() }],
    });
    expect(await toldOf(number, 'case.paused', 'case.resumed')).toMatchObject([
      { kind: 'case.paused', payload: { reason: 'citizen', agency: 'environment' } },
      { kind: 'case.resumed', payload: { reason: 'citizen', agency: 'environment' } },
    ]);
    expect(JSON.stringify(await hotline.told(number))).not.toContain('照片');
    const lines = (await hotline.page(number)).timeline.filter(({ kind }) => kind === 'clock.recomputed');
    expect(lines.map(({ data }) => [data.why, data.before, data.dueAt]).reverse()).toEqual([
      ['paused', at('11-24T00:00:00').toISOString(), at('12-08T00:00:00').toISOString()],
      ['resumed', at('12-08T00:00:00').toISOString(), at('11-25T00:00:00').toISOString()],
    ]);
  });

  it('is found on boards, and counted, as waiting', async () => {
    const number = await petition();
    await pause(number);
    const { body } = await hotline.supervisor.get('/api/cases?state=waiting&limit=200').expect(200);
    expect(body.items.map((card: { number: string }) => card.number)).toContain(number);
    await hotline.server.settle();
    const fact = () => hotline.server.db.query('select state from fact_case where number = $1', [number]);
    expect(await fact()).toEqual([{ state: 'waiting' }]);
    await resume(number);
    await hotline.server.settle();
    expect(await fact()).toEqual([{ state: 'acknowledged' }]);
  });

  it('is read by agencies without personal data in what is waited for', async () => {
    const number = await petition();
    await pause(number, '請王先生補正，電話 0912-345-678');
    const line = async (by: TestAgent) =>
      (await hotline.page(number, by)).timeline.find(({ kind }) => kind === 'case.paused');
    expect((await line(hotline.supervisor))?.text).toBe('請王先生補正，電話 0912-345-678');
    const shared = (await line(officer))?.text;
    expect(shared).not.toMatch(/0912-?345|王先生/);
    expect(shared).toContain('補正');
  });

  it('waits for one thing at a time, and is not answered before it goes on', async () => {
    const number = await petition();
    await pause(number);
    expect(await refusal(number, 'pause', { reason: 'citizen', text: '再等' })).toEqual([
      409,
      'ACTION_NOT_POSSIBLE',
    ]);
    expect(await refusal(number, 'reply', { text: '已處理' })).toEqual([409, 'ACTION_NOT_POSSIBLE']);
    await resume(number);
    expect(await refusal(number, 'resume', {})).toEqual([409, 'ACTION_NOT_POSSIBLE']);
    expect(await refusal(number, 'pause', { reason: 'citizen', text: ' ' })).toEqual([400, 'INVALID']);
    expect(await refusal(number, 'pause', { reason: 'holidays', text: '度假' })).toEqual([400, 'INVALID']);
  });

  it('is put on hold once by two who press at the same moment', async () => {
    const number = await petition();
    const wish = { reason: 'citizen', text: '請補正' };
    const answers = await Promise.all([refusal(number, 'pause', wish), refusal(number, 'pause', wish)]);
    expect(answers.map(([status]) => status).sort()).toEqual([200, 409]);
    expect((await hotline.page(number)).pauses).toHaveLength(1);
  });

  it('is put on hold once by who repeats the request', async () => {
    const number = await petition();
    const { workOrder } = await hotline.page(number);
    const again = () =>
      post(officer, `/api/work-orders/${workOrder?.id}/actions/pause`, {
        version: workOrder?.version,
        reason: 'citizen',
        text: '請補正',
      }).set('Idempotency-Key', `pause ${number}`.replace(' ', '-'));
    const [first, second] = [await again().expect(200), await again().expect(200)];
    expect(second.body).toEqual(first.body);
    expect((await hotline.page(number)).pauses).toHaveLength(1);
  });

  it('goes on by its agency, by the supervisor, by the clerk; it is put on hold by its agency alone', async () => {
    const number = await petition();
    const stranger = await signIn(hotline.server.app, 'officer', 'police');
    for (const [by, code] of [
      [stranger, 'WORK_ORDER_NOT_YOURS'],
      [hotline.supervisor, 'NOT_ALLOWED'],
      [clerk, 'NOT_ALLOWED'],
    ] as const)
      expect(await refusal(number, 'pause', { reason: 'citizen', text: '等' }, by)).toEqual([403, code]);
    for (const by of [hotline.supervisor, clerk, officer]) {
      await pause(number);
      await resume(number, by);
    }
    const lamp = await light();
    await hotline.onOrder(lamp, 'pause', { reason: 'parts', text: '燈具' });
    expect(await refusal(lamp, 'resume', {}, clerk)).toEqual([403, 'WORK_ORDER_NOT_YOURS']);
    await resume(lamp, hotline.supervisor);
  });
});

describe('who waits for ever', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('is late once the longest wait and the rest of the limit are over, on Tuesday the 8th of December', async () => {
    const number = await petition();
    await moveTo('11-16T14:00:00');
    await pause(number);
    await moveTo('12-08T00:00:00');
    expect(await hotline.clock(number, 'reply')).toMatchObject({ breachedAt: null });
    await moveTo('12-08T00:00:00.001');
    expect(await hotline.clock(number, 'reply')).toMatchObject({
      breachedAt: at('12-08T00:00:00.001'),
      heldBy: 'environment',
    });
    await moveTo('12-09T10:00:00');
    await resume(number);
    expect(await hotline.clock(number, 'reply')).toMatchObject({
      dueAt: at('12-08T00:00:00'),
      breachedAt: at('12-08T00:00:00.001'),
    });
    expect((await hotline.page(number)).pauses).toMatchObject([
      { to: at('12-09T10:00:00').toISOString(), until: at('12-01T00:00:00').toISOString() },
    ]);
  });
});

describe('what is not waited for', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it.each([
    ['RD01', 'parts', '「路面坑洞」'],
    ['LT01', 'citizen', '「路燈'],
  ])('of the item %s, %s, is refused and the item named', async (category, reason, named) => {
    const { number } = await hotline.record({ category, agency: 'maintenance' });
    await hotline.onOrder(number, 'acknowledge');
    const { workOrder, version } = await hotline.page(number);
    const { status, body } = await post(hotline.officer, `/api/work-orders/${workOrder?.id}/actions/pause`, {
      version: workOrder?.version,
      reason,
      text: '等',
    });
    expect([status, body.code]).toEqual([422, 'PAUSE_NOT_ALLOWED']);
    expect(body.words['zh-TW']).toContain(named);
    expect(await hotline.page(number)).toMatchObject({ state: 'acknowledged', version, pauses: [] });
  });

  it('is said by the button of an item whose limit never rests', async () => {
    const { number } = await hotline.record();
    await hotline.onOrder(number, 'acknowledge');
    const page = await hotline.page(number, hotline.officer);
    expect(page.mayWaitFor).toEqual([]);
    expect(page.actions.find(({ action }) => action === 'pause')).toMatchObject({ allowed: false });
  });
});

describe('the citizen who has still to send something', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  const asked = async (number: string, open = true): Promise<unknown[]> => {
    const { body } = await hotline.agent.get(`/api/call-backs?open=${open}`).expect(200);
    return body.items.filter((task: { case: { number: string } }) => task.case.number === number);
  };

  it('is called and asked for it, and no longer once it goes on', async () => {
    const number = await petition({ citizen: WANG });
    await pause(number, '請補正身分證明');
    expect(await asked(number)).toMatchObject([{ purpose: 'ask_details', note: null }]);
    await resume(number);
    expect(await asked(number)).toEqual([]);
    expect(await asked(number, false)).toMatchObject([{ result: 'overtaken' }]);
    await pause(number);
    expect(await asked(number)).toHaveLength(1);
  });

  it('is called once where a call was asked for already, and that one stays', async () => {
    const number = await petition({ citizen: WANG });
    await post(hotline.agent, `/api/cases/${number}/call-backs`, { purpose: 'ask_details' }).expect(201);
    await pause(number);
    expect(await asked(number)).toHaveLength(1);
    await resume(number);
    expect(await asked(number)).toHaveLength(1);
  });

  it('is not called where nobody can be reached, nor for parts', async () => {
    const nobody = await petition();
    await pause(nobody);
    expect(await asked(nobody)).toEqual([]);
    const lamp = await hotline.record({ category: 'LT01', agency: 'maintenance' }, { citizen: WANG });
    await hotline.onOrder(lamp.number, 'acknowledge');
    await hotline.onOrder(lamp.number, 'pause', { reason: 'parts', text: '燈具備料' });
    expect(await asked(lamp.number)).toEqual([]);
  });
});

describe('an order that a contractor works on', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('takes nothing from the contractor while it waits for parts, and everything again when they have come', async () => {
    const number = await light();
    const { workOrder } = await hotline.page(number);
    const wish = { contractor: '大同工程行', hours: 24 };
    const path = `/api/work-orders/${workOrder?.id}/contractor-links`;
    const { body } = await post(hotline.officer, path, wish).expect(201);
    const token = body.path.replace('/contractor#', '');
    const contractor = supertest.agent(hotline.server.url).set('authorization', `Bearer ${token}`);
    await hotline.onOrder(number, 'pause', { reason: 'parts', text: '燈具' });
    expect((await contractor.get('/api/contractor/order').expect(200)).body.isOpen).toBe(false);
    const refused = await contractor.post('/api/contractor/report').send({ text: '已換', done: true });
    expect([refused.status, refused.body.code]).toEqual([409, 'ACTION_NOT_POSSIBLE']);
    await hotline.onOrder(number, 'resume');
    expect((await contractor.get('/api/contractor/order').expect(200)).body.isOpen).toBe(true);
    await contractor.post('/api/contractor/report').send({ text: '已換', done: true }).expect(200);
  });
});

describe('a case that is moved while it waits', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('from A to B and back to A is due for the citizen as if it had never moved', async () => {
    const water = await signIn(hotline.server.app, 'officer', 'water-resources');
    const [moved, stayed] = [await petition(), await petition()];
    await moveTo('11-16T14:00:00');
    for (const number of [moved, stayed]) await pause(number);
    await moveTo('11-18T13:00:00');
    await hotline.onCase(moved, 'reassign', { agency: 'water-resources', reason: '屬水利' });
    await resume(stayed);
    expect(await hotline.page(moved)).toMatchObject({
      state: 'assigned',
      agency: { code: 'water-resources' },
      pauses: [{ to: at('11-18T13:00:00').toISOString() }],
    });
    expect((await toldOf(moved, 'case.resumed')).length).toBe(1);
    expect(await dueAt(moved)).toEqual(at('11-25T12:00:00'));
    await hotline.onOrder(moved, 'acknowledge', {}, water);
    await moveTo('11-19T09:00:00');
    await hotline.onCase(moved, 'reassign', { agency: 'environment', reason: '屬環保' });
    await hotline.onOrder(moved, 'acknowledge', {}, officer);
    expect(await hotline.clock(moved, 'reply')).toMatchObject({
      startedAt: at('11-13T10:00:00'),
      dueAt: (await hotline.clock(stayed, 'reply')).dueAt,
      outcome: null,
    });
    // What waits again rests again, for both alike.
    await moveTo('11-20T09:00:00');
    for (const number of [moved, stayed]) await pause(number);
    await moveTo('11-23T13:00:00');
    for (const number of [moved, stayed]) await resume(number);
    expect(await dueAt(moved)).toEqual(await dueAt(stayed));
  });

  it('leaves its leg with the time that was really waited, due at the end of Wednesday the 2nd of December', async () => {
    await moveTo('11-23T13:00:00');
    const number = await petition();
    await moveTo('11-24T09:00:00');
    await pause(number);
    await moveTo('11-25T15:00:00');
    await hotline.onCase(number, 'reassign', { agency: 'police', reason: '屬警政' });
    const legs = await hotline.server.db.query(
      `select k.agency, k.outcome, k.due_at as "dueAt" from clock k join case_file c on c.id = k.case_id
        where c.number = $1 and k.kind = 'reply' and k.work_order_id is not null order by k.started_at, k.id`,
      [number],
    );
    // Received on Monday the 23rd: the afternoon of the 24th and the morning of the 25th rest.
    const due = at('12-03T00:00:00');
    expect(legs[0]).toEqual({ agency: 'environment', outcome: 'cancelled', dueAt: due });
    expect(await dueAt(number)).toEqual(due);
  });
});

describe('a case that becomes something else while it waits', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('waits on where the new category waits as well, with its limit from the original start', async () => {
    const number = await petition();
    await moveTo('11-16T14:00:00');
    await pause(number);
    await hotline.onCase(number, 'recategorise', { category: 'PEN03' }, clerk);
    // Three working days: the 16th, and after the longest wait the 1st and 2nd of December.
    expect(await hotline.page(number)).toMatchObject({ state: 'waiting', pauses: [{ to: null }] });
    expect(await dueAt(number)).toEqual(at('12-03T00:00:00'));
    await moveTo('11-18T13:00:00');
    await resume(number);
    // Tuesday the 17th and the morning of Wednesday the 18th rested.
    expect(await dueAt(number)).toEqual(at('11-20T12:00:00'));
  });

  it('goes on where the new item waits for nothing, and owes what it owes without having waited', async () => {
    const number = await light();
    const { startedAt } = await hotline.clock(number, 'complete');
    await hotline.onOrder(number, 'pause', { reason: 'parts', text: '燈具備料' });
    await moveTo('11-20T09:00:00');
    await hotline.onCase(number, 'recategorise', { category: 'RD01' });
    expect(await hotline.page(number)).toMatchObject({
      state: 'acknowledged',
      mayWaitFor: [],
      pauses: [{ to: at('11-20T09:00:00').toISOString(), until: null }],
    });
    expect(await dueAt(number, 'complete')).toEqual(new Date(startedAt.getTime() + 24 * 3_600_000));
    await moveTo('11-20T09:00:01');
    expect((await hotline.clock(number, 'complete')).breachedAt).not.toBeNull();
    // The officer goes on from the version the page tells.
    await hotline.onOrder(number, 'arrive');
  });
});

describe('a case that ends while it waits', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('by being withdrawn waits no longer, and its clock ends with the time that was really waited', async () => {
    const number = await petition({ citizen: WANG });
    await moveTo('11-16T14:00:00');
    await pause(number);
    await moveTo('11-18T10:00:00');
    await hotline.onCase(number, 'withdraw', { reason: '民眾撤回' }, clerk);
    expect(await hotline.page(number)).toMatchObject({
      state: 'withdrawn',
      pauses: [{ to: at('11-18T10:00:00').toISOString() }],
    });
    expect(await hotline.clock(number, 'reply')).toMatchObject({
      outcome: 'cancelled',
      dueAt: at('11-25T00:00:00'),
    });
    const { body } = await hotline.agent.get('/api/call-backs').expect(200);
    expect(body.items).toEqual([]);
  });
});

describe('a case that is reopened after it has waited', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('has a new limit, in which the earlier wait does not matter', async () => {
    const number = await petition();
    await moveTo('11-16T09:00:00');
    await pause(number);
    await moveTo('11-18T14:00:00');
    await resume(number);
    await hotline.onOrder(number, 'reply', { text: '已開罰' }, officer);
    await hotline.onCase(number, 'release', { how: 'letter' }, clerk);
    await hotline.onCase(number, 'reopen', { reason: '民眾不服' }, clerk);
    // Six working days after Wednesday the 18th.
    expect(await dueAt(number)).toEqual(at('11-27T00:00:00'));
    await hotline.onOrder(number, 'acknowledge', {}, officer);
    await moveTo('11-19T09:00:00');
    await pause(number);
    await moveTo('11-20T14:00:00');
    await resume(number);
    // The afternoon of Thursday the 19th and the morning of Friday the 20th.
    expect(await dueAt(number)).toEqual(at('11-28T00:00:00'));
    expect((await hotline.page(number)).pauses.map(({ until }) => until)).toEqual([
      at('11-18T14:00:00').toISOString(),
      at('11-20T14:00:00').toISOString(),
    ]);
  });
});
