import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { CasePasswordService } from '../../src/cases/case-password.service.js';
import { StatisticsService } from '../../src/statistics/statistics.service.js';
import { Hotline, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';
import { Teller } from '../support/story.js';

const NOW = '2026-11-16T10:00:00+08:00';
const MOTION = {
  ...{ source: 'TK01', subject: '請改善建工路排水', agency: 'water-resources', replyBy: '2026-12-05' },
  ...{ meeting: { term: 4, kind: 'regular', nth: 2 }, field: 'interior' },
};

let hotline: Hotline;
let commission: TestAgent;
let manager: TestAgent;
let number: string;

const figures = async (): Promise<Record<string, unknown>> => {
  const paths = ['day?date=2026-11-16', 'annual?year=115', 'time-control?month=2026-11'];
  await hotline.server.settle();
  const answers = await Promise.all(paths.map(path => manager.get(`/api/reports/${path}`)));
  // As of which position of the log is another matter, and so are the tables that decisions have of their own.
  const told = answers.map(({ body: { asOf: _, council: __, classes, ...body } }) => ({
    ...body,
    classes: classes?.filter(({ basis }: { basis: string }) => basis !== 'decisions'),
  }));
  return Object.fromEntries(paths.map((path, i) => [path, told[i]]));
};
const rowsOfCases = () =>
  hotline.server.db.query(
    `select (select count(*)::int from fact_case) as cases, (select count(*)::int from fact_clock) as clocks,
            (select count(*)::int from fact_step) as steps, (select count(*)::int from fact_standing where document_class is null) as standings`,
  );

let before: unknown;
let rowsBefore: unknown;

/** From its entry to its release, and once more: a leg that is missed, an extension asked for, a reopening. */
beforeAll(async () => {
  hotline = await Hotline.open({ now: NOW });
  const { app } = hotline.server;
  commission = await signIn(app, 'commission');
  manager = await signIn(app, 'manager');
  const officer = await signIn(app, 'officer', 'water-resources');
  await hotline.record({ category: 'PEN01', district: undefined, place: undefined });
  await hotline.record();
  before = await figures();
  rowsBefore = await rowsOfCases();
  ({ number } = (await post(commission, '/api/tracked', MOTION).expect(201)).body);
  const answer = () => hotline.onOrder(number, 'reply', { text: '已排定側溝工程。' }, officer);
  await hotline.onOrder(number, 'acknowledge', {}, officer);
  await answer();
  await hotline.onCase(number, 'release', { how: 'letter' }, commission);
  await hotline.onCase(number, 'reopen', { reason: '期程未明' }, commission);
  await hotline.onOrder(number, 'acknowledge', {}, officer);
  await answer();
  await hotline.onCase(number, 'release', { how: 'letter' }, commission);
}, 60_000);
afterAll(() => hotline.close());

describe('of a decision no citizen learns', () => {
  it('by its number and a password', async () => {
    const password = '12345678';
    const { app, db } = hotline.server;
    // As if somebody had come to know it.
    const hash = app.get(CasePasswordService).hash(number, password);
    await db.query('update case_file set password_hash = $2 where number = $1', [number, hash]);
    const ask = (of: string) =>
      supertest(app.getHttpServer()).post('/api/case-status').send({ number: of, password });
    const [said, unknown] = [await ask(number), await ask('P20261101-00001-1')];
    expect([said.status, said.body.code]).toEqual([unknown.status, unknown.body.code]);
    expect(said.status).toBeGreaterThanOrEqual(400);
  });

  it('by an app: neither the case nor what it comes from', async () => {
    const anybody = supertest(hotline.server.app.getHttpServer());
    const { body: requests } = await anybody.get('/open311/v2/requests.json').expect(200);
    expect(requests.length).toBeGreaterThan(0);
    expect(JSON.stringify(requests)).not.toContain(number);
    const { body: services } = await anybody.get('/open311/v2/services.json').expect(200);
    expect(JSON.stringify(services)).not.toMatch(/TK0/);
    await anybody.get('/open311/v2/services/TK01.json').expect(404);
    expect((await anybody.get(`/open311/v2/requests/${number}.json`)).status).toBe(404);
  });

  it('by a call, a message or a question how content they are', async () => {
    const [counts] = await hotline.server.db.query(
      `select (select count(*)::int from call_back b join case_file c on c.id = b.case_id where c.number = $1) as calls,
              (select count(*)::int from message m join case_file c on c.id = m.case_id where c.number = $1) as messages,
              (select count(*)::int from survey s join case_file c on c.id = s.case_id where c.number = $1) as surveys`,
      [number],
    );
    expect(counts).toEqual({ calls: 0, messages: 0, surveys: 0 });
  });

  it('by the lists at the desk of what can be reported', async () => {
    const { body } = await hotline.agent.get('/api/city').expect(200);
    const codes = body.categories.map(({ code }: { code: string }) => code);
    expect(codes.filter((code: string) => code.startsWith('TK'))).toEqual([]);
    expect(body.tracked.sources).toHaveLength(8);
  });
});

describe('a decision in figures', () => {
  it('is in none of petitions and dispatch', async () => {
    expect(await figures()).toEqual(before);
    expect(await rowsOfCases()).toEqual(rowsBefore);
  });

  it('is kept by itself, the same when it is kept anew', async () => {
    const [row] = await hotline.server.db.query('select * from fact_decision');
    expect(row).toMatchObject({
      ...{ number, source: 'TK01', document_class: 'project', term: 4, meeting: 'regular', nth: 2 },
      ...{ field: 'interior', agency: 'water-resources', state: 'released', outcome: 'met' },
      ...{ held_by: 'water-resources', answered_at: new Date(NOW), ended_at: new Date(NOW) },
    });
    const teller = new Teller(hotline.server);
    const kept = await teller.facts();
    await hotline.server.app.get(StatisticsService).rebuild();
    expect(await teller.facts()).toBe(kept);
  });

  it('is not drawn for inspection', async () => {
    const draw = { from: '2026-11-16', until: '2026-11-16', count: 10 };
    const answer = await post(commission, '/api/samplings', draw);
    expect(answer.body.population ?? 0).toBe(0);
    const drawn = await hotline.server.db.query('select 1 from sample');
    expect(drawn).toEqual([]);
  });
});
