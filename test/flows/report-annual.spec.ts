import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { newId } from '../../src/platform/ids.js';
import type { AnnualFigureDto, AnnualReportDto } from '../../src/statistics/annual/annual.dto.js';
import { ANNUAL_FIGURES } from '../../src/statistics/annual/annual-figures.js';
import { startApp, type TestApp } from '../support/app.js';
import { Command } from '../support/command.js';
import { signIn } from '../support/people.js';
import { Story, type StoryEvent, Teller, time } from '../support/story.js';

const NOW = '2026-11-23T08:00:00+08:00';

const contact = (at: string, outcome: string, more: object = {}): StoryEvent => ({
  kind: 'contact.recorded',
  at: time(at),
  caseId: null,
  payload: {
    ...{ contactId: newId(), channel: 'phone', outcome, topic: null, reason: null, origin: 'live' },
    answeredAtOnce: outcome === 'inquiry',
    receivedAt: time(at).toISOString(),
    cases: [],
    ...more,
  },
});
const opened = (at: string, kind: string, channel: string): StoryEvent[] =>
  new Story(at, { kind: kind as 'petition', channel }).events;
const served = (day: string, service: string, persons: number): StoryEvent => ({
  kind: 'service.counted',
  at: time(`${day} 12:00`),
  caseId: null,
  payload: { countId: newId(), service, site: 'siwei', day, persons },
});
const asked = (at: string, asked: number): StoryEvent =>
  contact(at, 'inquiry', {
    channel: 'chatbot',
    questions: { traffic: { asked, answered: asked }, environment: { asked: 1, answered: 0 } },
  });

/** Where nobody has reported any (test/flows/bullying, works-figures and accident-figures have years with them). */
const NO_REPORTS = Object.fromEntries(
  ANNUAL_FIGURES.filter(
    ({ group, key }) =>
      ['bullying', 'accidents'].includes(group) || /_(reports|closed|inspections|rate_pct)$/.test(key),
  ).map(({ key }) => [key, null]),
);

/** Of 114 (2025), with neighbours that belong to other years. */
const EVENTS: StoryEvent[] = [
  ...['2025-01-01 00:00', '2025-06-30 12:00', '2025-12-31 23:59'].map(at => contact(at, 'inquiry')),
  contact('2025-03-01 09:00', 'inquiry', { answeredAtOnce: false }),
  contact('2025-03-01 09:00', 'recorded'),
  contact('2025-07-01 00:00', 'recorded'),
  contact('2025-03-01 09:00', 'other'),
  contact('2024-12-31 23:59', 'other'),
  contact('2026-01-01 00:00', 'other'),
  contact('2025-03-01 09:00', 'inquiry', { channel: 'counter' }),
  ...opened('2025-02-01 08:00', 'dispatch', 'phone'),
  ...opened('2025-02-01 08:00', 'dispatch', 'app'),
  ...opened('2025-08-01 08:00', 'dispatch', 'app'),
  ...opened('2025-08-01 08:00', 'petition', 'phone'),
  ...opened('2025-08-01 08:00', 'petition', 'letter'),
  ...opened('2025-08-01 08:00', 'petition', 'mailbox'),
  ...opened('2025-08-01 08:00', 'petition', 'app'),
  ...opened('2026-08-01 08:00', 'petition', 'app'),
  ...[5, 4, 3].flatMap(
    service =>
      new Story('2025-09-01 08:00', { kind: 'petition', channel: 'fax' })
        .survey('survey.invited', '2025-09-02 08:00', { expiresAt: NOW })
        .survey('survey.answered', '2025-09-03 08:00', { service, outcome: 1 }).events,
  ),
  // Drawn by telephone: one is content, one is not, one cannot be reached, one says nothing.
  ...[4, 2, 'survey.undelivered', 'survey.expired'].flatMap(said => {
    const story = new Story('2025-09-01 08:00', { kind: 'petition', channel: 'fax' });
    story.survey('survey.invited', '2025-09-02 08:00', { sample: 'phone', expiresAt: NOW });
    if (typeof said === 'string')
      return story.survey(said as 'survey.expired', '2025-09-03 08:00', { sample: 'phone' }).events;
    return story.survey('survey.answered', '2025-09-03 08:00', { sample: 'phone', service: said }).events;
  }),
  // Written down by an agency of public works.
  ...[4, 4, 2].flatMap(
    service =>
      new Story('2025-10-01 08:00', { kind: 'dispatch', channel: 'phone' }).survey(
        'survey.answered',
        '2025-10-03 08:00',
        { service, outcome: service, byAgency: 'maintenance' },
      ).events,
  ),
  // A report by the app that became a petition: nobody has written to the mayor.
  ...new Story('2025-08-01 08:00', { kind: 'petition', channel: 'app' }).tell(
    'case.linked',
    '2025-08-01 08:00',
    { link: 'converted', fromId: newId(), from: 'D' },
  ).events,
  served('2025-01-01', 'legal-advice', 4),
  served('2025-12-31', 'legal-advice', 3),
  served('2026-01-01', 'legal-advice', 9),
  served('2025-05-05', 'blood-pressure', 2),
  asked('2025-10-31 23:00', 5),
  asked('2025-11-01 00:00', 7),
];

describe('The yearly report', () => {
  let city: TestApp;
  let manager: TestAgent;
  beforeAll(async () => {
    city = await startApp({ now: NOW });
    manager = await signIn(city.app, 'manager');
    await new Teller(city).write(EVENTS);
  });
  afterAll(() => city.close());

  const report = async (asked: string, by = manager): Promise<AnnualReportDto> =>
    (await by.get(`/api/reports/annual?${asked}`).expect(200)).body;
  const figure = async (key: string, asked = 'year=114'): Promise<AnnualFigureDto> =>
    (await report(asked)).figures.find(one => one.key === key) as AnnualFigureDto;
  const values = ({ figures }: AnnualReportDto): Record<string, number | null> =>
    Object.fromEntries(
      figures.filter(({ basis }) => basis === 'counted').map(({ key, value }) => [key, value]),
    );
  const enter = (body: object, by = manager) => by.post('/api/reports/annual/figures').send(body);

  it('counts what is in the system, by the days of the city', async () => {
    expect(values(await report('year=114'))).toEqual({
      ...{ calls: 7, calls_monthly_average: 1, inquiries: 4, forwarded: 2, other: 1 },
      ...{ share_inquiry_pct: 57.1, share_forwarded_pct: 28.6, share_other_pct: 14.3 },
      ...{ instant_reply_pct: 75, satisfaction_pct: 50, satisfaction_answers: 2 },
      ...{ satisfaction_response_pct: 66.7, satisfaction_self_pct: 66.7, satisfaction_self_answers: 3 },
      ...{ satisfaction_self_response_pct: 100 },
      ...{ dispatch_cases: 6, dispatch_monthly_average: 1, dispatch_in_surge: 0 },
      ...{ petitions: 10, mayor_mailbox: 2, petitions_and_mailbox: 12 },
      ...{ app_mailbox: 1, app_dispatch: 2, app_dispatch_share_pct: 33.3 },
      ...{ public_works_supervision_satisfied_pct: 66.67, public_works_supervision_dissatisfied_pct: 33.33 },
      public_works_supervision_answers: 3,
      ...{ chatbot_questions: 14, chatbot_questions_nov_dec: 8, legal_advice: 7, health_service: 2 },
      ...NO_REPORTS,
    });
  });

  it('of months counts these months, and divides by them', async () => {
    const half = await report('year=114&months=1-6');
    expect(values(half)).toEqual({
      ...{ calls: 5, calls_monthly_average: 1, inquiries: 3, forwarded: 1, other: 1 },
      ...{ share_inquiry_pct: 60, share_forwarded_pct: 20, share_other_pct: 20 },
      ...{ instant_reply_pct: 66.7, satisfaction_pct: null, satisfaction_answers: 0 },
      ...{ satisfaction_response_pct: null, satisfaction_self_pct: null, satisfaction_self_answers: 0 },
      ...{ satisfaction_self_response_pct: null },
      ...{ dispatch_cases: 2, dispatch_monthly_average: 0, dispatch_in_surge: 0 },
      ...{ petitions: 0, mayor_mailbox: 0, petitions_and_mailbox: 0 },
      ...{ app_mailbox: 0, app_dispatch: 1, app_dispatch_share_pct: 50 },
      ...{ public_works_supervision_satisfied_pct: null, public_works_supervision_dissatisfied_pct: null },
      public_works_supervision_answers: 0,
      ...{ chatbot_questions: 0, chatbot_questions_nov_dec: null, legal_advice: 4, health_service: 2 },
      ...NO_REPORTS,
    });
    expect([half.firstMonth, half.lastMonth]).toEqual([1, 6]);
  });

  it('says what chance leaves open of a satisfaction, and of nothing else', async () => {
    const { figures } = await report('year=114');
    const open = figures.flatMap(({ key, interval }) => (interval ? [[key, interval]] : []));
    expect(Object.fromEntries(open)).toEqual({
      satisfaction_pct: { low: 9.5, high: 90.5 },
      satisfaction_self_pct: { low: 20.8, high: 93.9 },
      public_works_supervision_satisfied_pct: { low: 20.8, high: 93.9 },
    });
  });

  it('takes what somebody has entered of public works before what agencies wrote down, until it is taken back', async () => {
    const key = 'public_works_supervision_satisfied_pct';
    const told = async () => {
      const { value, basis, interval, mayBeEntered } = await figure(key);
      return { value, basis, hasInterval: interval !== null, mayBeEntered };
    };
    const counted = { value: 66.67, basis: 'counted', hasInterval: true, mayBeEntered: true };
    expect(await told()).toEqual(counted);
    await enter({ year: 114, key, value: 80.95, source: '督導小組' }).expect(204);
    expect(await told()).toEqual({ value: 80.95, basis: 'entered', hasInterval: false, mayBeEntered: true });
    expect((await figure('public_works_supervision_answers')).value).toBe(3);
    await enter({ year: 114, key, value: null, source: '誤登' }).expect(204);
    expect(await told()).toEqual(counted);
  });

  it('has no average of months that are not over', async () => {
    const running = await report('year=115');
    expect([running.isOver, values(running).calls_monthly_average]).toEqual([false, null]);
    expect(values(running).dispatch_monthly_average).toBeNull();
    const over = await report('year=115&months=1-10');
    expect([over.isOver, values(over).calls_monthly_average]).toEqual([true, 0]);
  });

  it('says where what was printed contradicts itself', async () => {
    const { contradictions, printed } = await report('year=101');
    expect(printed?.source).toBe('000_69321fcc777b8b14.txt');
    expect(contradictions.map(({ of, words }) => `${of}: ${words.en}`)).toEqual([
      'printed: shares sum to 100.73',
      'printed: 748279/12 = 62356.58, printed truncated',
      'printed: 29.6 % is no share of 43',
    ]);
    expect((await figure('calls', 'year=107')).printed).toBe(835_594);
    expect((await report('year=107')).contradictions).toEqual([]);
    expect((await report('year=114')).printed).toBeNull();
  });

  it('takes what it cannot count from people, keeps every entry, and is told what contradicts it', async () => {
    await enter({ year: 114, key: 'staff', value: 43, source: '人事室' }).expect(204);
    await enter({ year: 114, key: 'staff_with_disabilities_pct', value: 25.6, source: '人事室' }).expect(204);
    expect((await report('year=114')).contradictions).toEqual([]);
    await enter({ year: 114, key: 'staff', value: 44, source: '人事室更正' }).expect(204);
    const staff = await figure('staff');
    expect([staff.basis, staff.value]).toEqual(['entered', 44]);
    expect(staff.entered.map(({ value, source, by }) => [value, source, by])).toEqual([
      [44, '人事室更正', '測試 manager'],
      [43, '人事室', '測試 manager'],
    ]);
    const { contradictions } = await report('year=114');
    expect(contradictions.map(({ of, words }) => [of, words.en])).toEqual([
      ['present', '25.6 % is no share of 44'],
    ]);
    await enter({ year: 114, key: 'staff', value: null, source: '誤登' }).expect(204);
    expect((await figure('staff')).value).toBeNull();
    expect((await figure('staff', 'year=114&months=1-6')).entered).toEqual([]);
    const [told] = await city.db.query<{ told: number }>(
      `select count(*)::int as told from access_log
        where action = 'annual-figure.entered' and subject = 'annual-figure:114:1-12:staff'`,
    );
    expect(told?.told).toBe(3);
  });

  it.each<[object, number, string, string]>([
    [{ year: 114, key: 'seats', value: 3.5, source: 'x' }, 422, 'NOT_WHOLE', 'value'],
    [{ year: 114, key: 'calls', value: 3, source: 'x' }, 422, 'FIGURE_IS_COUNTED', 'key'],
    [{ year: 114, key: 'chairs', value: 3, source: 'x' }, 422, 'UNKNOWN_FIGURE', 'key'],
    [{ year: 114, months: '7-6', key: 'seats', value: 3, source: 'x' }, 422, 'NO_SUCH_MONTHS', 'months'],
    [{ year: 114, key: 'seats', value: -1, source: 'x' }, 400, 'INVALID', 'value'],
    [{ year: 114, key: 'seats', source: 'x' }, 400, 'INVALID', 'value'],
    [{ year: 114, key: 'seats', value: 3, source: ' ' }, 400, 'INVALID', 'source'],
    [{ year: 2025, key: 'seats', value: 3, source: 'x' }, 400, 'INVALID', 'year'],
  ])('%j is refused: %i %s at %s', async (body, status, code, field) => {
    const { body: problem } = await enter(body).expect(status);
    expect([problem.code, problem.fields[0].field]).toEqual([code, field]);
  });

  it('is no agency’s, and no supervisor enters a figure', async () => {
    const chief = await signIn(city.app, 'agency_chief');
    await chief.get('/api/reports/annual?year=114').expect(403);
    const supervisor = await signIn(city.app, 'supervisor');
    await supervisor.get('/api/reports/annual?year=114').expect(200);
    await enter({ year: 114, key: 'seats', value: 3, source: 'x' }, supervisor).expect(403);
  });

  it.each(['year=107&months=6-1', 'year=107&months=0', 'year=2018', 'year=x', ''])(
    'refuses %j',
    async asked => {
      const { body } = await manager.get(`/api/reports/annual?${asked}`);
      expect([400, 422]).toContain(body.status);
    },
  );

  it('is a file, with figures as numbers and what is entered named so', async () => {
    await enter({ year: 114, key: 'seats', value: 33, source: '研考會' }).expect(204);
    const { text } = await manager
      .get('/api/reports/annual?year=114&format=csv&lang=zh-TW')
      .buffer(true)
      .expect(200);
    expect(text).toContain('話務中心,電話總處理量（通）,7,,,系統統計,');
    expect(text).toContain('座席與人力,話務座席（席）,33,,,人工登載,研考會');
    for (const format of ['xlsx', 'ods'])
      await manager.get(`/api/reports/annual?year=101&format=${format}`).expect(200);
  });

  const command = (...args: string[]) =>
    Command.run('report', args, { databaseUrl: city.databaseUrl, dataDir: city.config.dataDir });

  it('is answered on the command line, in words and as JSON with the keys that were printed', async () => {
    const { code, out } = await command('annual', '114', '--json');
    expect(code).toBe(0);
    const { calls, seats, bullying_reports: bullying } = JSON.parse(out);
    expect([calls, seats, bullying.by_source.other]).toEqual([7, 33, null]);

    const half = JSON.parse((await command('annual', '110', '--months', '1-6', '--json')).out);
    expect(Object.keys(half).join(' ')).toBe(
      'source months calls calls_monthly_average inquiries dispatch_cases petitions chatbot_questions legal_advice public_works_supervision_reports public_works_supervision_closed',
    );
    const words = await command('annual', '101');
    expect(words.out).toContain('Contradiction (printed): shares sum to 100.73');
  });

  it.each([[['annual', '110', '--months', '6-1']], [['monthly', '107']]])(
    'the command refuses %j in a sentence',
    async args => {
      const { code, out, err } = await command(...args);
      expect([code, out]).toEqual([1, '']);
      expect(err).toContain('Usage: npm run report -- annual YEAR');
    },
  );
});
