import { afterEach, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { Hotline } from '../support/hotline.js';
import { signIn } from '../support/people.js';

const SANMIN = '64000050';
const PETITION = { category: 'PTX01', district: SANMIN, description: '稅單寄錯地址' };

let hotline: Hotline;
afterEach(() => hotline.close());

async function openAt(now: string): Promise<void> {
  hotline = await Hotline.open({ now });
}

const moveTo = (time: string) => hotline.server.moveTo(time);

async function officerOf(number: string): Promise<TestAgent> {
  const { agency } = await hotline.page(number);
  return signIn(hotline.server.app, 'officer', agency?.code as string);
}

const breached = async (number: string, kind = 'reply'): Promise<boolean> =>
  (await hotline.clock(number, kind)).breachedAt !== null;

describe('six working days', () => {
  it.each([
    // Received, last moment on time, first moment late.
    ['a Friday', '2026-11-13T10:00:00+08:00', '2026-11-24T00:00:00.000+08:00'],
    ['a Saturday', '2026-11-14T10:00:00+08:00', '2026-11-24T00:00:00.000+08:00'],
    ['the Friday before the Lunar New Year', '2026-02-13T16:59:00+08:00', '2026-03-04T00:00:00.000+08:00'],
    ['the Thursday before a make-up Saturday', '2025-02-06T09:00:00+08:00', '2025-02-14T00:00:00.000+08:00'],
  ])('from %s are over at the end of the sixth', async (_, receivedAt, due) => {
    await openAt(receivedAt);
    const { number } = await hotline.record(PETITION);
    expect((await hotline.clock(number, 'reply')).dueAt).toEqual(new Date(due));
    await moveTo(due);
    expect(await breached(number)).toBe(false);
    await hotline.server.moveTo(new Date(Date.parse(due) + 1));
    expect(await breached(number)).toBe(true);
  });
});

describe('a typhoon', () => {
  it('announced in the evening for that very afternoon gives half a day back, though it was late by then', async () => {
    await openAt('2026-08-03T09:00:00+08:00');
    const { number } = await hotline.record(PETITION);
    expect((await hotline.clock(number, 'reply')).dueAt).toEqual(new Date('2026-08-12T00:00:00+08:00'));
    // Tuesday evening: nobody had been at work since noon.
    await moveTo('2026-08-11T20:00:00+08:00');
    const wish = { date: '2026-08-11', part: 'afternoon', districts: null, reason: '颱風' };
    await hotline.supervisor.post('/api/closures').send(wish).expect(201);
    await hotline.server.settle();
    expect((await hotline.clock(number, 'reply')).dueAt).toEqual(new Date('2026-08-12T12:00:00+08:00'));
    await moveTo('2026-08-12T12:00:00+08:00');
    expect(await breached(number)).toBe(false);
    await moveTo('2026-08-12T12:00:00.001+08:00');
    expect(await breached(number)).toBe(true);
  });

  it('does not stop the four hours, nor hours around the clock', async () => {
    await openAt('2026-08-11T09:00:00+08:00');
    const { number } = await hotline.record();
    const before = await Promise.all(['respond', 'complete'].map(kind => hotline.clock(number, kind)));
    const wish = { date: '2026-08-11', part: 'day', districts: null, reason: '颱風' };
    await hotline.supervisor.post('/api/closures').send(wish).expect(201);
    await hotline.server.settle();
    const after = await Promise.all(['respond', 'complete'].map(kind => hotline.clock(number, kind)));
    expect(after).toEqual(before);
  });
});

describe('a case that goes from one agency to another and back', () => {
  it('has the citizen’s limits it would have had at the first, and each agency has its own', async () => {
    await openAt('2026-11-20T09:00:00+08:00');
    const [stays, moves] = [await hotline.record(), await hotline.record()];
    await moveTo('2026-11-20T10:00:00+08:00');
    await hotline.onCase(moves.number, 'reassign', { agency: 'water-resources', reason: '屬側溝' });
    await moveTo('2026-11-20T11:30:00+08:00');
    await hotline.onCase(moves.number, 'reassign', { agency: 'maintenance', reason: '仍屬路面' });
    for (const kind of ['respond', 'complete'])
      expect(await hotline.clocks(moves.number, kind)).toEqual(await hotline.clocks(stays.number, kind));
    const legs = await hotline.server.db.query(
      `select k.agency, k.started_at as "startedAt", k.stopped_at is null as running, k.outcome
         from clock k join case_file c on c.id = k.case_id
        where c.number = $1 and k.kind = 'complete' and k.work_order_id is not null order by k.started_at`,
      [moves.number],
    );
    expect(legs).toEqual([
      {
        agency: 'maintenance',
        startedAt: new Date('2026-11-20T09:00:00+08:00'),
        running: false,
        outcome: 'cancelled',
      },
      {
        agency: 'water-resources',
        startedAt: new Date('2026-11-20T10:00:00+08:00'),
        running: false,
        outcome: 'cancelled',
      },
      {
        agency: 'maintenance',
        startedAt: new Date('2026-11-20T11:30:00+08:00'),
        running: true,
        outcome: null,
      },
    ]);
  });

  it('is late in the account of who held it, leg by leg', async () => {
    await openAt('2026-11-20T09:00:00+08:00');
    const { number } = await hotline.record({ category: 'EP04', agency: 'maintenance' });
    await moveTo('2026-11-20T12:00:00+08:00');
    await hotline.onCase(number, 'reassign', { agency: 'environment', reason: '噪音屬環保局' });
    await moveTo('2026-11-20T14:00:00+08:00');
    expect(await hotline.clock(number, 'complete')).toMatchObject({ heldBy: 'environment' });
    const legs = await hotline.server.db.query(
      `select k.agency, k.held_by as "heldBy", k.outcome, k.breached_at is not null as breached
         from clock k join case_file c on c.id = k.case_id
        where c.number = $1 and k.kind = 'complete' and k.work_order_id is not null order by k.started_at`,
      [number],
    );
    expect(legs).toEqual([
      { agency: 'maintenance', heldBy: null, outcome: 'cancelled', breached: false },
      { agency: 'environment', heldBy: null, outcome: null, breached: false },
    ]);
    await moveTo('2026-11-20T16:00:01+08:00');
    const [leg] = await hotline.server.db.query<{ heldBy: string }>(
      `select k.held_by as "heldBy" from clock k join case_file c on c.id = k.case_id
        where c.number = $1 and k.kind = 'complete' and k.agency = 'environment'`,
      [number],
    );
    expect(leg?.heldBy).toBe('environment');
  });
});

describe('a reopened case', () => {
  it('has a new limit from the reopening; how the first one ended stands', async () => {
    await openAt('2026-11-13T10:00:00+08:00');
    const { number } = await hotline.record(PETITION);
    const officer = await officerOf(number);
    await hotline.onOrder(number, 'acknowledge', {}, officer);
    await moveTo('2026-11-24T09:00:00+08:00');
    await hotline.onOrder(number, 'reply', { text: '已更正地址並重寄稅單。' }, officer);
    await hotline.onCase(number, 'release', { how: 'sms', note: '已簡訊告知' });
    await moveTo('2026-11-27T09:00:00+08:00');
    await hotline.onCase(number, 'reopen', { reason: '仍未收到' });
    expect(await hotline.clocks(number, 'reply')).toMatchObject([
      { outcome: 'missed', dueAt: new Date('2026-11-24T00:00:00+08:00') },
      {
        outcome: null,
        startedAt: new Date('2026-11-27T09:00:00+08:00'),
        dueAt: new Date('2026-12-08T00:00:00+08:00'),
      },
    ]);
  });
});
