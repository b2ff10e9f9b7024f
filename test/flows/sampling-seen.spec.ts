import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import type { SampleDto } from '../../src/closure/sampling/sampling.dto.js';
import { Hotline, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

const at = (time: string): Date => new Date(`2026-11-${time}:00+08:00`);
const FORM = ['photos', 'done', 'told', 'plain'];

let hotline: Hotline;
let commission: TestAgent;
let inspector: TestAgent;

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-13T10:00:00+08:00' });
  commission = await signIn(hotline.server.app, 'commission');
  inspector = await signIn(hotline.server.app, 'inspector');
});
afterAll(() => hotline.close());

async function released(): Promise<string> {
  const { number } = await hotline.record();
  await hotline.finish(number);
  await hotline.onCase(number, 'release', { how: 'not_needed' });
  return number;
}
const draw = () =>
  post(commission, '/api/samplings', { from: '2026-11-13', until: '2026-11-13', count: 500 });
const samples = async (by = inspector): Promise<SampleDto[]> =>
  (await by.get('/api/samples').expect(200)).body.items;
const judge = async (number: string, verdict: 'accept' | 'reject'): Promise<void> => {
  const one = (await samples()).find(sample => sample.case.number === number);
  const answers = FORM.map(code => ({ code, ok: verdict === 'accept' }));
  const body = { version: one?.version, answers, opinion: '現場看過' };
  await post(inspector, `/api/samples/${one?.id}/actions/${verdict}`, body).expect(200);
};
/** What an agency could read it from: its page, its lists, why its limits are due. */
const readBy = async (by: TestAgent, number: string): Promise<string> => {
  const answers = await Promise.all(
    ['', '/clocks/explain'].map(path => by.get(`/api/cases/${number}${path}`).expect(200)),
  );
  const list = await by.get(`/api/cases?q=${number}`).expect(200);
  return JSON.stringify([...answers, list].map(({ body }) => body));
};
it('an agency learns that a case was inspected by the judgement, and not when it is drawn', async () => {
  const [good, bad] = [await released(), await released()];
  await draw().expect(201);
  for (const number of [good, bad]) {
    expect(await readBy(hotline.officer, number)).not.toMatch(/sample/);
    expect(await readBy(commission, number)).toMatch(/sample\.drawn.*"kind":"sample"/);
  }
  // Five working days have passed without a judgement: that is the inspector's.
  await hotline.server.moveTo(at('21T09:00'));
  expect(await hotline.clock(good, 'sample')).toMatchObject({ breachedAt: expect.any(Date), heldBy: null });
  expect(await readBy(hotline.officer, good)).not.toMatch(/sample/);
  await judge(good, 'accept');
  await judge(bad, 'reject');
  expect(await readBy(hotline.officer, good)).toMatch(/sample\.accepted/);
  const page = await hotline.page(bad, hotline.officer);
  expect(page.timeline.map(({ kind }) => kind)).toContain('sample.rejected');
  expect(page.clocks.find(({ kind }) => kind === 'improve')).toMatchObject({ stoppedAt: null });
  expect(await readBy(hotline.officer, bad)).not.toMatch(/"kind":"sample"/);
});

it('is counted on the day of the draw, and on that of the judgement; the release stands and nothing more is open', async () => {
  await hotline.server.settle();
  const totals = async (day: string) =>
    (await hotline.supervisor.get(`/api/reports/day?date=2026-11-${day}`).expect(200)).body.totals;
  // Drawn, both of them are still released.
  expect(await totals('13')).toMatchObject({ released: 2, sampled: 2, sampleJudged: 0, open: 0 });
  expect(await totals('13')).toMatchObject({ sampleRejectedPercent: null });
  // The one that is done again is open.
  const judged = { sampled: 0, sampleJudged: 2, sampleRejected: 1, sampleRejectedPercent: 50 };
  expect(await totals('21')).toMatchObject({ ...judged, reopened: 1, open: 1 });
});

it('what was merged is drawn with the case that leads, and not by itself', async () => {
  await hotline.server.moveTo(at('22T09:00'));
  const [lead, member] = [(await hotline.record()).number, (await hotline.record()).number];
  await hotline.onCase(member, 'merge', { into: lead, reason: '同一處' });
  await hotline.finish(lead);
  await hotline.onCase(lead, 'release', { how: 'not_needed', members: [{ number: member, how: 'sms' }] });
  expect((await hotline.page(member)).state).toBe('released');
  await post(commission, '/api/samplings', { from: '2026-11-22', until: '2026-11-22', count: 9 }).expect(201);
  const drawn = (await samples()).map(one => one.case.number);
  expect([drawn.includes(lead), drawn.includes(member)]).toEqual([true, false]);
});

it('a case that came to be protected is on no list of who may not read it', async () => {
  const manager = await signIn(hotline.server.app, 'manager');
  const [one] = await samples(manager);
  await hotline.server.db.query('update case_file set confidential = true where number = $1', [
    one?.case.number,
  ]);
  expect((await samples(manager)).map(({ id }) => id)).not.toContain(one?.id);
  expect((await samples()).map(({ id }) => id)).toContain(one?.id);
});
