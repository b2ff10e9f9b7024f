import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { Hotline, type Page, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';
import { faultsOf } from '../support/wholeness.js';

/** A lamp at the maintenance office: done within 72 hours, which rest for parts and may be made longer. */
const LAMP = { category: 'LT01', agency: 'maintenance', description: '路燈不亮' };
const HOUR = 3_600_000;

let hotline: Hotline;
let chief: TestAgent;
let now: number;

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-16T09:00:00+08:00' });
  now = Date.parse('2026-11-16T09:00:00+08:00');
  chief = await signIn(hotline.server.app, 'agency_chief', 'maintenance');
});
afterAll(() => hotline.close());

async function pass(hours: number): Promise<void> {
  now += hours * HOUR;
  await hotline.server.moveTo(new Date(now));
}

const tell = async (nth: number, wish: object = {}): Promise<string> => {
  const citizen = { name: `王${'一二三四五六'[nth]}明`, phone: `091234567${nth}` };
  return (await hotline.record({ ...LAMP, ...wish }, { citizen })).number;
};

/** The first leads, the others were called in an hour after each other; at work. */
async function incident(size: number): Promise<[string, ...string[]]> {
  const lead = await tell(0);
  const members: string[] = [];
  for (let nth = 1; nth < size; nth += 1) {
    await pass(1);
    members.push(await tell(nth, { joins: lead }));
  }
  await hotline.onOrder(lead, 'acknowledge');
  return [lead, ...members];
}

const dueOf = async (number: string): Promise<number> =>
  (await hotline.clock(number, 'complete')).dueAt.getTime();
const lines = async (number: string, kind: string): Promise<Page['timeline']> =>
  (await hotline.page(number)).timeline.filter(one => one.kind === kind);

async function explained(number: string): Promise<{ code: string; words: Record<string, string> }[]> {
  const { body } = await hotline.supervisor.get(`/api/cases/${number}/clocks/explain`).expect(200);
  const found = body.clocks.find((one: { kind: string }) => one.kind === 'complete');
  return found.sentences;
}
const sentences = async (number: string, code: string): Promise<string[]> =>
  (await explained(number)).filter(one => one.code === code).map(({ words }) => words['zh-TW'] as string);

async function extend(number: string, size: number): Promise<void> {
  const { version } = await hotline.page(number);
  const wish = { version, clock: 'complete', size, reason: '陳情人王小姐不在家' };
  const { body } = await post(hotline.officer, `/api/cases/${number}/extensions`, wish).expect(201);
  await post(chief, `/api/extensions/${body.id}/actions/approve`, { version: body.version }).expect(200);
}

/** What people were told of its limits by the ladder: to whom, of what, when. */
const toldBy = (number: string): Promise<{ step: string; kind: string }[]> =>
  hotline.server.db.query(
    `select x.step, k.kind from escalation x join clock k on k.id = x.clock_id join case_file c on c.id = k.case_id
      where c.number = $1 and k.work_order_id is null order by x.at, x.id`,
    [number],
  );

const openCallBacks = async (number: string): Promise<string[]> => {
  const rows = await hotline.server.db.query<{ purpose: string }>(
    `select b.purpose from call_back b join case_file c on c.id = b.case_id where c.number = $1 and b.closed_at is null`,
    [number],
  );
  return rows.map(({ purpose }) => purpose);
};

async function whole(): Promise<void> {
  await hotline.server.settle();
  expect(await faultsOf(hotline.server.databaseUrl)).toEqual({});
}

describe('while the case that leads waits', () => {
  it('each limit rests by as much, and says whose pause it is', async () => {
    const [lead, member] = (await incident(2)) as [string, string];
    const before = [await dueOf(lead), await dueOf(member)];
    await pass(1);
    await hotline.onOrder(lead, 'pause', { reason: 'parts', text: '待料' });
    expect(await hotline.page(member)).toMatchObject({
      state: 'merged',
      pauses: [{ reason: 'parts', to: null, lead }],
    });
    await pass(5);
    await hotline.onOrder(lead, 'resume');
    expect([await dueOf(lead), await dueOf(member)]).toEqual(before.map(due => due + 5 * HOUR));
    const [said] = await sentences(member, 'pause');
    expect(said).toContain(`主案 ${lead} 等候備料，本案隨同等候，停計 5 小時`);
    expect((await sentences(lead, 'pause'))[0]).not.toContain('主案');
    expect((await explained(member)).at(-1)?.code).toBe('check');
    expect(await lines(member, 'case.lead-paused')).toMatchObject([
      { data: { lead, reason: 'parts' }, text: null },
    ]);
    expect(await lines(member, 'case.lead-resumed')).toHaveLength(1);
    await whole();
  });

  it('who joins waits from then on, and who leaves no longer', async () => {
    const [lead, leaving] = (await incident(2)) as [string, string];
    const left = await dueOf(leaving);
    await hotline.onOrder(lead, 'pause', { reason: 'parts', text: '待料' });
    await pass(2);
    const joining = await tell(2);
    const joined = await dueOf(joining);
    await hotline.onCase(joining, 'merge', { into: lead });
    await hotline.onCase(leaving, 'unmerge', { reason: '不同盞' });
    expect(await dueOf(leaving)).toBe(left + 2 * HOUR);
    await pass(3);
    await hotline.onOrder(lead, 'resume');
    expect(await dueOf(joining)).toBe(joined + 3 * HOUR);
    expect(await dueOf(leaving)).toBe(left + 2 * HOUR);
    expect((await explained(leaving)).at(-1)?.code).toBe('check');
    await whole();
  });

  it('its pause ends with it, and who leads then goes on with what it has rested', async () => {
    const [lead, second, third] = (await incident(3)) as [string, string, string];
    const before = [await dueOf(second), await dueOf(third)];
    await hotline.onOrder(lead, 'pause', { reason: 'parts', text: '待料' });
    await pass(4);
    await hotline.onCase(lead, 'withdraw', { reason: '民眾撤回' });
    expect([await dueOf(second), await dueOf(third)]).toEqual(before.map(due => due + 4 * HOUR));
    await hotline.onOrder(second, 'pause', { reason: 'parts', text: '待料' });
    await pass(1);
    await hotline.onOrder(second, 'resume');
    expect([await dueOf(second), await dueOf(third)]).toEqual(before.map(due => due + 5 * HOUR));
    expect(await sentences(third, 'pause')).toEqual([
      expect.stringContaining(`主案 ${lead} `),
      expect.stringContaining(`主案 ${second} `),
    ]);
    await whole();
  });
});

describe('more time for the case that leads', () => {
  it('is more time for all, by their own limits, each told, and why stands with the one that leads', async () => {
    const [lead, member] = (await incident(2)) as [string, string];
    const other = await tell(2, { category: 'WR05', joins: lead });
    const before = [await dueOf(lead), await dueOf(member), await dueOf(other)];
    await extend(lead, 24);
    const [fromLead, fromMember, fromOther] = before as [number, number, number];
    expect([await dueOf(lead), await dueOf(member)]).toEqual([fromLead + 24 * HOUR, fromMember + 24 * HOUR]);
    // Its limit is one that is never made longer.
    expect(await dueOf(other)).toBe(fromOther);
    expect(await openCallBacks(member)).toContain('tell_extension');
    expect(await openCallBacks(other)).toEqual([]);
    const page = await hotline.page(member);
    expect(page.extensions).toMatchObject([{ state: 'approved', size: 24, lead, reason: '' }]);
    expect(JSON.stringify(page)).not.toContain('王小姐');
    const [said] = await sentences(member, 'extension');
    expect(said).toContain(`隨主案 ${lead} 展延 24 小時`);
    expect(said).not.toContain('王小姐');
    expect((await explained(member)).at(-1)?.code).toBe('check');
    const { body } = await chief.get('/api/extensions?state=decided').expect(200);
    expect(body.items.map((one: { case: { number: string } }) => one.case.number)).not.toContain(member);
    await whole();
  });

  it('is none for whose limit was over when it was asked for, nor for who joins later', async () => {
    const early = await tell(0);
    await pass(30);
    const lead = await tell(1);
    await hotline.onCase(early, 'merge', { into: lead });
    await hotline.onOrder(lead, 'acknowledge');
    await pass(60);
    const over = await dueOf(early);
    expect(over).toBeLessThan(now);
    await extend(lead, 24);
    const late = await tell(2, { joins: lead });
    expect(await dueOf(early)).toBe(over);
    expect(await hotline.clock(early, 'complete')).toMatchObject({ breachedAt: expect.any(Date) });
    expect(await dueOf(late)).toBe(now + 72 * HOUR);
    await whole();
  });
});

describe('one work order is chased once', () => {
  it('by the limit of the case that leads, and each is late by itself', async () => {
    const [lead, member] = (await incident(2)) as [string, string];
    await pass(73);
    expect(await toldBy(lead)).not.toEqual([]);
    expect(await toldBy(member)).toEqual([]);
    for (const number of [lead, member])
      expect(await hotline.clock(number, 'complete')).toMatchObject({
        ...{ breachedAt: expect.any(Date), heldBy: 'maintenance' },
      });
    expect(await sentences(member, 'next')).toEqual([expect.stringContaining(`已併入主案 ${lead}`)]);
    expect(await lines(member, 'clock.breached')).toMatchObject([{ data: { agency: 'maintenance' } }]);
    await whole();
  });

  it('also by who has waited longer than the one that leads, and by one of these only', async () => {
    const [first, second] = [await tell(0), await tell(1)];
    await pass(10);
    const lead = await tell(2);
    for (const number of [first, second]) await hotline.onCase(number, 'merge', { into: lead });
    await hotline.onOrder(lead, 'acknowledge');
    await pass(63);
    const told = [await toldBy(first), await toldBy(second)].map(steps =>
      steps.filter(({ kind }) => kind === 'complete'),
    );
    expect(told.filter(steps => steps.length > 0)).toHaveLength(1);
    expect(told.flat().map(({ step }) => step)).toContain('due');
    await whole();
  });

  it('once it stands on its own it is chased for itself', async () => {
    const [, member] = (await incident(2)) as [string, string];
    await hotline.onCase(member, 'unmerge', { reason: '不同盞' });
    await pass(73);
    expect((await toldBy(member)).map(({ step }) => step)).toContain('due');
    await whole();
  });
});
