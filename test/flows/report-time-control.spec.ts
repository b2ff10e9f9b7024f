import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
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
  ...['carriedOver', 'received', 'closedInTime', 'closedLate', 'cancelled', 'openInTime', 'openOverdue'],
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
      police: [3, 3, 2, 1, 1, 1, 1, 66.7, 33.3, 6],
      maintenance: [0, 1, 1, 0, 0, 0, 0, 100, 100, 0.5],
      total: [3, 4, 3, 1, 1, 1, 1, 75, 50, 4.63],
    });
  });

  it('of a month that is over is as it stood at its end', async () => {
    const { police } = await table('2026-10');
    expect(police).toEqual([0, 4, 1, 0, 0, 1, 2, 100, 100, expect.any(Number)]);
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
    expect(text).toContain('機關,上月結轉,本月新收,依限辦結,逾限辦結');
    expect(text).toContain('合計,3,4,3,1,1,1,1,75,50,4.63');
    for (const format of ['xlsx', 'ods'])
      await manager.get(`/api/reports/time-control?month=2026-11&format=${format}`).expect(200);
  });
});
