import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import type { BreachReportDto } from '../../src/statistics/breaches/breach-report.dto.js';
import type { DayReportDto } from '../../src/statistics/report.dto.js';
import type { ResponseReportDto } from '../../src/statistics/responses/responses.dto.js';
import type { FeedLine } from '../support/feed.js';
import { signIn } from '../support/people.js';
import { agencyOf } from '../support/profile-words.js';
import { countFeed, type FeedCase, type FeedLimit } from '../support/recount-feed.js';
import { ReplayedCity } from '../support/replayed-city.js';

/** Real cases, which may not be part of the project: kept beside it, or not at all. */
const FILE = resolve(import.meta.dirname, '../../../shared/data/kaohsiung-dispatch-2016-11.jsonl.gz');
const CASES = 700;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const midnight = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);
const hourOf = (at: number): string => String(new Date(at + 8 * HOUR_MS).getUTCHours()).padStart(2, '0');
const countOf = <T>(all: T[], is: (one: T) => boolean): number => all.filter(is).length;

function told<T>(all: T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

interface Limited {
  of: FeedCase;
  limit: FeedLimit;
}

const LIMITS_BY: Record<string, (one: Limited) => string> = {
  agency: ({ limit }) => agencyOf(limit.unit),
  unit: ({ limit }) => limit.unit,
  category: ({ of }) => of.item,
  district: ({ of }) => of.district,
  hour: ({ limit }) => hourOf(limit.startedAt),
};
const VERDICTS = ['met', 'missed', 'openOverdue', 'cancelled'] as const;

const CASES_BY: Record<string, (of: FeedCase) => string> = {
  agency: ({ unit }) => agencyOf(unit),
  unit: ({ unit }) => unit,
  category: ({ item }) => item,
  district: ({ district }) => district,
};

const SPANS = [
  ['2016-11-01', '2016-11-30'],
  ['2016-11-03', '2016-11-03'],
] as const;

(existsSync(FILE) ? describe : describe.skip)('Real cases that happen again', () => {
  let city: ReplayedCity;
  let manager: TestAgent;
  let cases: FeedCase[];

  beforeAll(async () => {
    const lines = gunzipSync(readFileSync(FILE))
      .toString()
      .trimEnd()
      .split('\n')
      .slice(0, CASES)
      .map(line => JSON.parse(line) as FeedLine);
    cases = lines.map(countFeed);
    city = await ReplayedCity.open();
    await city.replay(...lines);
    manager = await signIn(city.hotline.server.app, 'manager');
  }, 300_000);
  afterAll(() => city.close());

  const ask = async <T>(path: string, asked: Record<string, string>): Promise<T> =>
    (await manager.get(`/api/reports/${path}?${new URLSearchParams(asked)}`).expect(200)).body;

  describe.each(SPANS)('from %s to %s', (from, to) => {
    const isWithin = (at: number): boolean => at >= midnight(from) && at < midnight(to) + DAY_MS;

    it.each(['respond', 'complete'] as const)('are as late as the file says: %s', async clock => {
      const limits = cases
        .flatMap(of => of.limits.map(limit => ({ of, limit })))
        // 24:00 belongs to the day that ends.
        .filter(({ limit }) => limit.clock === clock && isWithin(limit.dueAt - 1));
      expect(limits.length).toBeGreaterThan(100);
      for (const [by, keyOf] of Object.entries(LIMITS_BY)) {
        const { rows } = await ask<BreachReportDto>('breaches', { clock, by, from, to });
        const said = rows.map(row => [row.key, VERDICTS.map(verdict => row[verdict])]);
        const counted = [...told(limits, keyOf)].map(([key, all]) => [
          key,
          VERDICTS.map(verdict => countOf(all, ({ limit }) => limit.verdict === verdict)),
        ]);
        expect({ by, ...Object.fromEntries(said) }).toEqual({ by, ...Object.fromEntries(counted) });
      }
    });

    it('are as many as the file has, sent, opened again and released', async () => {
      const received = cases.filter(({ receivedAt }) => isWithin(receivedAt));
      for (const [by, keyOf] of Object.entries(CASES_BY)) {
        const { rows, total } = await ask<ResponseReportDto>('responses', { by, from, to });
        const said = rows
          .filter(row => (row.cases?.opened ?? 0) > 0)
          .map(({ key, cases }) => [key, [cases?.opened, cases?.passedOn, cases?.reopened]]);
        const counted = [...told(received, keyOf)].map(([key, all]) => [
          key,
          [all.length, countOf(all, ({ isSent }) => isSent), countOf(all, ({ reopened }) => reopened > 0)],
        ]);
        expect({ by, ...Object.fromEntries(said) }).toEqual({ by, ...Object.fromEntries(counted) });
        expect(total.cases?.released).toBe(
          countOf(
            cases.flatMap(one => one.releasedAt),
            isWithin,
          ),
        );
      }
    });
  });

  it('are acknowledged, reported and released on their days as the file says', async () => {
    for (const date of ['2016-11-01', '2016-11-02', '2016-11-03', '2016-11-04']) {
      const isOfDay = (at: number): boolean => at >= midnight(date) && at < midnight(date) + DAY_MS;
      const own = cases.filter(({ receivedAt }) => isOfDay(receivedAt));
      const within4h = (of: 'acknowledgedAt' | 'reportedAt'): number =>
        countOf(own, one => (one[of] ?? Number.POSITIVE_INFINITY) <= one.receivedAt + 4 * HOUR_MS);
      const { totals } = await ask<DayReportDto>('day', { date });
      expect({ date, ...totals }).toMatchObject({
        ...{ date, contacts: own.length, casesOpened: own.length },
        acknowledgedWithin4h: within4h('acknowledgedAt'),
        reportedWithin4h: within4h('reportedAt'),
        released: countOf(cases, ({ releasedAt }) => releasedAt.some(isOfDay)),
      });
    }
  });
});
