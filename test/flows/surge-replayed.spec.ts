import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock } from '../../src/platform/clock/clock.js';
import type { FeedLine } from '../support/feed.js';
import { type Hotline, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';
import { ReplayedCity } from '../support/replayed-city.js';

/** Real cases, which may not be part of the project: kept beside it, or not at all. */
const FILE = resolve(import.meta.dirname, '../../../shared/data/kaohsiung-dispatch-2016-11.jsonl.gz');
const CASES = 600;
const HOUR_MS = 3_600_000;
const [FROM, TO] = ['2016-11-02T12:00:00+08:00', '2016-11-03T12:00:00+08:00'];

interface Limited {
  category: string;
  receivedAt: Date;
  surge: boolean;
  told: boolean;
  kind: string;
  startedAt: Date;
  originalDueAt: Date;
  missed: boolean;
}

/** Switched on and off as it would have been then. */
async function surge({ server }: Hotline): Promise<void> {
  const clock = server.app.get(Clock);
  clock.stopAt(new Date(FROM));
  const supervisor = await signIn(server.app, 'supervisor');
  const wish = { ruleSet: 'storm', reason: '颱風', expectedEnd: TO };
  const { body } = await post(supervisor, '/api/surges', wish).expect(201);
  clock.stopAt(new Date(TO));
  await post(supervisor, `/api/surges/${body.id}/actions/end`, {}).expect(200);
}

(existsSync(FILE) ? describe : describe.skip)('Real cases of days in which surge mode was on', () => {
  let city: ReplayedCity;
  let limits: Limited[];

  beforeAll(async () => {
    const lines = gunzipSync(readFileSync(FILE)).toString().trimEnd().split('\n').slice(0, CASES);
    city = await ReplayedCity.open(surge);
    await city.replay(...lines.map(line => JSON.parse(line) as FeedLine));
    limits = await city.db.query<Limited>(
      `select f.first_category as category, c.received_at as "receivedAt", c.surge_id is not null as surge,
              f.surge_id is not null as told, k.kind, k.started_at as "startedAt",
              k.original_due_at as "originalDueAt", coalesce(k.outcome = 'missed', false) as missed
         from case_file c join fact_case f on f.case_id = c.id join clock k on k.case_id = c.id
        where k.work_order_id is null and k.kind in ('respond', 'complete') and f.recategorised = 0`,
    );
  }, 300_000);
  afterAll(() => city.close());

  const hoursOf = ({ startedAt, originalDueAt }: Limited): number => (+originalDueAt - +startedAt) / HOUR_MS;
  const responses = (inIt: boolean): Limited[] =>
    limits.filter(({ kind, surge }) => kind === 'respond' && surge === inIt);

  it('are of it exactly when they were received in it, in the file and in the facts', () => {
    expect(responses(true).length).toBeGreaterThan(50);
    expect(responses(false).length).toBeGreaterThan(50);
    for (const { receivedAt, surge, told } of limits) {
      const isIn = receivedAt >= new Date(FROM) && receivedAt < new Date(TO);
      expect([surge, told]).toEqual([isIn, isIn]);
    }
  });

  it('have its hours, and all others their own', () => {
    expect(new Set(responses(false).map(hoursOf))).toEqual(new Set([4]));
    expect(new Set(responses(true).map(hoursOf))).toEqual(new Set([4, 24]));
    const trees = limits.filter(({ kind, category }) => kind === 'complete' && category === 'PK01');
    for (const tree of trees) expect(hoursOf(tree)).toBe(tree.surge ? 72 : 24);
  });

  it('are late less often', () => {
    const late = (inIt: boolean): number => {
      const all = responses(inIt);
      return all.filter(({ missed }) => missed).length / all.length;
    };
    expect(late(true)).toBeLessThan(late(false));
  });
});
