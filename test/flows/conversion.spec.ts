import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { Hotline, type Page, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

const WANG = { name: '王曉鈴', phone: '0912-345-678' };
const WISH = { category: 'PEN01', text: '涉及都市計畫，無法以派工處理' };

let hotline: Hotline;
let clerk: TestAgent;
let environment: TestAgent;

const at = (time: string): Date => new Date(`2026-11-${time}:00+08:00`);
const moveTo = (time: string): Promise<void> => hotline.server.moveTo(at(time));
const settle = (): Promise<void> => hotline.server.settle();

/** Every description has a server of its own, whose clock begins on this Friday. */
async function friday(): Promise<void> {
  hotline = await Hotline.open({ now: '2026-11-13T10:00:00+08:00' });
  clerk = await signIn(hotline.server.app, 'petition_clerk');
  environment = await signIn(hotline.server.app, 'officer', 'environment');
}

/** A street light at the maintenance office, acknowledged: 72 hours, due on Monday at ten. */
async function light(wish: object = {}): Promise<string> {
  const { number } = await hotline.record(
    { category: 'LT01', agency: 'maintenance', description: '路燈不亮，居民不同意設置位置', ...wish },
    { citizen: WANG },
  );
  await hotline.onOrder(number, 'acknowledge');
  return number;
}

async function orderOf(number: string): Promise<{ id: string; version: number }> {
  return (await hotline.page(number)).workOrder as NonNullable<Page['workOrder']>;
}

/** Answers the number of the petition. */
async function convert(number: string, body: object = WISH): Promise<string> {
  const { id, version } = await orderOf(number);
  const answer = await post(hotline.officer, `/api/work-orders/${id}/actions/convert`, { version, ...body });
  expect([answer.status, answer.body.code]).toEqual([200, undefined]);
  return answer.body.petition;
}

async function factOf(number: string): Promise<Record<string, unknown> | undefined> {
  await settle();
  const [fact] = await hotline.server.db.query<Record<string, unknown>>(
    `select f.state, f.outcome, f.converted_at as "convertedAt", f.settled_at as "settledAt", f.opened_as as "openedAs",
            p.number as petition
       from fact_case f left join fact_case p on p.case_id = f.converted_to where f.number = $1`,
    [number],
  );
  return fact;
}

const totalsOf = async (day: string): Promise<Record<string, number>> => {
  await settle();
  return (await hotline.supervisor.get(`/api/reports/day?date=2026-11-${day}`).expect(200)).body.totals;
};

describe('a case that is converted to a petition', () => {
  let first: string;
  let petition: string;
  beforeAll(async () => {
    await friday();
    first = await light();
    await moveTo('13T14:00');
    petition = await convert(first, { ...WISH, urgency: 'urgent' });
  });
  afterAll(() => hotline.close());

  it('is a case of its own, received at the conversion, of the same citizen and place', async () => {
    const page = await hotline.page(petition);
    expect(petition).toMatch(/^P20261113-\d{5}-\d$/);
    expect(page).toMatchObject({
      kind: 'petition',
      state: 'assigned',
      receivedAt: at('13T14:00').toISOString(),
      description: '路燈不亮，居民不同意設置位置',
      place: '建工路 415 號前',
      urgency: 'urgent',
      hasPetitioner: true,
      links: [{ kind: 'converted', direction: 'from', number: first, state: 'converted' }],
    });
    // Six working days from Friday the 13th.
    expect((await hotline.clock(petition, 'reply')).dueAt).toEqual(at('24T00:00'));
    expect(page.timeline.find(({ kind }) => kind === 'case.linked')).toMatchObject({ text: WISH.text });
  });

  it('leaves the first one with an end that is no closure: its limit runs on', async () => {
    const page = await hotline.page(first);
    expect(page).toMatchObject({
      state: 'converted',
      release: null,
      workOrders: [{ state: 'closed', outcome: 'converted' }],
      links: [{ kind: 'converted', direction: 'to', number: petition, state: 'assigned' }],
    });
    expect(await hotline.clock(first, 'complete')).toMatchObject({ stoppedAt: null, dueAt: at('16T10:00') });
    expect((await hotline.story(first)).at(-1)).toBe('case.converted by officer');
    expect(page.actions.filter(({ allowed }) => allowed).map(({ action }) => action)).toEqual(['note']);
  });

  it('has the citizen told by the centre, and by nobody else', async () => {
    const { body } = await hotline.agent.get('/api/call-backs').expect(200);
    expect(JSON.stringify(body)).toContain(petition);
    const [task] = await hotline.server.db.query(
      `select b.purpose from call_back b join case_file c on c.id = b.case_id where c.number = $1`,
      [petition],
    );
    expect(task).toEqual({ purpose: 'tell_conversion' });
  });

  it('is late in the account of who had it, though it is a petition by now', async () => {
    await moveTo('16T10:01');
    expect(await hotline.clock(first, 'complete')).toMatchObject({
      stoppedAt: null,
      breachedAt: expect.any(Date),
      heldBy: 'maintenance',
    });
  });

  it('ends both limits with the answer, at its time', async () => {
    await moveTo('17T09:00');
    await hotline.onOrder(petition, 'acknowledge', {}, environment);
    await moveTo('18T09:30');
    await hotline.onOrder(petition, 'reply', { text: '已召開說明會，改設於對側' }, environment);
    await settle();
    const ended = { stoppedAt: at('18T09:30') };
    expect(await hotline.clock(petition, 'reply')).toMatchObject({ ...ended, outcome: 'met' });
    expect(await hotline.clock(first, 'complete')).toMatchObject({ ...ended, outcome: 'missed' });
    expect((await hotline.story(first)).at(-1)).toBe('case.conversion-answered by system');
    expect(await factOf(first)).toEqual({
      ...{ state: 'converted', outcome: 'converted', convertedAt: at('13T14:00'), settledAt: at('18T09:30') },
      ...{ openedAs: null, petition },
    });
    expect(await factOf(petition)).toMatchObject({
      state: 'replied',
      outcome: 'replied',
      openedAs: 'converted',
    });
  });

  it('runs on when the answer is sent back, and ends with the next one', async () => {
    await moveTo('18T14:00');
    await hotline.onCase(petition, 'send-back', { reason: '未說明時程' }, clerk);
    await settle();
    expect(await hotline.clock(first, 'complete')).toMatchObject({ stoppedAt: null, outcome: null });
    expect(await factOf(first)).toMatchObject({ settledAt: null });
    await moveTo('19T11:00');
    await hotline.onOrder(petition, 'reply', { text: '十二月底前完成' }, environment);
    await settle();
    expect(await hotline.clock(first, 'complete')).toMatchObject({
      stoppedAt: at('19T11:00'),
      outcome: 'missed',
    });
  });

  it('is counted: opened twice, ended once by conversion, open until it is answered', async () => {
    expect(await totalsOf('13')).toMatchObject({
      ...{ casesOpened: 2, ended: 1, converted: 1, convertedPercent: 100, released: 0, open: 2 },
      ...{ notFound: 0, cannotAct: 0, handedOver: 0, handedOverPercent: 0 },
    });
    expect(await totalsOf('16')).toMatchObject({ ended: 0, convertedPercent: null, open: 2, openOverdue: 1 });
    expect(await totalsOf('19')).toMatchObject({ open: 1, openOverdue: 0 });
  });

  it('explains its clock', async () => {
    const { body } = await hotline.supervisor.get(`/api/cases/${first}/clocks/explain`).expect(200);
    expect(JSON.stringify(body)).toContain('The citizen was answered');
  });
});

describe('a conversion', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('is refused with the reason, and changes nothing then', async () => {
    const number = await light();
    const { id, version } = await orderOf(number);
    const rows = await hotline.rows();
    for (const [by, body, refusal] of [
      [hotline.officer, { ...WISH, category: 'XX99' }, [422, 'UNKNOWN_CATEGORY']],
      [hotline.officer, { ...WISH, category: 'RD01' }, [422, 'NOT_A_PETITION']],
      [hotline.officer, { ...WISH, version: 99 }, [409, 'STALE_VERSION']],
      [hotline.officer, { ...WISH, text: ' ' }, [400, 'INVALID']],
      [environment, WISH, [403, 'WORK_ORDER_NOT_YOURS']],
      [hotline.supervisor, WISH, [403, 'NOT_ALLOWED']],
    ] as const) {
      const answer = await post(by, `/api/work-orders/${id}/actions/convert`, { version, ...body });
      expect([answer.status, answer.body.code]).toEqual(refusal);
    }
    expect(await hotline.rows()).toEqual(rows);
  });

  it('happens once, however many try at once', async () => {
    const { id, version } = await orderOf(await light());
    const asked = [1, 2, 3].map(() =>
      post(hotline.officer, `/api/work-orders/${id}/actions/convert`, { version, ...WISH }),
    );
    const answers = (await Promise.all(asked)).map(({ status }) => status).sort();
    expect(answers).toEqual([200, 409, 409]);
  });

  it('keeps the reported agency from the petition, and whoever reported protected', async () => {
    const { body } = await hotline.supervisor.get('/api/city').expect(200);
    expect(body.categories.some(({ code }: { code: string }) => code === 'PEN01')).toBe(true);
    const number = await light({ confidential: true, reportedAgency: 'environment' });
    const page = await hotline.page(await convert(number));
    expect(page).toMatchObject({
      confidential: true,
      state: 'recorded',
      reportedAgency: { code: 'environment' },
    });
  });

  it('owes nobody anything once the petition is withdrawn', async () => {
    const number = await light();
    const petition = await convert(number);
    await hotline.onCase(petition, 'withdraw', { reason: '陳情人撤回' }, clerk);
    await settle();
    expect(await hotline.clock(number, 'complete')).toMatchObject({ outcome: 'cancelled' });
    expect((await hotline.story(number)).at(-1)).toBe('case.conversion-ended by system');
  });
});

describe('another petition beside what was done', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  const open = async (number: string, by = hotline.agent, body: object = {}) => {
    const { version } = await hotline.page(number);
    return post(by, `/api/cases/${number}/actions/open-petition`, { version, ...WISH, ...body });
  };

  it('is opened by the centre once it is reported, with a number and a password to tell', async () => {
    const number = await light();
    expect((await open(number)).body.code).toBe('ACTION_NOT_POSSIBLE');
    await hotline.onOrder(number, 'report', {
      outcome: 'done',
      text: '已修復',
      photos: [await hotline.photo()],
    });
    const { status, body } = await open(number, hotline.agent, { text: '要求全面汰換' });
    expect([status, body]).toEqual([
      200,
      {
        ...{ number, state: 'reported', version: 5 },
        ...{ petition: expect.stringMatching(/^P2026/), password: expect.stringMatching(/^\d{8}$/) },
      },
    ]);
    const page = await hotline.page(body.petition);
    expect(page).toMatchObject({
      description: '要求全面汰換',
      links: [{ kind: 'additional', direction: 'from' }],
    });
    expect((await hotline.page(number)).links).toMatchObject([{ direction: 'to', number: body.petition }]);
    await hotline.onCase(number, 'release', { how: 'additional_petition' });
    expect((await open(number)).status).toBe(200);
    expect((await hotline.page(number)).links).toHaveLength(2);
    expect(await factOf(body.petition)).toMatchObject({ openedAs: 'additional' });
    expect(await totalsOf('13')).toMatchObject({ casesOpened: 3, ended: 1, converted: 0 });
  });

  it('is not opened by an agency, nor beside a petition', async () => {
    const number = await light();
    expect((await open(number, hotline.officer)).status).toBe(403);
    const petition = await convert(number);
    expect((await open(petition)).body.code).toBe('ACTION_NOT_POSSIBLE');
  });
});
