import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { StatisticsService } from '../../src/statistics/statistics.service.js';
import { at, CoHandling } from '../support/co-handling.js';
import { post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

let city: CoHandling;
let manager: TestAgent;
let leadsChief: TestAgent;
let asked: TestAgent;

beforeAll(async () => {
  city = await CoHandling.open();
  const { app } = city.hotline.server;
  manager = await signIn(app, 'manager');
  leadsChief = await signIn(app, 'agency_chief', 'environment');
  asked = await signIn(app, 'agency_chief', 'water-resources');
});
afterAll(() => city.close());

const totals = async (date: string, by: TestAgent): Promise<Record<string, unknown>> => {
  await city.hotline.server.settle();
  const { body } = await by.get(`/api/reports/day?date=${date}`).expect(200);
  expect(body.definitions).toMatchObject({ coHandled: {}, answers: {}, urged: {} });
  return body.totals;
};
const facts = async (): Promise<string> => {
  const { db } = city.hotline.server;
  const tables = ['fact_case', 'fact_clock', 'fact_step'];
  const rows = await Promise.all(
    tables.map(table => db.query(`select to_jsonb(t)::text as row from ${table} t order by 1`)),
  );
  return JSON.stringify(rows);
};

describe('the report of the day', () => {
  it('counts what others were asked, which answers were late, and who had to be urged', async () => {
    const [late, alone] = [await city.petition(), await city.petition()];
    await city.asked(late, 'transport', 'water-resources');
    await city.act(late, 'transport', 'acknowledge', city.transport);
    await city.act(late, 'transport', 'answer', city.transport, { text: '查復' });
    const remind = async (number: string): Promise<void> => {
      const { version } = await city.hotline.page(number);
      const wish = { version, text: '民眾再次來電' };
      await post(city.hotline.agent, `/api/cases/${number}/actions/remind`, wish).expect(200);
    };
    await remind(alone);
    await remind(alone);
    // Answers are due three working days after Friday the 13th.
    await city.hotline.server.moveTo(at('11-19T09:00:00'));
    await city.act(late, 'water-resources', 'chase', city.officer, { text: '請說明' });
    const ofDay = {
      ...{ casesOpened: 2, coHandled: 1, coHandledPercent: 50 },
      ...{ reminded: 1, remindedPercent: 50, reminders: 2, chased: 1, chasedPercent: 50, chases: 1 },
    };
    expect(await totals('2026-11-13', manager)).toMatchObject({ ...ofDay, answerDue: 0 });
    const open = {
      answerMet: 1,
      answerMissed: 0,
      answerOpenOverdue: 1,
      answerDue: 2,
      answerOnTimePercent: 50,
    };
    expect(await totals('2026-11-18', manager)).toMatchObject({ casesOpened: 0, coHandled: 0, ...open });
    // Lateness is of who was asked; the case of who has it.
    expect(await totals('2026-11-13', leadsChief)).toMatchObject(ofDay);
    expect(await totals('2026-11-18', leadsChief)).toMatchObject({ answerDue: 0, answerOnTimePercent: null });
    expect(await totals('2026-11-13', asked)).toMatchObject({ casesOpened: 0, coHandled: 0, chases: 0 });
    expect(await totals('2026-11-18', asked)).toMatchObject({ answerOpenOverdue: 1, answerOnTimePercent: 0 });
    await city.act(late, 'water-resources', 'acknowledge', city.water);
    await city.act(late, 'water-resources', 'answer', city.water, { text: '查復' });
    expect(await totals('2026-11-18', manager)).toMatchObject({
      ...open,
      answerMissed: 1,
      answerOpenOverdue: 0,
    });
    const { text } = await manager.get('/api/reports/day?date=2026-11-18&format=csv').expect(200);
    expect(text).toContain('會辦答復如期率');
  });

  it('says the same when its facts are made anew from the log', async () => {
    await city.hotline.server.settle();
    const before = await facts();
    await city.hotline.server.app.get(StatisticsService).rebuild();
    expect(await facts()).toBe(before);
  });
});
