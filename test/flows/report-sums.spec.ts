import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TAIPEI } from '../../src/platform/clock/taipei.js';
import type { Transaction } from '../../src/platform/database/transaction.js';
import type { EventKind } from '../../src/platform/log/fact.js';
import { type FrozenMonth, FrozenQuery } from '../../src/statistics/frozen/frozen.query.js';
import { FrozenSumsQuery } from '../../src/statistics/frozen/frozen-sums.query.js';
import type { Month } from '../../src/statistics/months.rules.js';
import { daysFrom, type Period } from '../../src/statistics/period.rules.js';
import { FAMILIES, type FamilyName } from '../../src/statistics/rollup/families.js';
import { RollupService } from '../../src/statistics/rollup/rollup.service.js';
import { RollupMonthsQuery } from '../../src/statistics/rollup/rollup-months.query.js';
import { type Sum, type SumsAsked, SumsQuery } from '../../src/statistics/rollup/sums.query.js';
import { startApp, type TestApp } from '../support/app.js';
import { signIn } from '../support/people.js';
import { Story, Teller } from '../support/story.js';

const DAYS = Array.from({ length: 12 }, (_, i) => `2026-11-${String(i + 10)}`);
const AGENCIES = ['police', 'maintenance', 'environment'];
const DISTRICTS = ['苓雅區', '三民區', null];

/** A case whose limit of four hours was kept, missed, given up or is still running; by its number. */
function storyOf(nr: number): Story {
  const day = DAYS[nr % DAYS.length] as string;
  const at = (minutes: number): string =>
    `${day} ${String(8 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const agency = AGENCIES[nr % 3] as string;
  const story = new Story(at(nr % 120), {
    category: nr % 2 ? 'RD01' : 'EP01',
    district: DISTRICTS[nr % 3] ?? null,
    channel: nr % 5 ? 'phone' : 'app',
    kind: nr % 7 ? 'dispatch' : 'petition',
    agency,
  }).clock('clock.started', at(nr % 120), at(240 + (nr % 120)));
  const stopped = nr % 4 === 0 ? 300 + (nr % 120) : 130 + (nr % 120);
  if (nr % 4 === 0) story.clock('clock.breached', at(240 + (nr % 120)), at(240 + (nr % 120)), { agency });
  if (nr % 9)
    story.clock('clock.stopped', at(stopped), at(240 + (nr % 120)), {
      agency,
      outcome: nr % 4 === 0 ? 'missed' : nr % 6 === 0 ? 'cancelled' : 'met',
    });
  if (nr % 8 === 0) story.tell('case.withdrawn', at(500));
  if (nr % 4 === 1) story.tell('case.released', at(500), { how: 'call' });
  if (nr % 8 === 1) story.tell('case.release-taken-back', at(502));
  if (nr % 16 === 1) story.tell('case.released', at(504), { how: 'call' });
  if (nr % 5 > 1) story.survey('survey.invited', at(510 + (nr % 200)), { channel: nr % 2 ? 'sms' : 'mail' });
  if (nr % 11 === 3) story.survey('survey.undelivered', at(720));
  if (nr % 5 === 4)
    story.survey('survey.answered', at(730), {
      ...{ service: 1 + (nr % 4), outcome: 5 - (nr % 3) },
      reasons: nr % 2 ? ['slow', 'came_back'] : ['other'],
    });
  if (nr % 6 === 0) story.survey('survey.invited', at(740), { sample: 'phone', channel: 'call' });
  if (nr % 12 === 0) story.survey('survey.answered', at(750), { sample: 'phone', service: 5 - (nr % 2) });
  return story;
}

describe('The sums of a period', () => {
  let city: TestApp;
  let log: Teller;
  const asked = async (tx: Transaction, name: FamilyName, period: Period, of: SumsAsked): Promise<Sum[]> =>
    city.app.get(SumsQuery).of(tx, name, await city.app.get(RollupMonthsQuery).standing(tx, period), of);
  const sums = (name: FamilyName, period: Period, dimensions: readonly string[], narrowing = {}) =>
    city.db.transaction(tx => asked(tx, name, period, { by: dimensions, narrowing }));
  const period = (first: string, last: string): Period => daysFrom(first, last) as Period;

  /** The same, row by row, in no way like the sums: one key at a time from the facts. */
  async function counted(name: FamilyName, { from, to }: Period, dimension: string, narrowed = 'true') {
    const { table, row, within, kind, figures, dimensions } = FAMILIES[name] as (typeof FAMILIES)['cases'];
    const key = `coalesce(${dimensions[dimension as keyof typeof dimensions]}, '')`;
    const columns = Object.entries(figures).map(([figure, sql]) => `'${figure}', ${sql}`);
    const rows = await city.db.query<{ kind: string; key: string; figures: object }>(
      `select ${kind} as kind, ${key} as key, json_build_object(${columns.join(', ')}) as figures
         from ${table} ${row} where ${within} and ${narrowed} group by 1, 2`,
      [from, to],
    );
    return inOrder(rows.map(one => ({ ...one, dimension })));
  }
  const inOrder = <T extends { kind: string; key: string }>(rows: readonly T[]): T[] =>
    [...rows].sort((a, b) => `${a.kind} ${a.key}`.localeCompare(`${b.kind} ${b.key}`, 'en'));

  beforeAll(async () => {
    city = await startApp({ now: '2026-11-23T08:00:00+08:00' });
    log = new Teller(city);
    await log.write(Array.from({ length: 600 }, (_, nr) => storyOf(nr).events).flat());
    await city.app.get(RollupService).rollUpAll();
  });
  afterAll(() => city.close());

  const WEEK = period('2026-11-13', '2026-11-19');

  it.each(
    (['cases', 'clocks', 'surveys', 'reasons', 'releases'] as const).flatMap(name =>
      Object.keys(FAMILIES[name].dimensions).map(dimension => [name, dimension] as const),
    ),
  )('of %s by %s are what the facts say, counted row by row', async (name, dimension) => {
    const told = await counted(name, WEEK, dimension);
    expect(told.length).toBeGreaterThan(0);
    expect(inOrder(await sums(name, WEEK, [dimension]))).toEqual(told);
  });

  it.each(Object.keys(FAMILIES.surveys.dimensions))(
    'of questions to citizens by %s are as many as in all, of each sample apart',
    async dimension => {
      const whole = (await sums('surveys', WEEK, ['all'])).map(({ kind, figures }) => ({ kind, figures }));
      expect(whole.map(({ kind }) => kind).sort()).toEqual(['phone', 'self']);
      const parts = await sums('surveys', WEEK, [dimension]);
      for (const { kind, figures } of whole)
        for (const [name, count] of Object.entries(figures)) {
          const of = parts.filter(one => one.kind === kind).map(one => one.figures[name] ?? 0);
          expect([kind, name, of.reduce((a, b) => a + b, 0)]).toEqual([kind, name, count]);
        }
    },
  );

  it('of releases know none that was taken back later, or none since', async () => {
    const released = async () => (await sums('releases', WEEK, ['all']))[0]?.figures.released ?? 0;
    const story = new Story('2026-11-14 08:00').tell('case.released', '2026-11-14 09:00', { how: 'call' });
    const step = async (more?: [EventKind, string]) => {
      if (more) story.tell(more[0], more[1], { how: 'call' });
      await log.write(story.events.splice(0));
      await city.app.get(RollupService).rollUpAll();
      return released();
    };
    const before = await released();
    expect([
      await step(),
      await step(['case.release-taken-back', '2026-11-20 09:00']),
      await step(['case.released', '2026-11-15 09:00']),
      await step(['case.reopened', '2026-11-15 10:00']),
      await step(['case.released', '2026-11-15 11:00']),
    ]).toEqual([before + 1, before, before + 1, before + 1, before + 2]);
  });

  it('leave out the days before and after', async () => {
    const [before] = await counted('clocks', period('2026-11-12', '2026-11-20'), 'all');
    const [within] = await counted('clocks', WEEK, 'all');
    expect(before).not.toEqual(within);
    expect(inOrder(await sums('clocks', WEEK, ['all']))[0]).toEqual(within);
  });

  it('of some agencies and districts are those of their rows alone, told apart by anything', async () => {
    const narrowing = { agency: ['police', 'environment'], district: ['苓雅區', ''] };
    for (const dimension of ['category', 'agency', 'hour'])
      expect(inOrder(await sums('clocks', WEEK, [dimension], narrowing))).toEqual(
        await counted(
          'clocks',
          WEEK,
          dimension,
          `k.held_by in ('police', 'environment') and coalesce(k.district, '') in ('苓雅區', '')`,
        ),
      );
  });

  it.each([1, 40])(
    'are never behind: of %d days that are not added up yet the facts are read',
    async days => {
      const dirty = Array.from(
        { length: days },
        (_, i) => `2026-11-${String(Math.max(1, 19 - i)).padStart(2, '0')}`,
      );
      await city.db
        .transaction(async tx => {
          const facts = await counted('cases', WEEK, 'category');
          await tx.query(`update rollup_day set figures[1] = figures[1] + 1000 where day = any($1)`, [dirty]);
          const sum = () => asked(tx, 'cases', WEEK, { by: ['category'] });
          expect(inOrder(await sum())).not.toEqual(facts);
          await tx.query(
            `insert into rollup_dirty select 'cases', day from unnest($1::date[]) day on conflict do nothing`,
            [[...dirty, ...Array.from({ length: days > 1 ? 30 : 0 }, (_, i) => `2026-10-${i + 1}`)]],
          );
          expect(inOrder(await sum())).toEqual(facts);
          throw new RolledBack();
        })
        .catch((error: unknown) => expect(error).toBeInstanceOf(RolledBack));
    },
  );

  describe('asked for some of their figures', () => {
    const FIGURES = ['outcome5', 'answered'];
    /** Of the whole sums, those rows and those figures. */
    const ofAll = (whole: Sum[]): Sum[] =>
      inOrder(
        whole
          .map(sum => ({
            ...sum,
            figures: Object.fromEntries(
              Object.entries(sum.figures).filter(([name]) => FIGURES.includes(name)),
            ),
          }))
          .filter(({ figures }) => Object.values(figures).some(n => n > 0)),
      );
    const narrowing = { agency: ['police'] };

    it.each([
      ['day', {}],
      ['cell', {}],
      ['all', {}],
      ['cell', narrowing],
    ])('by %s tell these, of the rows that have any (%j)', async (dimension, narrowed) => {
      const some = { by: [dimension], figures: FIGURES, narrowing: narrowed };
      const told = await city.db.transaction(tx => asked(tx, 'surveys', WEEK, some));
      const whole = await sums('surveys', WEEK, [dimension], narrowed);
      expect(inOrder(told)).toEqual(ofAll(whole));
      expect(told.length).toBeGreaterThan(0);
      if (dimension === 'cell') expect(told.length).toBeLessThan(whole.length);
    });

    it('tell them of closed months as they were published, of one version each', async () => {
      await signIn(city.app, 'manager');
      await city.db
        .transaction(async tx => {
          const frozen = city.app.get(FrozenQuery);
          const [somebody] = await tx.query<{ id: string }>('select id from staff limit 1');
          const versions = ['2026-08', '2026-09'].flatMap(month =>
            [1, 2].map(version => ({
              ...{ month: month as Month, version, frozenAt: new Date(), position: 1 },
              ...{ frozenBy: somebody?.id ?? null, byCalendar: false, reason: '補登' },
            })),
          );
          for (const one of versions) {
            await frozen.add(tx, one);
            const figures = { answered: one.version, outcome5: 10 * one.version, invited: 7 };
            await frozen.addSums(tx, one, 'surveys', [
              { kind: 'self', dimension: 'cell', key: 'asked', figures },
              { kind: 'self', dimension: 'cell', key: 'silent', figures: { answered: 0, invited: 5 } },
            ]);
          }
          const said = (months: FrozenMonth[]) =>
            city.app.get(FrozenSumsQuery).of(tx, 'surveys', months, { by: ['cell'], figures: FIGURES });
          const [first, , , last] = versions as [FrozenMonth, FrozenMonth, FrozenMonth, FrozenMonth];
          const row = (answered: number) => ({
            ...{ kind: 'self', dimension: 'cell', key: 'asked' },
            figures: { answered, outcome5: 10 * answered },
          });
          expect(await said([first])).toEqual([row(1)]);
          expect(await said([first, last])).toEqual([row(3)]);
          throw new RolledBack();
        })
        .catch((error: unknown) => {
          if (!(error instanceof RolledBack)) throw error;
        });
    });
  });

  it('of a period without anything are none', async () => {
    expect(await sums('cases', period('2026-01-01', '2026-01-31'), ['all', 'agency'])).toEqual([]);
  });

  describe('of a month that is over', () => {
    const ASKED = period('2026-10-30', '2026-12-01');
    const marked = async () =>
      (await city.db.query<{ month: string }>('select month::text as month from rollup_month_dirty')).map(
        ({ month }) => month,
      );
    const addUp = () => city.app.get(RollupService).rollUpAll();

    it('are read from the month, unless a day of it has changed', async () => {
      await city.moveTo('2026-12-02T08:00:00+08:00');
      await addUp();
      expect(await marked()).not.toContain('2026-11-01');
      await city.db
        .transaction(async tx => {
          const facts = await counted('cases', ASKED, 'category');
          const sum = () => asked(tx, 'cases', ASKED, { by: ['category'] });
          expect(inOrder(await sum())).toEqual(facts);
          await tx.query('update rollup_month set figures[1] = figures[1] + 1000');
          expect(inOrder(await sum())).not.toEqual(facts);
          await tx.query(`insert into rollup_dirty (family, day) values ('cases', '2026-11-12')`);
          expect(inOrder(await sum())).toEqual(facts);
          throw new RolledBack();
        })
        .catch((error: unknown) => expect(error).toBeInstanceOf(RolledBack));
    });

    it('are never behind: until it is left alone again they are read from its days', async () => {
      const said = async () => inOrder(await sums('cases', ASKED, ['category']));
      await log.write(new Story('2026-11-12 09:00').events);
      const facts = await counted('cases', ASKED, 'category');
      expect(await said()).toEqual(facts);
      await addUp();
      expect(await marked()).toContain('2026-11-01');
      expect(await said()).toEqual(facts);
      await city.moveTo('2026-12-02T08:11:00+08:00');
      await addUp();
      expect(await marked()).not.toContain('2026-11-01');
      expect(await said()).toEqual(facts);
    });
  });

  it('count a day of the city, whatever the server’s', async () => {
    const [midnight] = await city.db.query<{ day: string }>(
      `select ('2026-11-13T00:00:00+08:00'::timestamptz at time zone '${TAIPEI}')::date::text as day`,
    );
    expect(midnight?.day).toBe('2026-11-13');
    const story = new Story('2026-11-09 23:59:59.999', { agency: 'police' });
    const next = new Story('2026-11-10 00:00', { agency: 'police' });
    const ninth = period('2026-11-09', '2026-11-09');
    await log.write([...story.events, ...next.events]);
    await city.app.get(RollupService).rollUpAll();
    expect(await sums('cases', ninth, ['all'])).toEqual([
      expect.objectContaining({ kind: 'dispatch', figures: expect.objectContaining({ opened: 1 }) }),
    ]);
  });
});

class RolledBack extends Error {}
