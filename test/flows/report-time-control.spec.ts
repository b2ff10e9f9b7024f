import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type TestAgent from 'supertest/lib/agent.js';
import { FreezeService } from '../../src/statistics/frozen/freeze.service.js';
import { StatisticsService } from '../../src/statistics/statistics.service.js';
import type { TimeControlDto } from '../../src/statistics/time-control/time-control.dto.js';
import { startApp, type TestApp } from '../support/app.js';
import { signIn } from '../support/people.js';
import { Story, type StoryEvent, Teller, time } from '../support/story.js';

const NOW = '2026-11-23T08:00:00+08:00';

/** A petition of an agency, and its reply limit. */
const petition = (started: string, due: string, agency = 'police'): Story =>
  new Story(started, { kind: 'petition', agency }).clock('clock.started', started, due, {
    clock: 'reply',
    agency,
  });
const closed = (story: Story, at: string, due: string, outcome: string, agency = 'police'): Story =>
  story.clock('clock.stopped', at, due, { clock: 'reply', outcome, agency });

const EVENTS: StoryEvent[] = [
  // Received and answered in October: in no figure of November.
  closed(petition('2026-10-05 10:00', '2026-10-13 00:00'), '2026-10-12 10:00', '2026-10-13 00:00', 'met'),
  // Carried over: answered in time, answered late, and still open.
  closed(petition('2026-10-30 10:00', '2026-11-10 00:00'), '2026-11-03 10:00', '2026-11-10 00:00', 'met'),
  closed(petition('2026-10-20 10:00', '2026-10-29 00:00'), '2026-11-02 10:00', '2026-10-29 00:00', 'missed'),
  petition('2026-10-20 10:00', '2026-10-29 00:00').clock(
    'clock.breached',
    '2026-10-29 00:00',
    '2026-10-29 00:00',
    {
      clock: 'reply',
    },
  ),
  // Received: extended and then in time, given up, open within the limit; at another agency on the same day.
  closed(
    petition('2026-11-02 10:00', '2026-11-10 00:00').clock(
      'clock.recomputed',
      '2026-11-09 10:00',
      '2026-11-17 00:00',
      {
        clock: 'reply',
        originalDueAt: time('2026-11-10 00:00').toISOString(),
        why: 'extension',
        cured: false,
      },
    ),
    '2026-11-12 10:00',
    '2026-11-17 00:00',
    'met',
  ),
  closed(
    petition('2026-11-03 10:00', '2026-11-11 00:00'),
    '2026-11-04 10:00',
    '2026-11-11 00:00',
    'cancelled',
  ),
  petition('2026-11-20 10:00', '2026-11-30 00:00'),
  closed(
    petition('2026-11-20 10:00', '2026-11-30 00:00', 'maintenance'),
    '2026-11-20 15:00',
    '2026-11-30 00:00',
    'met',
    'maintenance',
  ),
].flatMap(one => (one instanceof Story ? one.events : [one]));

const FIGURES = [
  ...[
    'carriedOver',
    'received',
    'movedIn',
    'movedOut',
    'closedInTime',
    'closedLate',
    'cancelled',
    'openInTime',
    'openOverdue',
  ],
  ...['onTimePercent', 'originalOnTimePercent', 'averageDays'],
] as const;

describe('The time control of petitions', () => {
  let city: TestApp;
  let manager: TestAgent;
  beforeAll(async () => {
    city = await startApp({ now: NOW });
    manager = await signIn(city.app, 'manager');
    await new Teller(city).write(EVENTS);
  });
  afterAll(() => city.close());

  const table = async (month: string, by = manager): Promise<Record<string, unknown[]>> => {
    const { body }: { body: TimeControlDto } = await by
      .get(`/api/reports/time-control?month=${month}`)
      .expect(200);
    const rows = [...body.rows.map(row => [row.agency?.code, row] as const), ['total', body.total] as const];
    return Object.fromEntries(
      rows.map(([code, row]) => [code, FIGURES.map(figure => row[figure as keyof typeof row])]),
    );
  };

  it('counts a month by agency: what it had to do is what it closed, gave up, and still has', async () => {
    expect(await table('2026-11')).toEqual({
      // 2, 8 (without 26 October) and 8 working days; the extended one is late by its original limit.
      police: [3, 3, 0, 0, 2, 1, 1, 1, 1, 66.7, 33.3, 6],
      maintenance: [0, 1, 0, 0, 1, 0, 0, 0, 0, 100, 100, 0.5],
      total: [3, 4, 0, 0, 3, 1, 1, 1, 1, 75, 50, 4.63],
    });
  });

  it.each([
    ['the same day, half a day', '2026-01-05 09:00', '2026-01-05 15:00', 0.5],
    ['from the day after', '2026-01-05 09:00', '2026-01-06 15:00', 1],
    ['by days of the city', '2026-01-06 23:30', '2026-01-07 00:30', 1],
    ['without the weekend', '2026-01-09 09:00', '2026-01-12 15:00', 1],
    ['without a day off, over two years', '2025-12-31 09:00', '2026-01-02 15:00', 1],
    ['over a weekend alone, half a day', '2026-01-09 09:00', '2026-01-11 15:00', 0.5],
  ])('counts working days: %s', async (name, started, stopped, expected) => {
    const due = '2026-01-31 00:00';
    await new Teller(city).write(closed(petition(started, due, name), stopped, due, 'met', name).events);
    const { body }: { body: TimeControlDto } = await manager.get('/api/reports/time-control?month=2026-01');
    expect(body.rows.find(({ agency }) => agency?.code === name)?.averageDays).toBe(expected);
  });

  it('of a month that is over is as it stood at its end', async () => {
    const { police } = await table('2026-10');
    expect(police).toEqual([0, 4, 0, 0, 1, 0, 0, 1, 2, 100, 100, expect.any(Number)]);
  });

  it('is of their own for a chief, and of no month to come', async () => {
    const chief = await signIn(city.app, 'agency_chief', 'maintenance');
    expect(Object.keys(await table('2026-11', chief))).toEqual(['maintenance', 'total']);
    await manager.get('/api/reports/time-control?month=2026-12').expect(400);
    await manager.get('/api/reports/time-control?month=2026-13').expect(400);
    const agent = await signIn(city.app, 'agent');
    await agent.get('/api/reports/time-control?month=2026-11').expect(403);
  });

  it('is a file in the words of the commission', async () => {
    const { text } = await manager
      .get('/api/reports/time-control?month=2026-11&format=csv')
      .buffer(true)
      .expect(200);
    expect(text).toContain('機關,上月結轉,本月新收,改分移入,改分移出,依限辦結,逾限辦結,期限內結案（免回覆）');
    expect(text).toContain('合計,3,4,0,0,3,1,1,1,1,75,50,4.63');
    expect(text).toContain('範圍,全市');
    expect(text).toContain('依限辦結率,依限辦結率＝依限辦結 ÷');
    const chief = await signIn(city.app, 'agency_chief', 'maintenance');
    const mine = await chief.get('/api/reports/time-control?month=2026-11&format=csv').buffer(true);
    expect(mine.text).toContain('範圍：可檢視機關,工務局養護工程處、');
    for (const format of ['xlsx', 'ods'])
      await manager.get(`/api/reports/time-control?month=2026-11&format=${format}`).expect(200);
  });
});

const REPLY = { clock: 'reply' };
const OCTOBER = '2026-10';
const NOVEMBER = '2026-11';

/** What is told of October after its end belongs to November, and October stays what it was. */
describe('A month that is over', () => {
  let city: TestApp;
  let log: Teller;
  let manager: TestAgent;
  const extended = petition('2026-10-12 10:00', '2026-10-31 00:00');
  const sentBack = petition('2026-10-12 10:00', '2026-10-31 00:00');
  const moved = petition('2026-10-26 10:00', '2026-11-04 00:00');
  const atMidnight = petition('2026-10-26 10:00', '2026-11-01 00:00');
  const all = [extended, sentBack, moved, atMidnight];

  beforeAll(async () => {
    city = await startApp({ now: '2026-10-31T23:59:59+08:00' });
    log = new Teller(city);
    manager = await signIn(city.app, 'manager');
    extended.clock('clock.breached', '2026-10-31 00:00', '2026-10-31 00:00', REPLY);
    closed(sentBack, '2026-10-30 10:00', '2026-10-31 00:00', 'met');
    await tell();
  });
  afterAll(() => city.close());

  const tell = () => log.write(all.flatMap(({ events }) => events.splice(0)));
  const table = async (month: string, asked = '') => {
    const { body } = await manager.get(`/api/reports/time-control?month=${month}${asked}`).expect(200);
    const { rows, published } = body as TimeControlDto;
    const counts = rows.map(row => {
      const { carriedOver, received, movedIn, movedOut, closedInTime, closedLate } = row;
      const { openInTime, openOverdue } = row;
      const had = [carriedOver, received, movedIn, movedOut];
      return [row.agency?.code, [...had, closedInTime, closedLate, openInTime, openOverdue]];
    });
    return { rows: Object.fromEntries(counts) as Record<string, number[]>, published };
  };
  const THEN = { police: [0, 4, 0, 0, 1, 0, 2, 1] };

  it('stays what it was, and what it left open is what the next one carries over', async () => {
    expect((await table(OCTOBER)).rows).toEqual(THEN);
    await city.moveTo('2026-11-09T12:00:00+08:00');
    atMidnight.clock('clock.stopped', '2026-11-01 00:00', '2026-11-01 00:00', { ...REPLY, outcome: 'met' });
    extended.clock('clock.recomputed', '2026-11-02 10:00', '2026-11-20 00:00', {
      ...{ ...REPLY, why: 'extension', cured: true },
      originalDueAt: time('2026-10-31 00:00').toISOString(),
    });
    sentBack.clock('clock.resumed', '2026-11-03 10:00', '2026-10-31 00:00', REPLY);
    moved.tell('case.reassigned', '2026-11-03 10:00', { from: 'police', to: 'maintenance' });
    await tell();
    // At 24:00 it was due and open: overdue until it is known to have been answered in that moment.
    expect((await table(OCTOBER)).rows).toEqual({ police: [0, 4, 0, 0, 1, 0, 1, 2] });
    expect((await table(NOVEMBER)).rows).toEqual({
      police: [3, 1, 0, 1, 1, 0, 1, 1],
      maintenance: [0, 0, 1, 0, 0, 0, 0, 1],
    });
  });

  it('is frozen with the month, and another version only by correction', async () => {
    await city.moveTo('2026-11-10T08:00:00+08:00');
    // As after an update, before the facts are made anew: a limit that runs has no standing.
    const kept = await city.db.query(`delete from fact_standing returning clock_id`);
    expect(kept.length).toBeGreaterThan(0);
    expect(await city.app.get(FreezeService).freeze(OCTOBER)).toBe('waits');
    await city.app.get(StatisticsService).rebuild();
    await city.app.get(FreezeService).freezeDue();
    const frozen = await table(OCTOBER);
    expect(frozen.published).toMatchObject({
      ...{ figures: 'published', changed: false },
      months: [{ month: OCTOBER, version: 1 }],
    });
    // As if another edition of the program counted otherwise.
    await city.db.query(`update fact_standing set agency = 'fire' where month = '2026-10-01'`);
    const later = await table(OCTOBER);
    expect([later.rows, later.published.changed]).toEqual([frozen.rows, true]);
    expect(Object.keys((await table(OCTOBER, '&figures=current')).rows)).toEqual(['fire']);
    // Whoever is limited to districts reads of them as of now: what was frozen is of the whole city.
    await city.db.query(`update staff set districts = '{64000010}' where role = 'manager'`);
    expect((await table(OCTOBER)).published).toEqual({ figures: 'published', months: [], changed: false });
    await city.db.query(`update staff set districts = null where role = 'manager'`);
    await manager
      .post(`/api/reports/months/${OCTOBER}/actions/correct`)
      .send({ version: 1, reason: '重新統計陳情時效' })
      .expect(200);
    expect(Object.keys((await table(OCTOBER)).rows)).toEqual(['fire']);
  });
});

describe('The time control of any months', () => {
  let city: TestApp;
  beforeAll(async () => {
    city = await startApp({ now: '2026-12-31T08:00:00+08:00' });
  });
  afterAll(() => city.close());

  const MONTHS = ['2026-08', '2026-09', OCTOBER, NOVEMBER, '2026-12'];
  const AGENCIES = ['police', 'maintenance', 'environment'];
  const step = fc.record({
    of: fc.nat(39),
    day: fc.integer({ min: 0, max: 150 }),
    agency: fc.constantFrom(...AGENCIES),
    limit: fc.integer({ min: -10, max: 40 }),
    outcome: fc.constantFrom('met', 'missed', 'cancelled'),
    kind: fc.constantFrom(
      ...(['case.reassigned', 'workorder.dispatched', 'workorder.returned'] as const),
      ...(['clock.breached', 'clock.stopped', 'clock.resumed', 'clock.recomputed'] as const),
    ),
  });
  const dayAfter = (days: number): string =>
    new Date(Date.UTC(2026, 7, 1) + days * 86_400_000).toISOString().slice(0, 10);

  it('carries over what was left open, agency by agency, and the log makes the same again', async () => {
    const log = new Teller(city);
    const manager = await signIn(city.app, 'manager');
    const table = async (month: string) => {
      const { body } = await manager.get(`/api/reports/time-control?month=${month}`).expect(200);
      return (body as TimeControlDto).rows;
    };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 500, maxLength: 700, size: 'max' }), async steps => {
        const stories = Array.from({ length: 40 }, (_, i) =>
          petition(`${dayAfter(i)} 08:00`, `${dayAfter(i + 9)} 00:00`),
        );
        const events = stories.flatMap(story => story.events.splice(0));
        for (const { of, day, agency, limit, outcome, kind } of steps.toSorted((a, b) => a.day - b.day)) {
          const story = stories[of] as Story;
          const at = `${dayAfter(of + day)} 12:00`;
          const payload = { ...REPLY, agency, from: 'police', to: agency, outcome };
          if (kind.startsWith('clock.'))
            story.clock(kind, at, `${dayAfter(of + day + limit)} 00:00`, payload);
          else story.tell(kind, at, payload);
          events.push(...story.events.splice(0));
        }
        await log.write(events);
        let left: Record<string, number> = {};
        for (const month of MONTHS) {
          const rows = await table(month);
          const carried = rows.filter(row => row.carriedOver > 0);
          expect(Object.fromEntries(carried.map(row => [row.agency?.code ?? '', row.carriedOver]))).toEqual(
            left,
          );
          const open = rows.map(row => [row.agency?.code ?? '', row.openInTime + row.openOverdue] as const);
          left = Object.fromEntries(open.filter(([, count]) => count > 0));
        }
        const kept = await log.facts();
        await city.app.get(StatisticsService).rebuild();
        expect(await log.facts()).toBe(kept);
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });
});
