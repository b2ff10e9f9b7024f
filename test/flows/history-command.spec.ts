import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { annualJson } from '../../src/statistics/annual/annual-json.rules.js';
import { monthsIn, spanName } from '../../src/statistics/annual/annual-period.rules.js';
import { AnnualReportService } from '../../src/statistics/annual/annual-report.service.js';
import { readPrintedFigures } from '../../src/statistics/annual/printed-figures.js';
import { rounded } from '../../src/statistics/shares.rules.js';
import { StatisticsService } from '../../src/statistics/statistics.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { Command, type Said } from '../support/command.js';
import { Teller } from '../support/story.js';

const PRINTED = readPrintedFigures(resolve(import.meta.dirname, '../../config/city/kaohsiung'));
const SCALE = 0.002;

/** What the report of a scaled year must say: counts as so many times fewer, the rest as it was printed. */
function scaledFigures(name: string): Record<string, number> {
  const year = PRINTED.find(({ span }) => spanName(span) === name);
  if (!year) throw new Error(name);
  const { calls = 0, dispatch_cases: dispatch = 0, ...rest } = year.figures as Record<string, number>;
  const { petitions = 0, mayor_mailbox: mailbox = 0 } = rest;
  const months = monthsIn(year.span);
  const scaled = (count: number): number => Math.round(count * SCALE);
  const change: Record<string, (value: number) => number> = {
    ...Object.fromEntries(
      ['calls', 'inquiries', 'dispatch_cases', 'petitions', 'mayor_mailbox', 'app_mailbox', 'app_dispatch']
        .concat('legal_advice', 'chatbot_questions', 'chatbot_questions_nov_dec')
        .map(key => [key, scaled]),
    ),
    calls_monthly_average: () => rounded(scaled(calls) / months),
    dispatch_monthly_average: () => rounded(scaled(dispatch) / months),
    petitions_and_mailbox: () => scaled(petitions) + scaled(mailbox),
  };
  const figures = Object.entries(year.figures).map(([key, value]): [string, number] => [
    key,
    change[key]?.(value as number) ?? (value as number),
  ]);
  return Object.fromEntries(figures);
}

describe('npm run history', () => {
  let city: TestApp;
  let first: Said;
  const history = (...args: string[]): Promise<Said> =>
    Command.run('history', args, { databaseUrl: city.databaseUrl, dataDir: city.config.dataDir });

  beforeAll(async () => {
    city = await startApp();
    first = await history('107', '--exact', '--scale', String(SCALE), '--json');
  }, 240_000);
  afterAll(() => city.close());

  const report = async (name: string) => {
    const reports = city.app.get(AnnualReportService);
    const { span } = PRINTED.find(one => spanName(one.span) === name) as (typeof PRINTED)[number];
    const { figures } = await reports.report(span);
    return annualJson(
      span,
      Object.fromEntries(figures.map(({ key, value }) => [key, value])),
      reports.printed(span),
      [],
    ) as Record<string, number>;
  };

  it('ends with one line of JSON', () => {
    expect([first.code, first.err.includes('facts kept')]).toEqual([0, true]);
    const { contacts, cases, events } = JSON.parse(first.out);
    expect(contacts).toBeGreaterThan(1600);
    expect(cases).toBe(166 + 376 + 43);
    expect(events).toBeGreaterThan(6000);
  });

  it('loads a year whose report is what was printed of it, scaled, key by key', async () => {
    const expected = scaledFigures('107');
    const { source, ...found } = await report('107');
    expect(Object.keys(found)).toEqual(Object.keys(expected));
    for (const [key, value] of Object.entries(expected)) {
      // Of few, a percentage is only near.
      const isShare = key.startsWith('share') || key.startsWith('instant') || key === 'satisfaction_pct';
      if (isShare) expect(Math.abs((found[key] as number) - value)).toBeLessThan(3);
      else expect({ key, value: found[key] }).toEqual({ key, value });
    }
  });

  it('asks about cases of every kind, by chance, and who is content is among all of them', async () => {
    const [found] = await city.db.query<{
      asked: number;
      petitions: number;
      months: number;
      unhappy: number;
    }>(
      `select count(*)::int as asked, (count(*) filter (where kind = 'petition'))::int as petitions,
              count(distinct date_trunc('month', invited_at))::int as months,
              (count(*) filter (where service < 4))::int as unhappy
         from fact_survey where number like '_2018%'`,
    );
    expect(found).toMatchObject({ asked: 20, unhappy: 0 });
    expect(found?.petitions).toBeGreaterThan(5);
    expect(found?.months).toBeGreaterThan(4);
  });

  it('leaves a log that is sound, and facts that the log makes again', async () => {
    const verified = await Command.run('verify-log', ['--json'], {
      databaseUrl: city.databaseUrl,
      dataDir: city.config.dataDir,
    });
    expect([verified.code, JSON.parse(verified.out).faults]).toEqual([0, []]);
    const teller = new Teller(city);
    const before = await teller.facts();
    await city.app.get(StatisticsService).rebuild();
    expect(await teller.facts()).toBe(before);
  });

  it('wakes no clock, asks nobody and sends nothing', async () => {
    await city.settle();
    const [found] = await city.db.query<object>(
      `select (select count(*)::int from clock where next_at is not null or not history) as clocks,
              (select count(*)::int from survey where state <> 'answered') as surveys,
              (select count(*)::int from message) as messages, (select count(*)::int from phone_task) as tasks,
              (select count(*)::int from case_file where origin <> 'replay') as others`,
    );
    expect(found).toEqual({ clocks: 0, surveys: 0, messages: 0, tasks: 0, others: 0 });
  });

  it('says what contradicts itself, and loads what does not', async () => {
    const { code, err } = await history('101', '--exact', '--scale', String(SCALE));
    expect(code).toBe(0);
    expect(err).toContain('shares sum to 100.73; the consistent ones are loaded');
    const { share_inquiry_pct: inquiry, share_other_pct: other, petitions } = await report('101');
    expect(petitions).toBe(Math.round(90_299 * SCALE));
    expect(Math.abs((inquiry as number) - 44.16)).toBeLessThan(0.1);
    expect(Math.abs((other as number) - 35.84)).toBeLessThan(0.1);
  });

  it('that is cut off when its rows are there is whole once the log is heard', async () => {
    const lock = new pg.Client({ connectionString: city.databaseUrl });
    await lock.connect();
    await lock.query('begin');
    await lock.query('lock table fact_contact in share mode');
    const where = { databaseUrl: city.databaseUrl, dataDir: city.config.dataDir };
    const cut = Command.start('history', ['110-H1', '--exact', '--scale', String(SCALE)], where);
    await cut.says('sealed');
    await cut.kill();
    await lock.query('rollback');
    await lock.end();
    const again = await history('110-H1', '--exact', '--scale', String(SCALE));
    expect(again.err).toContain('nothing is loaded');
    await city.settle();
    const { source, months, ...found } = await report('110 1-6');
    expect(found).toEqual(scaledFigures('110 1-6'));
  });

  it('loads a year once, however many start at the same time', async () => {
    const both = await Promise.all([1, 2].map(() => history('112', '--exact', '--scale', String(SCALE))));
    expect(both.map(({ code }) => code).sort()).toEqual([0, 1]);
    expect(both.map(({ err }) => err).join()).toContain('nothing is loaded');
    expect((await report('112')).calls).toBe(scaledFigures('112').calls);
  }, 120_000);

  it.each([
    ['a year that is there already', ['107', '--exact', '--scale', '0.001'], 'nothing is loaded'],
    ['a year of which nothing is printed', ['99', '--exact'], 'The city has printed nothing of 99'],
    ['a scale that is none', ['112', '--exact', '--scale', '2'], '--scale must be'],
  ])('refuses %s in a sentence', async (_name, args, expected) => {
    const { code, out, err } = await history(...args);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(expected);
  });
});
