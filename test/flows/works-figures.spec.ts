import { afterEach, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import type { AnnualReportDto } from '../../src/statistics/annual/annual.dto.js';
import { Hotline, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

const WANG = { name: '王曉鈴', phone: '0912-345-678' };
let hotline: Hotline;
let inspector: TestAgent;

const begin = async (now: string): Promise<void> => {
  hotline = await Hotline.open({ now });
  inspector = await signIn(hotline.server.app, 'inspector');
};
afterEach(() => hotline.close());

/** Each of a place of its own. */
async function reported(count: number): Promise<string[]> {
  const numbers: string[] = [];
  for (let i = 1; i <= count; i++) {
    const wish = { category: 'SV01', contactConsent: true, place: `建工路 ${i} 號前` };
    numbers.push((await hotline.record(wish, { citizen: WANG })).number);
  }
  return numbers;
}

async function says(number: string, satisfied: boolean): Promise<void> {
  await post(hotline.officer, `/api/cases/${number}/petitioner`, { reason: '改善後聯繫' }).expect(200);
  const { version } = await hotline.page(number);
  const said = { version, satisfied, reasons: satisfied ? [] : ['not_solved'] };
  await post(hotline.officer, `/api/cases/${number}/works-answer`, said).expect(200);
}

async function inspected(number: string, heldOn: string): Promise<void> {
  const { version } = await hotline.page(number);
  await post(inspector, `/api/cases/${number}/works/grave`, { version, reason: '鋼筋外露' }).expect(200);
  const wish = { cases: [number], decision: 'inspect' };
  const { id } = (await post(inspector, '/api/inspections', wish).expect(201)).body;
  const found = { version: 1, heldOn, finding: 'flaws', result: '限期改善' };
  await post(inspector, `/api/inspections/${id}/actions/record`, found).expect(200);
}

/** Of public works: what is counted, and what was printed. */
async function figures(asked: string): Promise<Record<string, [number | null, number | null, string]>> {
  await hotline.server.settle();
  const manager = await signIn(hotline.server.app, 'manager');
  const report: AnnualReportDto = (await manager.get(`/api/reports/annual?${asked}`).expect(200)).body;
  const ofWorks = report.figures.filter(({ group }) => group === 'supervision');
  expect(report.contradictions.filter(({ of }) => of === 'present')).toEqual([]);
  return Object.fromEntries(
    ofWorks.map(({ key, value, printed, basis }) => [
      key.replace('public_works_supervision_', ''),
      [value, printed, basis],
    ]),
  );
}

describe('The figures of public works in print come out of entered cases:', () => {
  it('107: 80 reports, 11 inspections or 13.75 %, 17 of 21 content', async () => {
    await begin('2018-03-01T09:00:00+08:00');
    const numbers = await reported(80);
    for (const [i, number] of numbers.slice(0, 21).entries()) {
      await hotline.finish(number);
      await says(number, i < 17);
    }
    for (const number of numbers.slice(-11)) await inspected(number, '2018-03-01');
    // Planned, and not held: no inspection. Called grave, and declined: none either.
    const [planned, declined] = numbers.slice(21, 23) as [string, string];
    for (const [number, decision] of [
      [planned, { decision: 'inspect' }],
      [declined, { decision: 'decline', reason: '工程已竣工' }],
    ] as const) {
      const { version } = await hotline.page(number);
      await post(inspector, `/api/cases/${number}/works/grave`, { version, reason: '積水' }).expect(200);
      await post(inspector, '/api/inspections', { cases: [number], ...decision }).expect(201);
    }
    expect(await figures('year=107')).toEqual({
      reports: [80, null, 'counted'],
      closed: [0, null, 'counted'],
      satisfied_pct: [80.95, 80.95, 'counted'],
      dissatisfied_pct: [19.05, 19.05, 'counted'],
      answers: [21, null, 'counted'],
      inspections: [11, 11, 'counted'],
      inspection_rate_pct: [13.75, 13.75, 'counted'],
    });
    const manager = await signIn(hotline.server.app, 'manager');
    const key = 'public_works_supervision_inspections';
    const byHand = { year: 107, key, value: 12, source: '工程查核組' };
    await post(manager, '/api/reports/annual/figures', byHand).expect(204);
    expect((await figures('year=107&months=1-6')).inspections).toEqual([11, null, 'counted']);
    await post(manager, '/api/reports/annual/figures', { ...byHand, value: null }).expect(204);
    expect((await figures('year=107')).inspections).toEqual([11, 11, 'counted']);
  }, 240_000);

  it('January to June of 110: 40 reports, all of them closed', async () => {
    await begin('2021-03-02T09:00:00+08:00');
    for (const number of await reported(40)) {
      await hotline.finish(number);
      await hotline.onCase(number, 'release', { how: 'called_back' }, inspector);
    }
    const { reports, closed, inspections } = await figures('year=110&months=1-6');
    expect({ reports, closed, inspections }).toEqual({
      reports: [40, 40, 'counted'],
      closed: [40, 40, 'counted'],
      inspections: [0, null, 'counted'],
    });
  }, 240_000);
});
