import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import type { SampleDto, SamplingDto } from '../../src/closure/sampling/sampling.dto.js';
import { Hotline, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

/** A Friday. */
const FRIDAY = '2026-11-13T10:00:00+08:00';
const at = (time: string): Date => new Date(`2026-11-${time}:00+08:00`);
const WANG = { name: '王曉鈴', phone: '0912-345-678' };

let hotline: Hotline;
let commission: TestAgent;
let inspector: TestAgent;
let chief: TestAgent;

async function friday(): Promise<void> {
  hotline = await Hotline.open({ now: FRIDAY });
  const { app } = hotline.server;
  commission = await signIn(app, 'commission');
  inspector = await signIn(app, 'inspector');
  chief = await signIn(app, 'agency_chief', 'maintenance');
}

async function released(wish: object = {}): Promise<string> {
  const { number } = await hotline.record(wish, { citizen: WANG });
  await hotline.finish(number);
  await hotline.onCase(number, 'release', { how: 'called_back' });
  return number;
}
const WISH = { from: '2026-11-13', until: '2026-11-13', count: 1, seed: '抽查一' };
const tryToDraw = (wish: object = {}, by = commission) => post(by, '/api/samplings', { ...WISH, ...wish });
async function draw(wish: object = {}): Promise<SamplingDto> {
  const { status, body } = await tryToDraw(wish);
  expect([status, body.code]).toEqual([201, undefined]);
  return body;
}
const samples = async (by = inspector, state = 'all'): Promise<SampleDto[]> =>
  (await by.get(`/api/samples?state=${state}`).expect(200)).body.items;
const sampleOf = async (number: string): Promise<SampleDto> => {
  const one = (await samples()).find(sample => sample.case.number === number);
  if (!one) throw new Error(`${number} was not drawn.`);
  return one;
};
const form = (wrong: string[] = []) =>
  ['photos', 'done', 'told', 'plain'].map(code => ({ code, ok: !wrong.includes(code) }));
const judge = (one: { id: string; version: number }, verdict: string, body: object = {}, by = inspector) =>
  post(by, `/api/samples/${one.id}/actions/${verdict}`, {
    ...{ version: one.version, answers: form(verdict === 'reject' ? ['done'] : []), opinion: '現場仍有坑洞' },
    ...body,
  });
const fact = async (number: string): Promise<unknown> => {
  await hotline.server.settle();
  const [row] = await hotline.server.db.query(
    `select state, agency, outcome, reopened, sampled, sample_accepted as accepted, sample_rejected as rejected
       from fact_case where number = $1`,
    [number],
  );
  return row;
};
const calls = (number: string): Promise<unknown[]> =>
  hotline.server.db.query(
    `select b.purpose, b.result from call_back b join case_file c on c.id = b.case_id
      where c.number = $1 order by b.opened_at, b.id`,
    [number],
  );

describe('what was released', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('is drawn once, by a seed that is kept, and has a clock of the inspector’s', async () => {
    const numbers = [await released(), await released(), await released()];
    await hotline.record();
    const first = await draw({ count: 2 });
    expect(first).toMatchObject({
      ...{ fromOn: '2026-11-13', untilOn: '2026-11-13', asked: 2, seed: '抽查一', population: 3, drawn: 2 },
      ...{ drawnBy: '測試 commission', weights: [] },
    });
    const second = await draw({ count: 5, seed: undefined });
    expect(second).toMatchObject({ population: 1, drawn: 1, seed: expect.stringMatching(/^[0-9a-f]{32}$/) });
    const all = await samples();
    expect(all.map(one => one.case.number).sort()).toEqual([...numbers].sort());
    const none = await tryToDraw();
    expect([none.status, none.body.code]).toEqual([422, 'NOTHING_TO_SAMPLE']);
    // Five working days after a Friday: the next Friday, until its end.
    const [number] = numbers as [string];
    const clock = await hotline.clock(number, 'sample');
    expect(clock).toMatchObject({ dueAt: at('21T00:00'), stoppedAt: null, heldBy: null });
    const { body } = await commission.get('/api/samplings').expect(200);
    expect(body.items.map(({ drawn }: SamplingDto) => drawn)).toEqual([1, 2]);
    expect((await hotline.page(number)).state).toBe('released');
    expect(await fact(number)).toMatchObject({ sampled: 1, accepted: 0, rejected: 0 });
  });

  it('is drawn by weight: what weighs nothing never', async () => {
    const number = await released();
    const weights = [{ of: 'agency', code: 'maintenance', weight: 0 }];
    expect((await tryToDraw({ weights })).body.code).toBe('NOTHING_TO_SAMPLE');
    const drawn = await draw({ weights: [{ of: 'category', code: 'RD01', weight: 3 }] });
    expect(drawn).toMatchObject({ drawn: 1, weights: [{ of: 'category', code: 'RD01', weight: 3 }] });
    expect(await sampleOf(number)).toMatchObject({ state: 'drawn', outcome: 'done', mayJudge: true });
  });

  it('is drawn by one of two who draw at once', async () => {
    const number = await released();
    const answers = await Promise.all([tryToDraw(), tryToDraw({ seed: '抽查二' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect((await samples()).filter(one => one.case.number === number)).toHaveLength(1);
  });

  it('is drawn by the commission alone, in a period that makes sense', async () => {
    await released();
    for (const by of [inspector, hotline.supervisor, chief])
      expect((await tryToDraw({}, by)).body.code).toBe('NOT_ALLOWED');
    for (const wish of [
      { from: '2026-11-14', until: '2026-11-13' },
      { until: '2026-11-14' },
      { from: '2025-02-30' },
      { from: '2024-01-01' },
    ])
      expect([wish, (await tryToDraw(wish)).body.code]).toEqual([wish, 'PERIOD_INVALID']);
    for (const wish of [{ count: 0 }, { count: 501 }, { weights: [{ of: 'agency', code: 'x', weight: -1 }] }])
      expect((await tryToDraw(wish)).body.code).toBe('INVALID');
    expect((await chief.get('/api/samples')).body.code).toBe('NOT_ALLOWED');
  });
});

describe('a sample', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('that is good stays released, and counts', async () => {
    const number = await released();
    await draw();
    const one = await sampleOf(number);
    await hotline.server.moveTo(at('16T09:00'));
    const { body } = await judge(one, 'accept', { opinion: '已填平' }).expect(200);
    expect(body).toMatchObject({
      state: 'accepted',
      judgedBy: '測試 inspector',
      mayJudge: false,
      version: 2,
    });
    expect(body.answers).toHaveLength(4);
    expect(await hotline.clock(number, 'sample')).toMatchObject({ outcome: 'met' });
    const { state, timeline } = await hotline.page(number);
    expect([state, timeline[0]?.kind, timeline[0]?.text]).toEqual(['released', 'sample.accepted', '已填平']);
    expect(await fact(number)).toEqual({
      ...{ state: 'released', agency: 'maintenance', outcome: 'done' },
      ...{ reopened: 0, sampled: 1, accepted: 1, rejected: 0 },
    });
    const again = await judge(await sampleOf(number), 'reject');
    expect([again.status, again.body.code]).toEqual([409, 'ACTION_NOT_POSSIBLE']);
  });

  it('that is bad is done again by who did it, under a limit of its own, and the citizen is told', async () => {
    const number = await released();
    await draw({ until: '2026-11-16' });
    const { body } = await judge(await sampleOf(number), 'reject').expect(200);
    expect(body).toMatchObject({ state: 'rejected', agency: { code: 'maintenance' } });
    expect(body.answers.filter(({ ok }: { ok: boolean }) => !ok)).toMatchObject([{ code: 'done' }]);
    const page = await hotline.page(number);
    expect(page).toMatchObject({
      ...{ state: 'dispatched', whereabouts: { agency: { code: 'maintenance' } } },
    });
    // Three working days after Monday the 16th: Thursday, until its end.
    expect(await hotline.clocks(number, 'improve')).toMatchObject([
      { dueAt: at('20T00:00'), stoppedAt: null },
    ]);
    expect(await hotline.clock(number, 'sample')).toMatchObject({ outcome: 'met', heldBy: null });
    expect((await hotline.clocks(number, 'complete')).map(({ outcome }) => outcome)).toEqual(['met', null]);
    const improve = await hotline.server.db.query(
      `select k.agency, w.state from clock k join work_order w on w.id = k.work_order_id
        join case_file c on c.id = k.case_id where c.number = $1 and k.kind = 'improve'`,
      [number],
    );
    expect(improve).toEqual([{ agency: 'maintenance', state: 'dispatched' }]);
    expect(await calls(number)).toContainEqual({ purpose: 'tell_rework', result: null });
    expect(await fact(number)).toEqual({
      ...{ state: 'dispatched', agency: 'maintenance', outcome: null },
      ...{ reopened: 1, sampled: 1, accepted: 0, rejected: 1 },
    });
    // Late, and sent back once: the limit of the rework runs on.
    await hotline.server.moveTo(at('20T09:00'));
    await hotline.finish(number);
    expect(await hotline.clock(number, 'improve')).toMatchObject({
      outcome: 'missed',
      heldBy: 'maintenance',
    });
    await hotline.onCase(number, 'send-back', { reason: '仍未填平' });
    expect(await hotline.clock(number, 'improve')).toMatchObject({ outcome: null, stoppedAt: null });
    await hotline.report(number);
    expect(await hotline.clock(number, 'improve')).toMatchObject({
      outcome: 'missed',
      heldBy: 'maintenance',
    });
    // Who hears the result need not hear any more that it is done again.
    expect(await calls(number)).toContainEqual({ purpose: 'tell_rework', result: 'overtaken' });
    await hotline.onCase(number, 'release', { how: 'called_back' });
    // Another release, on another order: it may be drawn again, and is accepted now.
    await draw({ from: '2026-11-20', until: '2026-11-20' });
    await judge(await sampleOf(number), 'accept', {}, commission).expect(200);
    expect(await fact(number)).toEqual({
      ...{ state: 'released', agency: 'maintenance', outcome: 'done' },
      ...{ reopened: 1, sampled: 2, accepted: 1, rejected: 1 },
    });
    const story = (await hotline.story(number)).filter(
      line => line.startsWith('sample') || line.includes('reopen'),
    );
    expect(story).toEqual([
      'sample.drawn by commission',
      'sample.rejected by inspector',
      'sample.drawn by commission',
      'sample.accepted by commission',
    ]);
  });

  it('is judged on the whole form, by one of two, and never by an agency', async () => {
    const number = await released();
    await draw({ from: '2026-11-20', until: '2026-11-20' });
    const one = await sampleOf(number);
    const refusal = async (request: ReturnType<typeof judge>) => {
      const { status, body } = await request;
      return [status, body.code];
    };
    expect(await refusal(judge(one, 'accept', { answers: form().slice(1) }))).toEqual([
      422,
      'FORM_INCOMPLETE',
    ]);
    const other = [...form(), { code: 'neat', ok: true }];
    expect(await refusal(judge(one, 'accept', { answers: other }))).toEqual([422, 'UNKNOWN_ITEM']);
    expect(await refusal(judge(one, 'reject', { answers: form() }))).toEqual([422, 'NOTHING_WRONG']);
    expect(await refusal(judge(one, 'accept', { opinion: ' ' }))).toEqual([400, 'INVALID']);
    expect(await refusal(judge({ ...one, version: 9 }, 'accept'))).toEqual([409, 'STALE_VERSION']);
    const nobody = { ...one, id: '00000000-0000-7000-8000-000000000000' };
    expect(await refusal(judge(nobody, 'accept'))).toEqual([404, 'SAMPLE_NOT_FOUND']);
    for (const by of [hotline.officer, chief, hotline.supervisor, hotline.agent])
      expect(await refusal(judge(one, 'reject', {}, by))).toEqual([403, 'NOT_ALLOWED']);
    expect(await fact(number)).toMatchObject({ state: 'released', accepted: 0, rejected: 0 });
    const both = await Promise.all([judge(one, 'accept'), judge(one, 'reject', {}, commission)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.map(({ body }) => body.code).filter(Boolean)).toEqual(['ACTION_NOT_POSSIBLE']);
  });

  it('need not be judged any more once the case was reopened, or its release taken back', async () => {
    const numbers = [await released(), await released()];
    await draw({ from: '2026-11-20', until: '2026-11-20', count: 9 });
    const [first, second] = numbers as [string, string];
    await hotline.onCase(first, 'reopen', { reason: '未改善' });
    await hotline.onCase(second, 'take-back-release', { reason: '按錯' });
    for (const number of numbers) {
      const one = await sampleOf(number);
      expect([one.state, one.mayJudge]).toEqual(['moot', false]);
      expect(await hotline.clock(number, 'sample')).toMatchObject({ outcome: 'cancelled' });
      expect((await judge(one, 'reject')).body.code).toBe('ACTION_NOT_POSSIBLE');
      expect(await fact(number)).toMatchObject({ sampled: 1, accepted: 0, rejected: 0 });
    }
  });
});
