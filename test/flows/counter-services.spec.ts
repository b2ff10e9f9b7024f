import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { StatisticsService } from '../../src/statistics/statistics.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { signIn } from '../support/people.js';

let server: TestApp;
let agent: TestAgent;
let manager: TestAgent;
let officer: TestAgent;

beforeAll(async () => {
  server = await startApp({ now: '2026-11-20T23:30:00+08:00' });
  agent = await signIn(server.app, 'agent');
  manager = await signIn(server.app, 'manager');
  officer = await signIn(server.app, 'officer', 'maintenance');
});
afterAll(() => server.close());

const YEAR = '/api/services?from=2026-01-01&to=2026-12-31';
const count = (body: object) =>
  agent.post('/api/services').send({ service: 'legal-advice', site: 'siwei', ...body });
const withdraw = (id: string, reason = '重複計入') =>
  agent.post(`/api/services/${id}/withdraw`).send({ reason });
const totals = async (path = YEAR) => (await manager.get(path).expect(200)).body.totals;

describe('services at the counter', () => {
  it('are counted one by one or a day’s at once, and added up by service and place', async () => {
    expect((await count({}).expect(201)).body).toMatchObject({ day: '2026-11-20', persons: 1 });
    await count({ persons: 12, day: '2026-11-19', site: 'qishan' }).expect(201);
    await count({ service: 'blood-pressure', persons: 3, day: '2025-12-31' }).expect(201);
    expect(await totals()).toEqual([
      { period: null, service: 'legal-advice', site: 'qishan', persons: 12 },
      { period: null, service: 'legal-advice', site: 'siwei', persons: 1 },
    ]);
    expect(await totals('/api/services?from=2025-12-31&to=2025-12-31')).toEqual([
      { period: null, service: 'blood-pressure', site: 'siwei', persons: 3 },
    ]);
  });

  it('are added up by day and by month', async () => {
    for (const [day, persons] of [
      ['2026-07-31', 2],
      ['2026-07-31', 3],
      ['2026-08-01', 4],
    ] as const)
      await count({ day, persons }).expect(201);
    const summer = '/api/services?from=2026-07-01&to=2026-08-31';
    const of = { service: 'legal-advice', site: 'siwei' };
    expect(await totals(`${summer}&by=day`)).toEqual([
      { period: '2026-07-31', ...of, persons: 5 },
      { period: '2026-08-01', ...of, persons: 4 },
    ]);
    expect(await totals(`${summer}&by=month`)).toEqual([
      { period: '2026-07', ...of, persons: 5 },
      { period: '2026-08', ...of, persons: 4 },
    ]);
    expect((await manager.get(`${summer}&by=hour`)).status).toBe(400);
  });

  it('are counted once, however often the same press arrives', async () => {
    const press = () => count({ persons: 7, day: '2026-03-02' }).set('idempotency-key', 'one-press');
    const [first, second] = await Promise.all([press(), press()]);
    expect(second.body).toEqual(first.body);
    expect(await totals('/api/services?from=2026-03-02&to=2026-03-02')).toMatchObject([{ persons: 7 }]);
  });

  it('count no more once withdrawn, and stay to be seen', async () => {
    const day = '2026-05-04';
    const { id } = (await count({ persons: 900, day }).expect(201)).body;
    await withdraw(id).expect(200);
    const path = `/api/services?from=${day}&to=${day}`;
    expect(await totals(path)).toEqual([]);
    const { latest } = (await manager.get(path).expect(200)).body;
    expect(latest).toMatchObject([{ id, persons: 900, day, withdrawnAt: '2026-11-20T15:30:00.000Z' }]);
    expect(latest).toMatchObject([{ withdrawnReason: '重複計入' }]);
    expect((await withdraw(id).expect(404)).body.code).toBe('COUNT_NOT_FOUND');
  });

  it('of more than a year ago stand in the yearly report, and are not withdrawn any more', async () => {
    const { id } = (await count({ day: '2026-05-06' }).expect(201)).body;
    const { db } = server;
    await db.query(`update service_count set day = '2025-11-18' where id = $1`, [id]);
    expect((await withdraw(id).expect(422)).body.code).toBe('DAY_TOO_LONG_AGO');
    await db.query(`update service_count set day = '2025-11-19' where id = $1`, [id]);
    await withdraw(id).expect(200);
    await manager.get('/api/services?from=2026-05-02&to=2026-05-01').expect(400);
  });

  it('are withdrawn with a reason only', async () => {
    const day = '2026-05-05';
    const { id } = (await count({ day }).expect(201)).body;
    await agent.post(`/api/services/${id}/withdraw`).expect(400);
    for (const reason of ['', '   ', '長'.repeat(501)]) await withdraw(id, reason).expect(400);
    expect(await totals(`/api/services?from=${day}&to=${day}`)).toMatchObject([{ persons: 1 }]);
    expect((await withdraw(id, ' 點錯 ').expect(200)).body).toMatchObject({ withdrawnReason: '點錯' });
  });

  it('reach the statistics, withdrawn ones do not, and they are the same when built again', async () => {
    const { id } = (await count({ persons: 5, day: '2026-06-01' }).expect(201)).body;
    const other = (await count({ persons: 6, day: '2026-06-01' }).expect(201)).body;
    await server.settle();
    await withdraw(id).expect(200);
    await server.settle();
    const facts = () =>
      server.db.query(
        `select count_id, service, site, day::text, persons from fact_service order by count_id`,
      );
    const kept = await facts();
    expect(kept).toContainEqual({
      ...{ count_id: other.id, service: 'legal-advice', site: 'siwei', day: '2026-06-01', persons: 6 },
    });
    const counted = await server.db.query(
      `select id as count_id, service, site, day::text, persons from service_count
        where withdrawn_at is null order by id`,
    );
    expect(kept).toEqual(counted);
    await server.db.query(`update fact_service set persons = 99`);
    await server.app.get(StatisticsService).rebuild();
    expect(await facts()).toEqual(kept);
  });

  it('stand in the report of their day, by service and place, withdrawn ones not, and in its files', async () => {
    const date = '2026-06-02';
    await count({ persons: 5, day: '2026-06-01' }).expect(201);
    for (const [site, persons] of [
      ['siwei', 9],
      ['siwei', 2],
      ['qishan', 12],
    ] as const)
      await count({ site, persons, day: date }).expect(201);
    await count({ service: 'blood-pressure', persons: 3, day: date }).expect(201);
    await withdraw((await count({ persons: 100, day: date }).expect(201)).body.id).expect(200);
    await server.settle();
    const { body } = await manager.get(`/api/reports/day?date=${date}`).expect(200);
    expect(body.served).toMatchObject([
      { service: { code: 'blood-pressure' }, persons: 3, sites: [{ site: { code: 'siwei' }, persons: 3 }] },
      {
        service: { code: 'legal-advice', name: '法律諮詢', nameEn: 'Legal advice' },
        persons: 23,
        sites: [
          { site: { name: '旗山區公所' }, persons: 12 },
          { site: { name: '四維行政中心' }, persons: 11 },
        ],
      },
    ]);
    const { text } = await manager.get(`/api/reports/day?date=${date}&format=csv`).expect(200);
    expect(text).toContain('法律諮詢,旗山區公所,12');
    const chief = await signIn(server.app, 'agency_chief', 'maintenance');
    expect((await chief.get(`/api/reports/day?date=${date}`).expect(200)).body.served).toEqual([]);
  });

  it('are told without anybody’s name', async () => {
    const rows = await server.db.query<{ payload: Record<string, unknown> }>(
      `select payload from event_new where kind like 'service.%' union all
       select payload from event where kind like 'service.%'`,
    );
    expect(rows.length).toBeGreaterThan(3);
    for (const { payload } of rows)
      expect(Object.keys(payload).sort()).toEqual(['countId', 'day', 'persons', 'service', 'site']);
  });

  it.each<[string, object, number]>([
    ['a service the city does not have', { service: 'massage' }, 422],
    ['a place where it is not given', { service: 'blood-pressure', site: 'qishan' }, 422],
    ['tomorrow', { day: '2026-11-21' }, 422],
    ['a day that does not exist', { day: '2026-02-30' }, 422],
    ['a day in words', { day: "2026-01-01'; drop table service_count" }, 400],
    ['nobody', { persons: 0 }, 400],
    ['half a person', { persons: 1.5 }, 400],
    ['more than a day can hold', { persons: 1001 }, 400],
    ['a name', { name: '王小明' }, 400],
    ['a list', { service: ['legal-advice'] }, 400],
    ['a name of 50,000 characters', { service: '長'.repeat(50_000) }, 400],
  ])('refuse %s', async (_what, body, status) => {
    const [before] = await server.db.query('select count(*) from service_count');
    const answer = await count(body);
    expect([answer.status >= 400 && answer.status < 500, answer.status]).toEqual([true, status]);
    expect((await server.db.query('select count(*) from service_count'))[0]).toEqual(before);
  });

  it('are asked for by days that exist, and counted by the desk only', async () => {
    expect((await manager.get('/api/services?from=2026-02-30&to=2026-03-01')).status).toBe(400);
    expect((await manager.get('/api/services')).status).toBe(400);
    await manager.post('/api/services').send({ service: 'legal-advice', site: 'siwei' }).expect(403);
    await officer.get(YEAR).expect(403);
  });
});
