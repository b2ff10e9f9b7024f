import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { type Role, roles } from '../../src/access/roles.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { Hotline } from '../support/hotline.js';
import { signIn } from '../support/people.js';

const MORNING = '2026-09-27T08:00:00+08:00';
const STORM = { ruleSet: 'storm', reason: '梅姬颱風', expectedEnd: '2026-09-29T18:00' };
const UNKNOWN_ID = '01930000-0000-7000-8000-000000000000';

let hotline: Hotline;
beforeAll(async () => {
  hotline = await Hotline.open({ now: MORNING });
});
afterAll(() => hotline.close());
afterEach(async () => {
  const on = await current();
  if (on) await end(on.id).expect(200);
});

const list = async (by = hotline.agent) => (await by.get('/api/surges').expect(200)).body;
const current = async () => (await list()).current;
const begin = (wish: object = {}, by = hotline.supervisor) =>
  by.post('/api/surges').send({ ...STORM, ...wish });
const end = (id: string, by = hotline.supervisor) => by.post(`/api/surges/${id}/actions/end`).send({});
const begun = async (): Promise<{ id: string }> => (await begin().expect(201)).body;
const refusal = ({ status, body }: { status: number; body: { code: string } }) => [status, body.code];

const clockOf = () => hotline.server.app.get(Clock);
const later = (minutes: number) => hotline.server.moveTo(new Date(+clockOf().now() + minutes * 60_000));

/** Hours from its start to its due time. */
async function hours(number: string, kind: string): Promise<number> {
  const { startedAt, dueAt } = await hotline.clock(number, kind);
  return (+dueAt - +startedAt) / 3_600_000;
}
const limitsOf = async (number: string) => [await hours(number, 'respond'), await hours(number, 'complete')];

/** As it is for what comes in now. */
const usualHours = async (category: string) => hours((await hotline.record({ category })).number, 'complete');

const OPENS = ['case.opened', 'workorder.dispatched'];

describe('a surge', () => {
  it('gives what comes in its own limits, and leaves what came before and after as it is', async () => {
    const before = (await hotline.record()).number;
    await later(1);
    const surge = await begun();
    const during = await hotline.record();
    expect(await limitsOf(during.number)).toEqual([24, 72]);
    expect(during.clocks.map(({ kind, dueAt }) => [kind, +new Date(dueAt) - +clockOf().now()])).toEqual([
      ['respond', 24 * 3_600_000],
      ['complete', 72 * 3_600_000],
    ]);
    expect(await limitsOf(before)).toEqual([4, 24]);
    await later(60);
    await end(surge.id).expect(200);
    const after = (await hotline.record()).number;
    expect(await limitsOf(after)).toEqual([4, 24]);
    expect(await limitsOf(before)).toEqual([4, 24]);
    // Also what is done about it later.
    await hotline.onCase(during.number, 'recategorise', { category: 'RD04' });
    expect(await limitsOf(during.number)).toEqual([24, 168]);
    expect((await list()).items[0]).toMatchObject({
      ...{ id: surge.id, cases: 1 },
      endedBy: '測試 supervisor',
    });
  });

  it('explains whose hours they are', async () => {
    await begun();
    const { number } = await hotline.record();
    const { body } = await hotline.supervisor.get(`/api/cases/${number}/clocks/explain`).expect(200);
    const rules = body.clocks.map(({ sentences }: { sentences: { words: { 'zh-TW': string } }[] }) =>
      sentences.map(({ words }) => words['zh-TW']).find(words => words.includes('應變')),
    );
    expect(rules.filter(Boolean).length).toBeGreaterThan(1);
  });

  it('leaves danger to people, and petitions, their usual limits', async () => {
    await begun();
    const danger = await hotline.record({ category: 'EL02', agency: 'taipower' });
    expect(await limitsOf(danger.number)).toEqual([4, 4]);
    const usual = await hotline.record({ category: 'PEN01', agency: 'environment' });
    expect(usual.clocks.map(({ kind }) => kind)).toEqual(['reply']);
  });

  it('goes by when somebody called, and not by when it was written down', async () => {
    const early = clockOf().now().toISOString();
    await later(5);
    const surge = await begun();
    const inIt = clockOf().now().toISOString();
    const late = await hotline.record({}, { receivedAt: early });
    expect(await limitsOf(late.number)).toEqual([4, 24]);
    await later(5);
    await end(surge.id).expect(200);
    const written = await hotline.record({}, { receivedAt: inIt });
    expect(await limitsOf(written.number)).toEqual([24, 72]);
  });

  it('is told to everybody at once, without a word that was typed', async () => {
    const { id } = await begun();
    await end(id).expect(200);
    await hotline.server.settle();
    const told = await hotline.server.db.query(
      `select kind, payload, actor->>'role' as role from event where payload->>'surgeId' = $1 order by position`,
      [id],
    );
    const payload = { surgeId: id, ruleSet: 'storm' };
    expect(told).toEqual([
      { kind: 'surge.began', payload, role: 'supervisor' },
      { kind: 'surge.ended', payload, role: 'supervisor' },
    ]);
  });

  it('asks nobody how content they are and calls nobody back, as its rules say; petitions are answered as ever', async () => {
    const tasks = (number: string) =>
      hotline.server.db.query(
        'select purpose from call_back b join case_file c on c.id = b.case_id where c.number = $1',
        [number],
      );
    const released = async (): Promise<string> => {
      const caller = { citizen: { name: '王大明', phone: '0912345678', email: 'wang@example.org' } };
      const { number } = await hotline.record({}, caller);
      await hotline.finish(number);
      return number;
    };
    const surveysOf = (number: string) =>
      hotline.server.db.query(
        'select s.id from survey s join case_file c on c.id = s.case_id where c.number = $1',
        [number],
      );
    const { id } = await begun();
    const during = await released();
    expect(await tasks(during)).toEqual([]);
    await hotline.onCase(during, 'release', { how: 'called_back' });
    expect(await surveysOf(during)).toEqual([]);
    await end(id).expect(200);
    const after = await released();
    expect(await tasks(after)).toEqual([{ purpose: 'tell_result' }]);
    await hotline.onCase(after, 'release', { how: 'called_back' });
    expect(await surveysOf(after)).toHaveLength(1);
  });

  it('is over for what is reopened after it: that is new work, with its usual limits, calls and questions', async () => {
    const { id } = await begun();
    const caller = { citizen: { name: '王大明', phone: '0912345678', email: 'wang@example.org' } };
    const [number, early] = [(await hotline.record({}, caller)).number, (await hotline.record()).number];
    for (const one of [number, early]) {
      await hotline.finish(one);
      await hotline.onCase(one, 'release', { how: 'called_back' });
    }
    await later(1);
    const still = { reason: '又不亮了' };
    await hotline.onCase(early, 'reopen', still);
    await later(1);
    await end(id).expect(200);
    await hotline.onCase(number, 'reopen', still);
    // Of the case and of its order; the one that was reopened while it was on keeps its hours to the end.
    const running = (of: string) =>
      hotline.server.db.query(
        `select extract(epoch from k.due_at - k.started_at)::int / 3600 as hours
           from clock k join case_file c on c.id = k.case_id
          where c.number = $1 and k.kind = 'complete' and k.stopped_at is null order by k.work_order_id nulls first`,
        [of],
      );
    const all = (hours: number) => [{ hours }, { hours }];
    expect(await running(number)).toEqual(all(24));
    expect(await running(early)).toEqual(all(72));
    await hotline.onCase(early, 'recategorise', { category: 'RD04' });
    await hotline.onCase(number, 'recategorise', { category: 'RD04' });
    expect((await running(early))[0]).toEqual({ hours: 168 });
    expect((await running(number))[0]).toEqual({ hours: await usualHours('RD04') });
    await hotline.finish(number);
    const calls = await hotline.server.db.query(
      `select b.purpose from call_back b join case_file c on c.id = b.case_id where c.number = $1`,
      [number],
    );
    expect(calls).toEqual([{ purpose: 'tell_result' }]);
    await hotline.onCase(number, 'release', { how: 'called_back' });
    const asked = await hotline.server.db.query(
      `select s.round from survey s join case_file c on c.id = s.case_id where c.number = $1`,
      [number],
    );
    expect(asked).toEqual([{ round: 2 }]);
    const { body: card } = await hotline.supervisor.get(`/api/cases/${number}`).expect(200);
    expect(card.surge).toBe(true);
  });

  it('stands with each of its cases, and each of their orders, in the log and in the facts', async () => {
    const before = (await hotline.record()).number;
    const { id } = await begun();
    const { number } = await hotline.record();
    const told = (await hotline.told(number)).filter(({ kind }) => OPENS.includes(kind));
    expect(told.map(({ kind, payload }) => [kind, payload.surge])).toEqual(OPENS.map(kind => [kind, id]));
    const { body: page } = await hotline.supervisor.get(`/api/cases/${number}`).expect(200);
    const { body: other } = await hotline.supervisor.get(`/api/cases/${before}`).expect(200);
    expect([page.surge, other.surge]).toEqual([true, false]);
    const usual = (await hotline.told(before)).filter(({ kind }) => OPENS.includes(kind));
    expect(usual.map(({ payload }) => 'surge' in payload)).toEqual([false, false]);
    const facts = await hotline.server.db.query('select surge_id as id from fact_case where number = $1', [
      number,
    ]);
    expect(facts).toEqual([{ id }]);
  });
});

describe('what came in during it', () => {
  const groups = async (id: string) =>
    (await hotline.supervisor.get(`/api/surges/${id}/groups`).expect(200)).body.items.map(
      ({ lead, members }: { lead: { number: string }; members: { number: string; metres: number }[] }) => [
        lead.number,
        ...members.map(({ number }) => number),
      ],
    );
  const HERE = { lng: 120.3014, lat: 22.6396 };

  it('is proposed to be merged by item, place and time, and stands for one once it is', async () => {
    const before = (await hotline.record(HERE)).number;
    await later(1);
    const { id } = await begun();
    const first = (await hotline.record(HERE)).number;
    await later(1);
    const second = (await hotline.record({ ...HERE, lat: 22.6405 })).number;
    await hotline.record({ ...HERE, lat: 22.66 });
    await hotline.record({ ...HERE, confidential: true });
    await hotline.record({ ...HERE, category: 'RD04' });
    expect(await groups(id)).toEqual([[first, second]]);
    expect(await groups(id)).not.toContain(before);
    await hotline.onCase(second, 'merge', { into: first });
    expect(await groups(id)).toEqual([]);
    expect(await groups(UNKNOWN_ID)).toEqual([]);
    await hotline.officer.get(`/api/surges/${id}/groups`).expect(403);
  });
});

describe('figures', () => {
  const DAY = '2026-09-27';
  let manager: TestAgent;
  beforeAll(async () => {
    manager = await signIn(hotline.server.app, 'manager');
  });
  const of = (path: string, surge?: string) =>
    manager
      .get(`/api/reports/${path}?from=${DAY}&to=2026-10-05&by=category${surge ? `&surge=${surge}` : ''}`)
      .expect(200);
  const limits = async (surge?: string) => {
    const { total } = (await of('breaches', surge)).body;
    return total.due + total.running + total.cancelled;
  };
  const released = async (surge?: string) => (await of('responses', surge)).body.total.cases.released;

  it('are told with what came in during a surge, without it, or of it alone, and the limits behind them as well', async () => {
    await begun();
    const during = (await hotline.record()).number;
    await hotline.finish(during);
    await hotline.onCase(during, 'release', { how: 'called_back' });
    await hotline.server.settle();
    for (const figure of [limits, released]) {
      const [all, named, without, only] = [
        await figure(),
        await figure('with'),
        await figure('without'),
        await figure('only'),
      ];
      expect(named).toBe(all);
      expect(without + only).toBe(all);
      expect([without > 0, only > 0]).toEqual([true, true]);
    }
    const listed = async (surge: string): Promise<string[]> => {
      const asked = `from=${DAY}&to=2026-10-05&verdict=met&surge=${surge}`;
      const { body } = await manager.get(`/api/reports/breaches/clocks?${asked}`).expect(200);
      return body.items.map(({ number }: { number: string }) => number);
    };
    expect(await listed('only')).toContain(during);
    expect(await listed('without')).not.toContain(during);
    const file = await of('breaches', 'only&format=csv');
    expect(file.text).toContain('僅應變期間進線案件');
    const { body } = await manager.get(`/api/reports/breaches?from=${DAY}&to=${DAY}&surge=often`);
    expect(body.code).toBe('INVALID');
  });

  it('of the year say how many dispatch cases came in during surges', async () => {
    const asked = await hotline.server.db.query<{ all: number }>(
      `select count(*)::int as all from fact_case where kind = 'dispatch' and surge_id is not null`,
    );
    const { body } = await manager.get('/api/reports/annual?year=115').expect(200);
    const row = body.figures.find(({ key }: { key: string }) => key === 'dispatch_in_surge');
    expect(row.value).toBe(asked[0]?.all);
    expect(row.value).toBeGreaterThan(0);
  });
});

describe('who may', () => {
  const people = new Map<Role, TestAgent>();
  beforeAll(async () => {
    for (const role of roles) people.set(role, await signIn(hotline.server.app, role));
  });

  it.each(roles.filter(role => role !== 'supervisor'))('switch it, is no %s', async role => {
    const by = people.get(role) as TestAgent;
    expect(refusal(await begin({}, by))).toEqual([403, 'NOT_ALLOWED']);
    const { id } = await begun();
    expect(refusal(await end(id, by))).toEqual([403, 'NOT_ALLOWED']);
    expect((await current()).id).toBe(id);
  });

  it('is answered once: what is on is not begun again, what is over not ended again', async () => {
    const both = await Promise.all([begin(), begin()]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(refusal(await begin())).toEqual([409, 'SURGE_IS_ON']);
    const { id } = await current();
    await end(id).expect(200);
    expect(refusal(await end(id))).toEqual([409, 'SURGE_IS_OVER']);
    expect(refusal(await end(UNKNOWN_ID))).toEqual([404, 'SURGE_NOT_FOUND']);
  });

  it.each([
    [{ ruleSet: 'cold' }, 422, 'UNKNOWN_RULE_SET'],
    [{ ruleSet: '' }, 400, 'INVALID'],
    [{ reason: '  ' }, 400, 'INVALID'],
    [{ reason: '風'.repeat(201) }, 400, 'INVALID'],
    [{ expectedEnd: undefined }, 400, 'INVALID'],
    [{ expectedEnd: 'tomorrow' }, 422, 'SURGE_END_NOT_POSSIBLE'],
    [{ expectedEnd: '2026-02-30T08:00' }, 422, 'SURGE_END_NOT_POSSIBLE'],
    [{ expectedEnd: '2026-09-01T08:00' }, 422, 'SURGE_END_NOT_POSSIBLE'],
    [{ expectedEnd: '2027-09-29T08:00' }, 422, 'SURGE_END_NOT_POSSIBLE'],
    [{ beganAt: '2026-01-01T00:00' }, 400, 'INVALID'],
  ])('with %j, is told what is wrong', async (wish, status, code) => {
    expect(refusal(await begin(wish))).toEqual([status, code]);
    expect(await current()).toBeNull();
  });
});
