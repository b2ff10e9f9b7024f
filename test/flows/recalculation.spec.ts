import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Database } from '../../src/platform/database/database.js';
import { newId } from '../../src/platform/ids.js';
import { Events } from '../../src/platform/log/events.service.js';
import { runInContext } from '../../src/platform/request/context.js';
import { RecalculationService } from '../../src/sla/recalculation.service.js';
import { Hotline } from '../support/hotline.js';

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

interface Wish {
  date: string;
  part?: 'day' | 'morning' | 'afternoon';
  districts?: string[] | null;
}

const asClerk = <T>(work: () => Promise<T>): Promise<T> =>
  runInContext(
    { requestId: 'test', actor: { kind: 'staff', id: clerk, role: 'supervisor', agency: null } },
    work,
  );

/** Saved and told, and nothing is computed yet. */
async function close({ date, part = 'day', districts = null }: Wish): Promise<string> {
  const closureId = newId();
  await asClerk(() =>
    hotline.server.app.get(Database).transaction(async tx => {
      await tx.query(
        `insert into closure (id, date, part, districts, reason, saved_at, saved_by)
         values ($1, $2, $3, $4, '颱風', $5, $6)`,
        [closureId, date, part, districts, new Date(FRIDAY), clerk],
      );
      await hotline.server.app.get(Events).tell(tx, 'closure.saved', { closureId, date, part, districts });
    }),
  );
  return closureId;
}

async function withdraw(closureId: string, { date, part = 'day', districts = null }: Wish): Promise<void> {
  await asClerk(() =>
    hotline.server.app.get(Database).transaction(async tx => {
      await tx.query('update closure set withdrawn_at = $2 where id = $1', [closureId, new Date(FRIDAY)]);
      await hotline.server.app
        .get(Events)
        .tell(tx, 'closure.withdrawn', { closureId, date, part, districts });
    }),
  );
}

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

    await withdraw(closureId, wish);
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
    await withdraw(closureId, wish);
    await hotline.server.settle();
    expect(await due(number)).toEqual(ON_TIME);
  });

  it('gives back half a day where half a day was closed', async () => {
    const { number } = await hotline.record(PETITION);
    const wish = { date: '2026-11-20', part: 'afternoon' as const };
    const closureId = await close(wish);
    await hotline.server.settle();
    expect(await due(number)).toEqual(new Date('2026-11-24T12:00:00+08:00'));
    await withdraw(closureId, wish);
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
    await withdraw(closureId, wish);
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
});
