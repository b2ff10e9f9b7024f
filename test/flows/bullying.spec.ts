import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import type { AnnualFigureDto } from '../../src/statistics/annual/annual.dto.js';
import { StatisticsService } from '../../src/statistics/statistics.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { type BullyingRow, decide, latest, report, SECRETS } from '../support/bullying.js';
import { hire, signIn } from '../support/people.js';

let server: TestApp;
let agent: TestAgent;
let clerk: TestAgent;
let officer: TestAgent;
let manager: TestAgent;

beforeAll(async () => {
  server = await startApp({ now: '2023-12-31T20:00:00+08:00' });
  agent = await signIn(server.app, 'agent');
  clerk = await signIn(server.app, 'petition_clerk');
  officer = await signIn(server.app, 'officer', 'education');
  manager = await signIn(server.app, 'manager');
});
afterAll(() => server.close());

const PATH = '/api/bullying-reports';
const TABLES = '/api/reports/bullying';
const YEAR = 'from=2023-01-01&to=2023-12-31';
const annual = async (year: number): Promise<Record<string, AnnualFigureDto>> => {
  const { body } = await manager.get(`/api/reports/annual?year=${year}`).expect(200);
  const figures = (body.figures as AnnualFigureDto[]).filter(({ group }) => group === 'bullying');
  return Object.fromEntries(figures.map(figure => [figure.key.replace('bullying_reports.', ''), figure]));
};

describe('a report of suspected bullying', () => {
  it('goes from the call to the education bureau’s officer, is accepted, looked into and told again', async () => {
    const passed = (await report(agent, { receivedAt: '2023-05-02T09:30' }).expect(201)).body;
    expect(passed).toEqual({
      number: expect.stringMatching(/^B20230502-\d{5}-\d$/),
      passedOnAt: '2023-12-31T12:00:00.000Z',
    });
    expect((await agent.get(`${PATH}/passed-on`).expect(200)).body.items).toEqual([passed]);
    const waiting = await latest(officer);
    expect(waiting).toMatchObject({
      ...{ number: passed.number, state: 'waiting', source: 'hotline_1999', version: 1 },
      ...{ receivedAt: '2023-05-02T01:30:00.000Z', decideBy: '2023-05-22T16:00:00.000Z' },
    });
    const accepted = (await decide(officer, waiting, 'accept').expect(200)).body;
    expect(accepted).toMatchObject({ state: 'accepted', version: 2, decidedAt: '2023-12-31T12:00:00.000Z' });
    expect([waiting, accepted].map(one => one.actions)).toEqual([['accept', 'refuse'], ['handle']]);
    expect((await officer.get(`${PATH}/${waiting.id}`).expect(200)).body).toEqual(accepted);
    const handled = { handling: 'investigating', text: SECRETS.opinion };
    await decide(clerk, accepted, 'handle', handled).expect(200);
    const { school, text, reporter } = SECRETS;
    expect((await clerk.post(`${PATH}/${waiting.id}/texts`).expect(200)).body).toEqual({
      ...{ school, text, reporter },
      steps: [
        { kind: 'accepted', code: null, text: null, by: '測試 officer', at: '2023-12-31T12:00:00.000Z' },
        {
          ...{ kind: 'handled', code: 'investigating', text: SECRETS.opinion },
          ...{ by: '測試 petition_clerk', at: '2023-12-31T12:00:00.000Z' },
        },
      ],
    });
  });

  it('is read with a trace of each reading', async () => {
    const { id } = await latest(officer);
    await officer.post(`${PATH}/${id}/texts`).expect(200);
    const traces = await server.db.query(
      `select s.role from access_log a join staff s on s.id = a.staff_id
        where a.action = 'bullying.read' and a.subject = $1 order by a.at, a.id`,
      [`bullying:${id}`],
    );
    expect(traces).toEqual([{ role: 'petition_clerk' }, { role: 'officer' }]);
  });

  it('can be accepted after it was not, and is acted on in order only', async () => {
    await report(clerk, { source: 'other', receivedAt: '2023-01-01T00:00' }).expect(201);
    const row = await latest(clerk);
    const refused = decide(officer, row, 'refuse', { ground: 'too_little', text: '無法聯繫' });
    const before = (await refused.expect(200)).body;
    expect(before).toMatchObject({ state: 'not_accepted', ground: 'too_little' });
    const why = { handling: 'found', text: '成立' };
    expect((await decide(officer, before, 'handle', why).expect(409)).body.code).toBe('ACTION_NOT_POSSIBLE');
    expect((await decide(officer, row, 'refuse', { ground: 'too_little', text: '一' })).status).toBe(409);
    expect((await decide(officer, row, 'accept').expect(409)).body.code).toBe('STALE_VERSION');
    expect((await decide(officer, before, 'accept').expect(200)).body).toMatchObject({ ground: null });
    expect((await decide(officer, before, 'accept').expect(409)).body.code).toBe('ACTION_NOT_POSSIBLE');
  });

  it('is made once, however often the same press arrives', async () => {
    const press = () => report(agent, { receivedAt: '2023-02-01T08:00' }).set('idempotency-key', 'one-press');
    const [first, second] = await Promise.all([press(), press()]);
    expect(second.body).toEqual(first.body);
    const rows = (await clerk.get(PATH).expect(200)).body.items as BullyingRow[];
    expect(rows.filter(({ number }) => number === first.body.number)).toHaveLength(1);
  });

  it('is listed by state, page by page', async () => {
    const all = (await clerk.get(PATH).expect(200)).body.items as BullyingRow[];
    const waiting = (await clerk.get(`${PATH}?state=waiting`).expect(200)).body.items as BullyingRow[];
    expect(waiting).toEqual(all.filter(({ state }) => state === 'waiting'));
    const rest = await clerk.get(`${PATH}?before=${all[0]?.id}`).expect(200);
    expect(rest.body).toEqual({ items: all.slice(1), next: null });
  });

  it.each<[string, object, number]>([
    ['a source that the city does not have', { source: 'telepathy' }, 422],
    ['a time to come', { receivedAt: '2024-01-01T00:00' }, 422],
    ['a time of two years ago', { receivedAt: '2021-12-31T00:00' }, 422],
    ['a time that does not exist', { receivedAt: '2023-02-30T00:00' }, 422],
    ['no school', { school: '  ' }, 400],
    ['nothing that happened', { text: undefined }, 400],
    ['a list', { text: ['毆打'] }, 400],
    ['50,000 characters', { text: '長'.repeat(50_000) }, 400],
    ['a decision at once', { accepted: true }, 400],
    ['a case', { category: 'PED02' }, 400],
  ])('refuses %s', async (_what, wish, status) => {
    const count = () => server.db.query('select count(*) from bullying_report');
    const before = await count();
    expect((await report(agent, wish)).status).toBe(status);
    expect(await count()).toEqual(before);
  });

  it.each<[string, string, object, number]>([
    ['without a ground', 'refuse', { text: '無' }, 400],
    ['with a ground the city does not have', 'refuse', { ground: 'tired', text: '無' }, 422],
    ['without a word', 'refuse', { ground: 'too_little', text: ' ' }, 400],
    ['with what nobody does', 'handle', { handling: 'ignored', text: '無' }, 422],
    ['of a version in words', 'accept', { version: 'one' }, 400],
    ['with a source', 'accept', { source: 'other' }, 400],
    ['as nobody can', 'forget', {}, 404],
  ])('is not decided %s', async (_what, action, more, status) => {
    await report(agent).expect(201);
    const row = await latest(clerk);
    expect((await decide(clerk, row, action, more)).status).toBe(status);
    expect(await latest(clerk)).toEqual(row);
  });

  it('is asked for as what it is', async () => {
    for (const query of ['state=lost', 'before=1', 'year=112'])
      expect((await clerk.get(`${PATH}?${query}`)).status).toBe(400);
    for (const query of [
      '',
      'from=2023-01-01',
      'from=2023-02-30&to=2023-03-01',
      `${YEAR}&school=x`,
      'year=112',
    ])
      expect([query, (await manager.get(`${TABLES}?${query}`)).status]).toEqual([query, 400]);
    expect((await manager.get(`${TABLES}?from=2023-12-31&to=2023-01-01`)).status).toBe(400);
    await clerk.post(`${PATH}/no-id/texts`).expect(400);
    const nowhere = `${PATH}/00000000-0000-7000-8000-000000000000/texts`;
    expect((await clerk.post(nowhere).expect(404)).body.code).toBe('BULLYING_NOT_FOUND');
    await clerk.get(`${PATH}/no-id`).expect(400);
    expect((await clerk.get(nowhere.replace('/texts', '')).expect(404)).body.code).toBe('BULLYING_NOT_FOUND');
  });
});

describe('the year 112, entered report by report', () => {
  let city: TestApp;
  let desk: TestAgent;
  let lead: TestAgent;
  let boss: TestAgent;

  const SOURCES = {
    mayor_mailbox: 15,
    hotline_1999: 114,
    city_anti_bullying_mailbox: 8,
    education_bureau_line: 3,
    other: 8,
  };
  const PRINTED = {
    ...{ accepted: 125, not_accepted: 23, total: 148 },
    ...Object.fromEntries(Object.entries(SOURCES).map(([source, count]) => [`by_source.${source}`, count])),
  };

  beforeAll(async () => {
    city = await startApp({ now: '2023-12-31T20:00:00+08:00' });
    desk = await signIn(city.app, 'agent');
    lead = await signIn(city.app, 'agency_chief', 'education');
    boss = await signIn(city.app, 'manager');
    await hire(city.app, 'petition_clerk');
    let nr = 0;
    for (const [source, count] of Object.entries(SOURCES))
      for (let i = 0; i < count; i += 1, nr += 1) {
        const month = String((nr % 12) + 1).padStart(2, '0');
        await report(desk, { source, receivedAt: `2023-${month}-02T10:00` }).expect(201);
        const row = await latest(lead);
        const isRefused = source === 'hotline_1999' && i < 23;
        const ground = { ground: 'not_bullying', text: '非屬' };
        const done = await decide(lead, row, isRefused ? 'refuse' : 'accept', isRefused ? ground : {});
        if (!isRefused && i % 2 === 0)
          await decide(lead, done.body, 'handle', { handling: 'not_found', text: '結案' }).expect(200);
      }
    // Of a neighbouring year, and one that nobody has decided on.
    await report(desk, { receivedAt: '2022-12-31T23:59' }).expect(201);
    await decide(lead, await latest(lead), 'accept').expect(200);
    await report(desk).expect(201);
    await city.settle();
  }, 240_000);
  afterAll(() => city.close());

  const figures = async () => {
    const { body } = await boss.get('/api/reports/annual?year=112').expect(200);
    const of = (body.figures as AnnualFigureDto[]).filter(({ group }) => group === 'bullying');
    return {
      contradictions: body.contradictions.filter(({ keys }: { keys: string[] }) =>
        keys.some(key => key.startsWith('bullying')),
      ),
      of,
      values: Object.fromEntries(
        of.map(({ key, value }) => [key.replace('bullying_reports.', ''), value] as const),
      ),
    };
  };

  it('makes the printed table, by source and by what was decided', async () => {
    const { values, of, contradictions } = await figures();
    expect(values).toEqual(PRINTED);
    expect(of.filter(({ value, printed, basis }) => value !== printed || basis !== 'counted')).toEqual([]);
    expect(contradictions).toEqual([]);
  });

  it('and the three tables that managers read, as they were printed', async () => {
    const { body } = await boss.get(`${TABLES}?${YEAR}`).expect(200);
    expect(body).toMatchObject({ accepted: 125, notAccepted: 23, total: 148, waiting: 1 });
    const sources = body.sources as { code: string; name: string; count: number }[];
    expect(sources.map(({ code, count }) => [code, count])).toEqual(Object.entries(SOURCES));
    expect(sources.map(({ name }) => name)).toContain('其他（如社群網站等）');
    const handlings = body.handlings as { code: string; count: number }[];
    expect(handlings.reduce((all, { count }) => all + count, 0)).toBe(125);
    expect(handlings.map(({ code }) => code)).toEqual([
      ...['investigating', 'found', 'not_found', 'mediated', 'referred', 'none'],
    ]);
  });

  it('also as files, of which it is recorded that they were taken', async () => {
    const file = await boss.get(`${TABLES}?${YEAR}&format=csv`).expect(200);
    const rows = [
      '疑似校園霸凌案件通報數,件',
      '受理,125',
      '不予受理,23',
      '合計,148',
      '1999專線,114',
      '合計,125',
    ];
    expect(rows.filter(row => !file.text.includes(row))).toEqual([]);
    for (const format of ['xlsx', 'ods'])
      await boss.get(`${TABLES}?${YEAR}&format=${format}&lang=en`).expect(200);
    const [taken] = await city.db.query<{ n: number }>(
      `select count(*)::int as n from access_log
        where action = 'report.exported' and subject = 'report:bullying-2023-01-01-2023-12-31'`,
    );
    expect(taken?.n).toBe(3);
  });

  it('the same when the facts are built again', async () => {
    const before = (await figures()).values;
    await city.db.query(`update fact_bullying set accepted = false`);
    expect((await figures()).values.accepted).toBe(0);
    await city.app.get(StatisticsService).rebuild();
    expect((await figures()).values).toEqual(before);
  });

  it('and what is entered by hand stands before it, until it is taken back', async () => {
    const enter = (value: number | null) =>
      boss
        .post('/api/reports/annual/figures')
        .send({ year: 112, key: 'bullying_reports.total', value, source: '教育局來函' });
    await enter(150).expect(204);
    expect((await figures()).values.total).toBe(150);
    expect((await figures()).contradictions.length).toBeGreaterThan(0);
    await enter(null).expect(204);
    expect((await figures()).values.total).toBe(148);
  });
});

it('a year without any report says nothing', async () => {
  const of = await annual(100);
  expect(Object.values(of).map(({ value }) => value)).toEqual(Array(8).fill(null));
});
