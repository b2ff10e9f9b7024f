import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Hotline, type Page, post } from '../support/hotline.js';
import { faultsOf } from '../support/wholeness.js';

const NAMES = ['王一明', '李二妹', '陳三郎', '林四德', '黃五妹', '吳六合'];
const caller = (nth: number): object => ({
  citizen: { name: NAMES[nth], phone: `091234567${nth}` },
});

let hotline: Hotline;
const at = (time: string): Date => new Date(`2026-11-${time}:00+08:00`);
const moveTo = (time: string): Promise<void> => hotline.server.moveTo(at(time));

/** Somebody tells of the fallen tree, or of another one. */
const tell = async (nth: number, joins?: string): Promise<string> => {
  const wish = { category: 'RD01', description: `第 ${nth} 位說：路樹倒了`, ...(joins && { joins }) };
  return (await hotline.record(wish, caller(nth))).number;
};

async function factOf(number: string): Promise<Record<string, unknown> | undefined> {
  await hotline.server.settle();
  const [fact] = await hotline.server.db.query<Record<string, unknown>>(
    `select f.state, f.agency, f.outcome, f.how, l.number as "mergedInto", f.merged_at as "mergedAt",
            f.first_acknowledged_at as "acknowledgedAt", f.first_reported_at as "reportedAt", f.reopened
       from fact_case f left join fact_case l on l.case_id = f.merged_into where f.number = $1`,
    [number],
  );
  return fact;
}

const totalsOf = async (day: string): Promise<Record<string, number>> => {
  await hotline.server.settle();
  return (await hotline.supervisor.get(`/api/reports/day?date=2026-11-${day}`).expect(200)).body.totals;
};

/** Purpose, state and notice of what each petitioner is called back for. */
const callBacksOf = (number: string): Promise<Record<string, unknown>[]> =>
  hotline.server.db.query(
    `select b.purpose, b.result, b.opened_at as "openedAt" from call_back b join case_file c on c.id = b.case_id
      where c.number = $1 order by b.opened_at`,
    [number],
  );

async function callBack(number: string, result = 'reached'): Promise<void> {
  const { body } = await hotline.agent.get('/api/call-backs').expect(200);
  const task = body.items.find((one: { case: { number: string } }) => one.case.number === number);
  const { body: taken } = await post(hotline.agent, `/api/call-backs/${task.id}/actions/take`, {
    version: task.version,
  }).expect(200);
  await post(hotline.agent, `/api/call-backs/${task.id}/attempts`, { version: taken.version, result });
}

const whole = async (): Promise<unknown> => {
  await hotline.server.settle();
  return faultsOf(hotline.server.databaseUrl);
};

const openLegs = async (): Promise<{ number: string }[]> =>
  hotline.server.db.query(
    `select c.number from work_order w join case_file c on c.id = w.case_id where w.state <> 'closed'`,
  );

describe('five callers for one fallen tree, and a sixth', () => {
  let lead: string;
  let second: string;
  let third: string;
  let fourth: string;
  let fifth: string;
  let sixth: string;
  const members = (): string[] => [second, third, fourth, fifth];

  beforeAll(async () => {
    hotline = await Hotline.open({ now: '2026-11-13T10:00:00+08:00' });
    lead = await tell(0);
    await moveTo('13T10:10');
    second = await tell(1, lead);
    await moveTo('13T10:20');
    third = await tell(2, lead);
    await moveTo('13T10:30');
    fourth = await tell(3, lead);
    await moveTo('13T10:40');
    fifth = await tell(4);
  });
  afterAll(() => hotline.close());

  it('join at the desk with a number and a password of their own, and no order of their own', async () => {
    const page = await hotline.page(second);
    expect(page).toMatchObject({
      state: 'merged',
      agency: { code: 'maintenance' },
      workOrders: [],
      incident: { lead: { number: lead, state: 'dispatched' }, members: [] },
      whereabouts: { agency: { code: 'maintenance' }, since: at('13T10:10').toISOString() },
    });
    expect(await hotline.story(second)).toEqual(['case.opened by agent', 'case.merged by agent']);
    expect((await hotline.page(lead)).incident).toMatchObject({
      lead: null,
      members: [second, third, fourth].map(number => ({ number, state: 'merged', told: null })),
    });
  });

  it('are merged by the centre where it was seen later, and the order ends', async () => {
    await moveTo('13T11:00');
    await hotline.onCase(fifth, 'merge', { into: lead, reason: '同一棵樹' });
    const page = await hotline.page(fifth);
    expect(page).toMatchObject({
      state: 'merged',
      workOrders: [{ state: 'closed', closedAt: at('13T11:00').toISOString() }],
    });
    expect(await openLegs()).toEqual([{ number: lead }]);
    expect((await hotline.told(fifth)).map(({ kind }) => kind)).toContain('workorder.closed');
    expect(await whole()).toEqual({});
  });

  it('keep their limits, each from their own call', async () => {
    expect((await hotline.clock(second, 'respond')).startedAt).toEqual(at('13T10:10'));
    expect((await hotline.clock(fifth, 'respond')).startedAt).toEqual(at('13T10:40'));
    for (const number of members())
      expect(await hotline.clock(number, 'complete')).toMatchObject({ stoppedAt: null });
  });

  it('are all acknowledged with the one that leads', async () => {
    await moveTo('13T12:00');
    await hotline.onOrder(lead, 'acknowledge');
    for (const number of [lead, ...members()])
      expect(await hotline.clock(number, 'respond')).toMatchObject({
        stoppedAt: at('13T12:00'),
        outcome: 'met',
      });
    expect(await factOf(third)).toMatchObject({ state: 'merged', acknowledgedAt: at('13T12:00') });
  });

  it('are late, each by their own limit, in the account of who has the one that leads', async () => {
    const clock = await hotline.clock(fifth, 'complete');
    await hotline.server.moveTo(new Date(clock.dueAt.getTime() + 60_000));
    for (const number of [lead, ...members()])
      expect(await hotline.clock(number, 'complete')).toMatchObject({
        breachedAt: expect.any(Date),
        heldBy: 'maintenance',
      });
  });

  it('are all done with it, and everybody is to be told for themselves', async () => {
    await moveTo('18T09:00');
    await hotline.report(lead);
    for (const number of [lead, ...members()]) {
      expect(await hotline.clock(number, 'complete')).toMatchObject({
        stoppedAt: at('18T09:00'),
        outcome: 'missed',
      });
      expect(await callBacksOf(number)).toMatchObject([{ purpose: 'tell_result', result: null }]);
    }
    expect(await factOf(fourth)).toMatchObject({ state: 'merged', outcome: 'done', mergedInto: lead });
  });

  it('a sixth joins once it is done: in time with the joining, and called back at once', async () => {
    await moveTo('18T10:00');
    sixth = await tell(5, lead);
    for (const kind of ['respond', 'complete'])
      expect(await hotline.clock(sixth, kind)).toMatchObject({ stoppedAt: at('18T10:00'), outcome: 'met' });
    expect(await callBacksOf(sixth)).toEqual([
      { purpose: 'tell_result', result: null, openedAt: at('18T10:00') },
    ]);
    expect(await whole()).toEqual({});
  });

  it('nobody of them reads anything of another', async () => {
    const pages = await Promise.all([lead, ...members(), sixth].map(number => hotline.page(number)));
    for (const [nth, page] of pages.entries())
      for (const other of [0, 1, 2, 3, 4, 5].filter(one => one !== nth)) {
        expect(JSON.stringify(page)).not.toContain(`第 ${other} 位說`);
        expect(JSON.stringify(page)).not.toContain(NAMES[other]);
      }
    expect(JSON.stringify(await hotline.told(second))).not.toMatch(/位說|[王李陳林黃吳]./u);
  });

  it('one is not content: it leaves, with a new limit and an order of its own', async () => {
    await moveTo('18T11:00');
    await hotline.onCase(third, 'unmerge', { reason: '樹枝還在人行道上' });
    expect(await hotline.page(third)).toMatchObject({
      state: 'dispatched',
      agency: { code: 'maintenance' },
      incident: { lead: null },
      workOrder: { state: 'dispatched' },
    });
    expect(await hotline.clocks(third, 'complete')).toMatchObject([
      { outcome: 'missed', stoppedAt: at('18T09:00') },
      { outcome: null, startedAt: at('18T11:00') },
    ]);
    expect(await callBacksOf(third)).toMatchObject([{ result: 'overtaken' }]);
    expect(await hotline.clock(second, 'complete')).toMatchObject({ stoppedAt: at('18T09:00') });
    expect(await factOf(third)).toMatchObject({ state: 'dispatched', reopened: 1, mergedInto: null });
    expect((await openLegs()).map(({ number }) => number).sort()).toEqual([lead, third].sort());
    expect(await whole()).toEqual({});
  });

  it('nobody is released without a word', async () => {
    await moveTo('18T12:00');
    await callBack(second);
    await callBack(fourth);
    const { version } = await hotline.page(lead);
    const rows = await hotline.rows();
    const silent = await post(hotline.supervisor, `/api/cases/${lead}/actions/release`, {
      ...{ version, how: 'called_back' },
    });
    expect([silent.status, silent.body.code]).toEqual([409, 'MEMBERS_NOT_TOLD']);
    expect(silent.body.fields).toHaveLength(2);
    expect(silent.body.detail).toContain(fifth);
    expect(await hotline.rows()).toEqual(rows);
    await hotline.onCase(lead, 'release', {
      how: 'called_back',
      members: [
        { number: fifth, how: 'sms' },
        { number: sixth, how: 'email' },
      ],
    });
    for (const [number, how] of [
      [second, 'called_back'],
      [fourth, 'called_back'],
      [fifth, 'sms'],
      [sixth, 'email'],
    ] as const)
      expect(await hotline.page(number)).toMatchObject({ state: 'released', release: { how } });
    expect((await hotline.page(third)).state).toBe('dispatched');
    expect(await whole()).toEqual({});
  });

  it('everybody can be told who has it, since when, what was promised and kept, and what they were told', async () => {
    const late = { outcome: 'missed', heldBy: 'maintenance' };
    const stories = [
      [lead, '13T10:00', '18T09:00', late, [null]],
      [second, '13T10:10', '18T09:00', late, ['told']],
      [fourth, '13T10:30', '18T09:00', late, ['told']],
      [fifth, '13T11:00', '18T09:00', late, [null]],
      [sixth, '18T10:00', '18T10:00', { outcome: 'met', heldBy: null }, [null]],
    ] as const;
    for (const [number, since, stoppedAt, complete, told] of stories) {
      const { whereabouts } = await hotline.page(number);
      expect([number, whereabouts]).toMatchObject([
        number,
        { agency: { code: 'maintenance' }, since: at(since).toISOString() },
      ]);
      expect(await hotline.clocks(number, 'complete')).toMatchObject([
        { ...complete, stoppedAt: at(stoppedAt) },
      ]);
      expect(await hotline.clocks(number, 'respond')).toMatchObject([{ outcome: 'met', heldBy: null }]);
      expect([number, (await callBacksOf(number)).map(({ result }) => result)]).toEqual([number, told]);
    }
    expect((await hotline.page(third)).whereabouts).toMatchObject({
      ...{ agency: { code: 'maintenance' }, since: at('18T11:00').toISOString() },
    });
    expect(await callBacksOf(third)).toMatchObject([{ purpose: 'tell_result', result: 'overtaken' }]);
    const facts = await Promise.all([lead, second, third, fourth, fifth, sixth].map(factOf));
    expect(facts.map(fact => [fact?.state, fact?.mergedInto, fact?.how])).toEqual([
      ['released', null, 'called_back'],
      ['released', lead, 'called_back'],
      ['dispatched', null, null],
      ['released', lead, 'called_back'],
      ['released', lead, 'sms'],
      ['released', lead, 'email'],
    ]);
  });

  it('are counted: six cases, four merged by now, five released', async () => {
    expect(await totalsOf('13')).toMatchObject({
      ...{ casesOpened: 5, merged: 3, mergedOf: 5, mergedPercent: 60 },
      ...{ acknowledgedWithin4h: 5, released: 0, open: 5 },
    });
    expect(await totalsOf('18')).toMatchObject({
      ...{ casesOpened: 1, merged: 1, mergedOf: 1, mergedPercent: 100 },
      ...{ released: 5, reopened: 1, ended: 5, open: 1 },
    });
  });

  it('one who was released is reopened by itself, and the others stay released', async () => {
    await moveTo('19T09:00');
    await hotline.onCase(fifth, 'reopen', { reason: '又倒了' });
    expect(await hotline.page(fifth)).toMatchObject({ state: 'dispatched', incident: { lead: null } });
    expect(await hotline.page(second)).toMatchObject({
      state: 'released',
      incident: { lead: { number: lead } },
    });
    expect(await factOf(fifth)).toMatchObject({ state: 'dispatched', mergedInto: null, reopened: 1 });
    expect(await whole()).toEqual({});
  });

  it('explains the limit of one of them', async () => {
    const { body } = await hotline.supervisor.get(`/api/cases/${second}/clocks/explain`).expect(200);
    expect(JSON.stringify(body)).toContain('reported');
    const page: Page = await hotline.page(second);
    expect(page.actions.filter(({ allowed }) => allowed).map(({ action }) => action)).not.toContain(
      'take-back-release',
    );
  });
});
