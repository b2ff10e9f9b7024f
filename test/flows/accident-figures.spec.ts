import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import type { AnnualReportDto } from '../../src/statistics/annual/annual.dto.js';
import { StatisticsService } from '../../src/statistics/statistics.service.js';
import { accidentsAt } from '../support/accidents.js';
import { Hotline, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

let hotline: Hotline;
let manager: TestAgent;
const { act, marked } = accidentsAt(() => hotline);

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2025-11-03T09:00:00+08:00' });
  manager = await signIn(hotline.server.app, 'manager');
});
afterAll(() => hotline.close());

const moveTo = (time: string) => hotline.server.moveTo(new Date(`${time}:00+08:00`));
const accident = async (grade = 'injury') => marked((await hotline.record()).number, { grade });
const close = { result: 'settled', text: '辦理完畢' };

/** What is counted, and whether by hand. */
async function figures(asked: string): Promise<Record<string, [number | null, string]>> {
  await hotline.server.settle();
  const report: AnnualReportDto = (await manager.get(`/api/reports/annual?${asked}`).expect(200)).body;
  const ofAccidents = report.figures.filter(({ group }) => group === 'accidents');
  return Object.fromEntries(ofAccidents.map(({ key, value, basis }) => [key, [value, basis]]));
}

const OF_2025 = {
  accidents: [2, 'counted'],
  emergencies: [1, 'counted'],
  accidents_on_site_in_time_pct: [33.3, 'counted'],
  accident_care_visits: [3, 'counted'],
  accidents_open_at_end: [2, 'counted'],
};

it('a year without any leaves them to be entered', async () => {
  expect((await figures('year=114')).accidents).toEqual([null, 'counted']);
});

it('the year counts what was marked in it, who was there in time, care visits, and what is open at its end', async () => {
  const inTime = await accident();
  const late = await accident();
  const mistaken = await accident();
  await accident('emergency');
  await act(mistaken, 'close', { result: 'not_an_accident', text: '誤報' }).expect(200);
  const there = (await act(inTime, 'attend', { text: '到場' }).expect(200)).body;
  await moveTo('2025-11-03T11:00');
  const after = (await act(late, 'attend', { text: '到場' }).expect(200)).body;
  const cared = (await act(after, 'care', { way: 'visit', text: '慰問' }).expect(200)).body;
  await act(cared, 'care', { way: 'visit', text: '再次慰問' }).expect(200);
  const visited = (await act(there, 'care', { way: 'hospital', text: '慰問' }).expect(200)).body;
  await act(visited, 'close', close).expect(200);
  expect(await figures('year=114')).toEqual(OF_2025);
  // What is closed and marked in the next year changes nothing of this one.
  await moveTo('2026-01-05T09:00');
  await accident();
  const { version } = (await hotline.supervisor.get('/api/accidents').expect(200)).body.items.find(
    ({ id }: { id: string }) => id === late.id,
  );
  await act({ id: late.id, version }, 'close', close).expect(200);
  expect(await figures('year=114')).toEqual(OF_2025);
  expect(await figures('year=115')).toEqual({
    accidents: [1, 'counted'],
    emergencies: [0, 'counted'],
    accidents_on_site_in_time_pct: [0, 'counted'],
    accident_care_visits: [0, 'counted'],
    accidents_open_at_end: [2, 'counted'],
  });
});

it('what is entered by hand stands instead, until it is taken back', async () => {
  const byHand = { year: 114, key: 'accidents', value: 9, source: '災害應變中心' };
  await post(manager, '/api/reports/annual/figures', byHand).expect(204);
  expect((await figures('year=114')).accidents).toEqual([9, 'entered']);
  await post(manager, '/api/reports/annual/figures', { ...byHand, value: null }).expect(204);
  expect(await figures('year=114')).toEqual(OF_2025);
});

it('it is the same when the facts are made anew from the log, and counted from the rows themselves', async () => {
  await hotline.server.app.get(StatisticsService).rebuild();
  expect(await figures('year=114')).toEqual(OF_2025);
  const [rows] = await hotline.server.db.query(
    `select (count(*) filter (where care_due is not null))::int as hurt, count(*)::int as all,
            (count(*) filter (where arrived_at <= on_site_due))::int as "inTime",
            (select count(*)::int from accident_step s where s.kind = 'care') as visits
       from accident where marked_at < '2026-01-01+08' and result is distinct from 'not_an_accident'`,
  );
  expect(rows).toEqual({ hurt: 2, all: 3, inTime: 1, visits: 3 });
});
