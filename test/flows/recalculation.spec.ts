import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, isWeekend } from 'date-fns';
import pg from 'pg';
import type TestAgent from 'supertest/lib/agent.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { formatInTaipei } from '../../src/platform/clock/taipei.js';
import { Database } from '../../src/platform/database/database.js';
import { AlikeQuery } from '../../src/sla/alike.query.js';
import { OfCaseQuery } from '../../src/sla/of-case.query.js';
import { Recalculation } from '../../src/sla/recalculation.entity.js';
import { RecalculationQuery } from '../../src/sla/recalculation.query.js';
import { RecalculationService } from '../../src/sla/recalculation.service.js';
import { StatisticsService } from '../../src/statistics/statistics.service.js';
import { startApp } from '../support/app.js';
import { Hotline } from '../support/hotline.js';
import { signIn } from '../support/people.js';

/** Six working days from Friday 13 November end with Monday 23 November. */
const FRIDAY = '2026-11-13T10:00:00+08:00';
const [SANMIN, LINGYA] = ['64000050', '64000080'];
const PETITION = { category: 'PTX01', district: SANMIN, description: '稅單寄錯地址' };
const ON_TIME = new Date('2026-11-24T00:00:00+08:00');
const A_DAY_LATER = new Date('2026-11-25T00:00:00+08:00');

let hotline: Hotline;
let clerk: string;

beforeAll(async () => {
  hotline = await Hotline.open({ now: FRIDAY });
  const [row] = await hotline.server.db.query<{ id: string }>(
    `select id from staff where role = 'supervisor'`,
  );
  clerk = row?.id as string;
});
afterAll(() => hotline.close());

const HOUR = 3_600_000;

/** An officer of the agency that the rules send this petition to. */
let taxes: Promise<TestAgent> | null = null;
const ofTaxes = (): Promise<TestAgent> => {
  taxes ??= hotline
    .record(PETITION)
    .then(({ agency }) => signIn(hotline.server.app, 'officer', agency?.code as string));
  return taxes;
};

/** The last day of a limit that ends at its end. */
const dayBefore = (dueAt: Date): string => formatInTaipei(new Date(dueAt.getTime() - 1), 'yyyy-MM-dd');

/** A working day after a limit. */
const newDay = (dueAt: Date): string => {
  const day = addDays(dueAt, 7);
  return formatInTaipei(isWeekend(day) ? addDays(day, 2) : day, 'yyyy-MM-dd');
};

interface Wish {
  date: string;
  part?: 'day' | 'morning' | 'afternoon';
  districts?: string[] | null;
}

async function close({ date, part = 'day', districts = null }: Wish): Promise<string> {
  const wish = { date, part, districts, reason: '颱風停止上班' };
  return (await hotline.supervisor.post('/api/closures').send(wish).expect(201)).body.id;
}

const withdraw = (id: string) =>
  hotline.supervisor.post(`/api/closures/${id}/actions/withdraw`).send({}).expect(200);

const due = async (number: string): Promise<Date> => (await hotline.clock(number, 'reply')).dueAt;

const movesOf = async (number: string) =>
  (await hotline.page(number)).timeline.filter(({ kind }) => kind === 'clock.recomputed');

describe('a closure', () => {
  it('moves every open limit it touches, keeps the old due time on the timeline and says who closed', async () => {
    const { number } = await hotline.record(PETITION);
    const { number: elsewhere } = await hotline.record({ ...PETITION, district: LINGYA });
    const { number: pothole } = await hotline.record();
    const before = await hotline.clock(pothole, 'complete');
    const wish = { date: '2026-11-18', districts: [SANMIN] };
    const closureId = await close(wish);
    await hotline.server.settle();

    expect(await due(number)).toEqual(A_DAY_LATER);
    expect((await hotline.clock(number, 'reply')).originalDueAt).toEqual(A_DAY_LATER);
    expect(await due(elsewhere)).toEqual(ON_TIME);
    expect(await hotline.clock(pothole, 'complete')).toEqual(before);
    expect(await movesOf(number)).toMatchObject([
      {
        actor: { role: 'supervisor' },
        data: {
          clock: 'reply',
          before: ON_TIME.toISOString(),
          dueAt: A_DAY_LATER.toISOString(),
          why: 'closure',
          closureId,
        },
      },
    ]);

    await withdraw(closureId);
    await hotline.server.settle();
    expect(await due(number)).toEqual(ON_TIME);
    expect(await movesOf(number)).toMatchObject([{ data: { why: 'closure_withdrawn' } }, {}]);
  });

  it('is counted for limits that start after it was saved', async () => {
    const wish = { date: '2026-11-19' };
    const closureId = await close(wish);
    await hotline.server.settle();
    const { number } = await hotline.record(PETITION);
    expect(await due(number)).toEqual(A_DAY_LATER);
    await withdraw(closureId);
    await hotline.server.settle();
    expect(await due(number)).toEqual(ON_TIME);
  });

  it('gives back half a day where half a day was closed', async () => {
    const { number } = await hotline.record(PETITION);
    const wish = { date: '2026-11-20', part: 'afternoon' as const };
    const closureId = await close(wish);
    await hotline.server.settle();
    expect(await due(number)).toEqual(new Date('2026-11-24T12:00:00+08:00'));
    await withdraw(closureId);
    await hotline.server.settle();
  });

  it('moves the limits of cases that somebody is at work on, once they are free', async () => {
    const [held, free] = [await hotline.record(PETITION), await hotline.record(PETITION)];
    const somebody = new pg.Client(hotline.server.databaseUrl);
    await somebody.connect();
    await somebody.query('begin');
    await somebody.query('select 1 from case_file where number = $1 for update', [held.number]);
    const wish = { date: '2026-11-18' };
    const closureId = await close(wish);
    const finished = hotline.server.app.get(RecalculationService).finishAll();
    while ((await due(free.number)).getTime() !== A_DAY_LATER.getTime()) await new Promise(setImmediate);
    expect(await due(held.number)).toEqual(ON_TIME);
    await somebody.query('commit');
    await somebody.end();
    await finished;
    expect(await due(held.number)).toEqual(A_DAY_LATER);
    await withdraw(closureId);
    await hotline.server.settle();
  });

  it('announced when it is late already cures the breach, and says so', async () => {
    const { number } = await hotline.record(PETITION);
    await hotline.server.moveTo('2026-11-24T09:00:00+08:00');
    expect(await hotline.clock(number, 'reply')).toMatchObject({ breachedAt: expect.any(Date) });
    const wish = { date: '2026-11-23' };
    await close(wish);
    await hotline.server.settle();
    expect(await hotline.clock(number, 'reply')).toMatchObject({
      dueAt: A_DAY_LATER,
      breachedAt: null,
      heldBy: null,
      outcome: null,
    });
    const [move] = await movesOf(number);
    expect(move).toMatchObject({ actor: { role: 'supervisor' }, data: { cured: true, why: 'closure' } });
    const cured = await hotline.server.db.query(
      `select k.cured_by as by, k.cured_why as why from clock k join case_file c on c.id = k.case_id
        where c.number = $1 and k.kind = 'reply' and k.work_order_id is null`,
      [number],
    );
    expect(cured).toEqual([{ by: clerk, why: 'closure' }]);
    const facts = await hotline.server.db.query(
      `select cured_at is not null as cured, breached_at as breached from fact_clock
        where number = $1 and kind = 'reply' and work_order_id is null`,
      [number],
    );
    expect(facts).toEqual([{ cured: true, breached: null }]);

    await hotline.server.moveTo(new Date(A_DAY_LATER.getTime() + 1));
    const breaches = (await hotline.told(number)).filter(
      ({ kind, payload }) => kind === 'clock.breached' && payload.workOrderId === null,
    );
    expect(breaches.map(({ payload }) => payload.dueAt)).toEqual([
      ON_TIME.toISOString(),
      A_DAY_LATER.toISOString(),
    ]);
  });

  it('announced after a late reply finds that it was on time; withdrawn, that it was not', async () => {
    const { number } = await hotline.record(PETITION);
    const { dueAt } = await hotline.clock(number, 'reply');
    await hotline.onOrder(number, 'acknowledge', {}, await ofTaxes());
    await hotline.server.moveTo(new Date(dueAt.getTime() + HOUR));
    await hotline.onOrder(number, 'reply', { text: '已更正地址並重寄稅單。' }, await ofTaxes());
    expect(await hotline.clock(number, 'reply')).toMatchObject({ outcome: 'missed' });
    const closure = await close({ date: dayBefore(dueAt), districts: [SANMIN] });
    await hotline.server.settle();
    const now = await hotline.clock(number, 'reply');
    expect(now).toMatchObject({ outcome: 'met', breachedAt: null });
    expect(now.dueAt > dueAt).toBe(true);
    const facts = () =>
      hotline.server.db.query(
        `select outcome, breached_at as breached, held_by as "heldBy", cured_at is not null as cured
           from fact_clock where number = $1 and kind = 'reply'`,
        [number],
      );
    // The citizen's and the agency's.
    const onTime = { outcome: 'met', breached: null, heldBy: 'tax', cured: true };
    expect(await facts()).toEqual([onTime, onTime]);
    expect(await movesOf(number)).toMatchObject([{ data: { cured: true } }]);

    await withdraw(closure);
    await hotline.server.settle();
    const late = { outcome: 'missed', breached: dueAt, heldBy: 'tax', cured: false };
    expect(await facts()).toEqual([late, late]);
    expect(await hotline.clock(number, 'reply')).toMatchObject({
      ...{ outcome: 'missed', dueAt, heldBy: 'tax', breachedAt: expect.any(Date) },
    });
    expect(await movesOf(number)).toMatchObject([{ data: { restored: true } }, { data: { cured: true } }]);
    await close({ date: dayBefore(dueAt), districts: [SANMIN] });
    await hotline.server.settle();
  });

  it('that cannot be computed for one case waits for it alone: the others and later ones go first, each once', async () => {
    const [bad, good] = [await hotline.record(PETITION), await hotline.record(PETITION)];
    const { db } = hotline.server;
    await db.query(
      `create function refuse() returns trigger language plpgsql as $$
       begin
         if exists (select 1 from case_file where id = new.case_id and number = '${bad.number}') then
           raise exception 'cannot be moved';
         end if;
         return new;
       end $$`,
    );
    await db.query('create trigger refuses before update on clock for each row execute function refuse()');
    const { dueAt } = await hotline.clock(good.number, 'reply');
    await close({ date: dayBefore(dueAt) });
    const recalculations = hotline.server.app.get(RecalculationService);
    const later = newDay(dueAt);
    await expect(recalculations.finishAll()).rejects.toThrow('cannot be moved');
    while ((await movesOf(good.number)).length === 0) await recalculations.finishAll().catch(() => undefined);
    expect(await movesOf(bad.number)).toEqual([]);
    const next = await close({ date: later, districts: [LINGYA] });
    const isFinished = async (): Promise<boolean> => {
      const found = await db.query(
        'select 1 from recalculation where closure_id = $1 and finished_at is not null',
        [next],
      );
      return found.length > 0;
    };
    while (!(await isFinished())) await recalculations.finishAll().catch(() => undefined);
    await db.query('drop trigger refuses on clock');
    await recalculations.finishAll();
    for (const { number } of [bad, good]) {
      expect((await hotline.clock(number, 'reply')).dueAt > dueAt).toBe(true);
      expect(await movesOf(number)).toHaveLength(1);
    }
  });

  it('finds every case, page by page: limits that run, two of each case, and one that was missed behind them', async () => {
    const { app, db } = hotline.server;
    const numbers: string[] = [];
    for (let opened = 0; opened < 4; opened += 1) numbers.push((await hotline.record(PETITION)).number);
    await db.query(
      `update clock set stopped_at = due_at + interval '1 hour', outcome = 'missed', next_at = null
        where work_order_id is null and case_id = (select id from case_file where number = $1)`,
      [numbers[3]],
    );
    await db.query(
      `delete from clock where work_order_id is not null and case_id = (select id from case_file where number = $1)`,
      [numbers[3]],
    );
    const cases = await db.query<{ id: string }>(
      'select id from case_file where number = any($1) order by id',
      [numbers],
    );
    const ids = cases.map(({ id }) => id);
    const before = await db.query<{ id: string | null }>(
      'select max(id::text) as id from case_file where id < $1',
      [ids[0]],
    );
    const days = { fromAt: new Date(FRIDAY), toAt: new Date('2028-01-01T00:00:00+08:00'), districts: null };
    const job = Object.assign(new Recalculation(), { ...days, lastCaseId: before[0]?.id ?? null });
    const found: string[] = [];
    for (let page: string[] = ['']; page.length > 0; job.lastCaseId = page.at(-1) ?? job.lastCaseId) {
      page = await app.get(Database).transaction(tx => app.get(RecalculationQuery).casesAfter(tx, job, 2));
      found.push(...page);
    }
    expect(found).toEqual(ids);
  });

  it('goes through what was missed long ago once, and not with every page', async () => {
    const { number } = await hotline.record(PETITION);
    const { db, app } = hotline.server;
    const clones = (name: string, count: number, standing: object) =>
      db.query(
        `with file as (
           insert into case_file
           select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'number', $2 || n))).*
             from case_file c, generate_series(1, $3::int) n where c.number = $1
           returning id)
         insert into clock
         select (jsonb_populate_record(k, $4 || jsonb_build_object('id', gen_random_uuid(), 'case_id', f.id))).*
           from clock k, file f
          where k.case_id = (select id from case_file where number = $1) and k.work_order_id is null`,
        [number, name, count, standing],
      );
    const longAgo = '2025-11-13T10:00:00+08:00';
    // Of replayed cases, so that nobody wakes them.
    await clones('RUNNING-', 200, { history: true });
    await clones('MISSED-', 2000, {
      ...{ history: true, outcome: 'missed', due_at: longAgo, stopped_at: longAgo, next_at: null },
    });
    const read = async (): Promise<number> => {
      const [row] = await db.query<{ read: number }>(
        `select idx_tup_read::int as read from pg_stat_user_indexes where indexrelname = 'clock_missed'`,
      );
      return row?.read ?? 0;
    };
    const before = await read();
    const days = { fromAt: new Date(FRIDAY), toAt: new Date('2028-01-01T00:00:00+08:00'), districts: null };
    const job = Object.assign(new Recalculation(), { ...days, lastCaseId: null as string | null });
    let pages = 0;
    for (let page: string[] = ['']; page.length > 0; job.lastCaseId = page.at(-1) ?? job.lastCaseId) {
      page = await app.get(Database).transaction(async tx => {
        // As in a city of some years: there an index is the shorter way.
        for (const other of ['seqscan', 'bitmapscan', 'sort'])
          await tx.query(`set local enable_${other} = off`);
        await tx.query('select pg_stat_force_next_flush()');
        return app.get(RecalculationQuery).casesAfter(tx, job, 10);
      });
      pages += 1;
    }
    expect(pages).toBeGreaterThan(20);
    const rows = (await read()) - before;
    expect(rows).toBeGreaterThan(1000);
    expect(rows).toBeLessThan(4000);
    await db.query(
      `delete from clock where case_id in (select id from case_file where number ~ '^(RUNNING|MISSED)-')`,
    );
  });

  it('takes those for alike that the rules know no difference of: one day, one district, no pause of their own', async () => {
    const alike = await hotline.record(PETITION);
    const same = await hotline.record(PETITION);
    const other = await hotline.record({ ...PETITION, district: LINGYA });
    const waited = await hotline.record(PETITION);
    await hotline.onOrder(waited.number, 'acknowledge', {}, await ofTaxes());
    await hotline.onOrder(
      waited.number,
      'pause',
      { reason: 'citizen', text: '請補正稅單編號。' },
      await ofTaxes(),
    );
    await hotline.onOrder(waited.number, 'resume', {}, await ofTaxes());
    const { db } = hotline.server;
    const yesterday = await hotline.record(PETITION);
    await db.query(
      `update clock set started_at = started_at - interval '1 day'
        where case_id = (select id from case_file where number = $1)`,
      [yesterday.number],
    );
    const groups = await db.transaction(async tx => {
      const numbers = [alike, same, other, waited, yesterday].map(({ number }) => number);
      const ids = await tx.query<{ id: string }>('select id from case_file where number = any($1)', [
        numbers,
      ]);
      const ofCases = await hotline.server.app.get(OfCaseQuery).lock(
        tx,
        ids.map(({ id }) => id),
      );
      const numberOf = new Map(ofCases.map(({ caseId, number }) => [caseId, number]));
      const found = await hotline.server.app.get(AlikeQuery).of(tx, ofCases, 'Asia/Taipei');
      return found
        .filter(({ clocks: [one] }) => one.workOrderId === null)
        .map(({ clocks }) => clocks.map(({ caseId }) => numberOf.get(caseId)).sort());
    });
    expect(groups.sort()).toEqual(
      [[alike, same], [other], [waited], [yesterday]].map(group => group.map(({ number }) => number)).sort(),
    );
  });

  it('moves those that were alike apart where the calendar of their districts is another', async () => {
    const [here, there] = [
      await hotline.record(PETITION),
      await hotline.record({ ...PETITION, district: LINGYA }),
    ];
    const { dueAt } = await hotline.clock(here.number, 'reply');
    expect(await due(there.number)).toEqual(dueAt);
    await close({ date: formatInTaipei(dueAt, 'yyyy-MM-dd'), districts: [SANMIN] });
    await hotline.server.settle();
    expect([await due(here.number), await due(there.number)]).toEqual([dueAt, dueAt]);
    await close({ date: dayBefore(dueAt) });
    await hotline.server.settle();
    expect((await due(here.number)) > (await due(there.number))).toBe(true);
    expect((await due(there.number)) > dueAt).toBe(true);
  });

  it('is computed once where two servers are at work', async () => {
    const other = await startApp({
      databaseUrl: hotline.server.databaseUrl,
      settings: { dataDir: hotline.server.config.dataDir },
      now: hotline.server.app.get(Clock).now().toISOString(),
    });
    const numbers: string[] = [];
    for (let opened = 0; opened < 40; opened += 1) numbers.push((await hotline.record(PETITION)).number);
    const { dueAt } = await hotline.clock(numbers[0] as string, 'reply');
    await close({ date: dayBefore(dueAt) });
    await Promise.all([hotline.server, other].map(({ app }) => app.get(RecalculationService).finishAll()));
    await other.close();
    for (const number of numbers) expect(await movesOf(number)).toHaveLength(1);
    await hotline.server.settle();
    const facts = () =>
      hotline.server.db.query<Record<string, unknown>>('select * from fact_clock order by clock_id');
    const kept = await facts();
    const others = await hotline.server.db.query(
      `select 1 from clock k join fact_clock f on f.clock_id = k.id
        where (k.due_at, k.original_due_at) is distinct from (f.due_at, f.original_due_at)`,
    );
    expect(others).toEqual([]);
    await hotline.server.app.get(StatisticsService).rebuild();
    expect(await facts()).toEqual(kept);
    const jobs = await hotline.server.db.query('select 1 from recalculation where finished_at is null');
    expect(jobs).toEqual([]);
  });
});
