import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Clock } from '../../src/platform/clock/clock.js';
import { WakerService } from '../../src/sla/waker.service.js';
import { startApp } from '../support/app.js';
import { Hotline } from '../support/hotline.js';
import { signIn } from '../support/people.js';
import { freshDatabase } from '../support/postgres.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let hotline: Hotline;
let dataDir: string;
let now: number;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hotline-clocks-'));
  now = new Date('2026-11-20T09:00:00+08:00').getTime();
  hotline = await Hotline.open({ now: new Date(now).toISOString(), settings: { dataDir } });
});
afterAll(async () => {
  await hotline.close();
  await rm(dataDir, { recursive: true });
});

/** Moves the time on, and lets what is due happen. */
async function pass(ms: number): Promise<Date> {
  now += ms;
  await hotline.server.moveTo(new Date(now));
  return new Date(now);
}

/** Moves the time on while nobody looks at the clocks. */
function passUnnoticed(ms: number): Date {
  now += ms;
  hotline.server.app.get(Clock).stopAt(new Date(now));
  return new Date(now);
}

/** Of the case's own clock, which the citizen can hold the city to. */
const breachesOf = async (number: string, clock = 'respond') =>
  (await breachesBeside(number, clock)).filter(({ payload }) => payload.workOrderId === null);

/** With those of the legs, which are counted for each agency. */
const breachesBeside = async (number: string, clock: string) =>
  (await hotline.told(number)).filter(
    ({ kind, payload }) => kind === 'clock.breached' && payload.clock === clock,
  );

const breachLines = async (number: string, clock = 'respond') =>
  (await hotline.page(number)).timeline.filter(
    ({ kind, data }) => kind === 'clock.breached' && data.clock === clock,
  );

/** Asks until it is so; the time limit of the test is the end of patience. */
async function until(fulfilled: () => Promise<boolean>): Promise<void> {
  while (!(await fulfilled())) await new Promise(setImmediate);
}

describe('an order that no screen confirms', () => {
  it('is phoned two minutes after it was sent, and not before', async () => {
    const { number } = await hotline.record();
    const tasks = async () =>
      hotline.server.db.query(
        `select t.reason from phone_task t join case_file c on c.id = t.case_id where c.number = $1`,
        [number],
      );
    await pass(2 * MINUTE - 1);
    expect(await tasks()).toEqual([]);
    await pass(1);
    expect(await tasks()).toEqual([{ reason: 'no_receipt' }]);
    await pass(HOUR);
    expect(await tasks()).toEqual([{ reason: 'no_receipt' }]);
  });

  it('is phoned at once where the agency has no accounts', async () => {
    const { number } = await hotline.record({ agency: 'taipower' });
    await hotline.server.settle();
    const page = await hotline.page(number);
    expect(page.timeline.map(({ kind }) => kind)).toContain('phone-task.opened');
    const { body } = await hotline.agent.get('/api/phone-tasks?open=true').expect(200);
    const task = body.items.find((one: { case: { number: string } }) => one.case.number === number);
    expect(task).toMatchObject({ reason: 'no_accounts', agency: { code: 'taipower', phone: '1911' } });
  });
});

describe('the four hours', () => {
  it('are over after four hours: once, at the due time, at the agency that had the case', async () => {
    const receivedAt = new Date(now);
    const { number } = await hotline.record();
    const dueAt = new Date(now + 4 * HOUR);
    await pass(4 * HOUR);
    expect(await breachesOf(number)).toEqual([]);
    const late = await pass(1);
    expect(await hotline.clock(number, 'respond')).toMatchObject({
      startedAt: receivedAt,
      dueAt,
      breachedAt: late,
      heldBy: 'maintenance',
      stoppedAt: null,
    });
    for (const more of [1, MINUTE, 3 * HOUR]) await pass(more);
    expect(await breachesOf(number)).toMatchObject([
      { payload: { clock: 'respond', dueAt: dueAt.toISOString(), agency: 'maintenance' } },
    ]);
    expect(await breachLines(number)).toMatchObject([{ at: late.toISOString(), actor: null }]);
    const overdue = await hotline.supervisor.get('/api/cases?clock=overdue&limit=100').expect(200);
    expect(overdue.body.items.map((card: { number: string }) => card.number)).toContain(number);
    await hotline.onOrder(number, 'acknowledge');
    expect(await hotline.clock(number, 'respond')).toMatchObject({ outcome: 'missed', breachedAt: late });
    expect(await breachesOf(number)).toHaveLength(1);
  });

  it('are kept by who acknowledges at exactly the due time', async () => {
    const { number } = await hotline.record();
    const dueAt = await pass(4 * HOUR);
    await hotline.onOrder(number, 'acknowledge');
    expect(await hotline.clock(number, 'respond')).toMatchObject({
      outcome: 'met',
      stoppedAt: dueAt,
      breachedAt: null,
      heldBy: null,
    });
    await pass(MINUTE);
    expect(await breachesOf(number)).toEqual([]);
  });

  it('are missed by who acknowledges a millisecond later, also when nobody had noticed yet', async () => {
    const { number } = await hotline.record();
    const late = passUnnoticed(4 * HOUR + 1);
    await hotline.onOrder(number, 'acknowledge');
    expect(await hotline.clock(number, 'respond')).toMatchObject({
      outcome: 'missed',
      stoppedAt: late,
      breachedAt: late,
      heldBy: 'maintenance',
    });
    await pass(HOUR);
    expect(await breachesOf(number)).toHaveLength(1);
    expect(await breachLines(number)).toHaveLength(1);
  });

  it('are missed by the agency that had the case when it is withdrawn before anybody noticed', async () => {
    const { number } = await hotline.record();
    passUnnoticed(5 * HOUR);
    await hotline.onCase(number, 'withdraw', { reason: '民眾等不及' });
    expect(await hotline.clock(number, 'respond')).toMatchObject({
      outcome: 'missed',
      heldBy: 'maintenance',
    });
    expect(await breachesOf(number)).toMatchObject([{ payload: { agency: 'maintenance' } }]);
  });

  it('run on while the case goes from agency to agency, and are missed by the one that has it then', async () => {
    const { number } = await hotline.record();
    await pass(HOUR);
    await hotline.onCase(number, 'reassign', { agency: 'water-resources', reason: '屬側溝' });
    await pass(3 * HOUR + 1);
    expect(await hotline.clock(number, 'respond')).toMatchObject({ heldBy: 'water-resources' });
    expect(await breachesOf(number)).toMatchObject([{ payload: { agency: 'water-resources' } }]);
  });

  it('are missed by the centre while the case lies in its tray', async () => {
    const { number } = await hotline.record({ category: 'UT01' });
    await pass(4 * HOUR + 1);
    expect(await hotline.clock(number, 'respond')).toMatchObject({
      breachedAt: expect.any(Date),
      heldBy: null,
    });
    expect(await breachesOf(number)).toMatchObject([{ payload: { agency: null } }]);
  });

  it('are missed by nobody but the centre once the case was recalled', async () => {
    const { number } = await hotline.record();
    await hotline.onCase(number, 'recall', { reason: '派錯' });
    expect((await hotline.page(number)).agency).toBeNull();
    await pass(4 * HOUR + 1);
    expect(await breachesOf(number)).toMatchObject([{ payload: { agency: null } }]);
    await hotline.onCase(number, 'route', { agency: 'maintenance' });
    expect((await hotline.told(number)).map(({ kind }) => kind)).not.toContain('case.reassigned');
  });

  it('are missed once when two servers notice at the same moment', async () => {
    const other = await startApp({
      databaseUrl: hotline.server.databaseUrl,
      settings: { dataDir },
      now: new Date(now).toISOString(),
    });
    const numbers: string[] = [];
    for (let opened = 0; opened < 20; opened += 1) numbers.push((await hotline.record()).number);
    const late = passUnnoticed(4 * HOUR + 1);
    other.app.get(Clock).stopAt(late);
    await Promise.all([hotline.server, other].map(({ app }) => app.get(WakerService).wakeAll()));
    await other.close();
    for (const number of numbers) {
      expect(await breachesOf(number)).toHaveLength(1);
      expect(await breachLines(number)).toHaveLength(1);
    }
  });

  it('of one case are not waited for by the others while somebody is at work on it', async () => {
    const [held, free] = [await hotline.record(), await hotline.record()];
    const somebody = new pg.Client(hotline.server.databaseUrl);
    await somebody.connect();
    await somebody.query('begin');
    await somebody.query('select 1 from case_file where number = $1 for update', [held.number]);
    passUnnoticed(4 * HOUR + 1);
    const woken = hotline.server.app.get(WakerService).wakeAll();
    await until(async () => (await hotline.clock(free.number, 'respond')).breachedAt !== null);
    expect((await hotline.clock(held.number, 'respond')).breachedAt).toBeNull();
    await somebody.query('commit');
    await somebody.end();
    await woken;
    expect(await breachesOf(held.number)).toHaveLength(1);
  });
});

describe('a new item', () => {
  it('with a shorter limit that is over already is missed at once', async () => {
    const { number } = await hotline.record();
    await hotline.onOrder(number, 'acknowledge');
    await pass(5 * HOUR);
    expect(await breachesOf(number, 'complete')).toEqual([]);
    await hotline.onCase(number, 'recategorise', { category: 'EP04' });
    await pass(0);
    expect(await breachesOf(number, 'complete')).toMatchObject([
      { payload: { dueAt: new Date(now - HOUR).toISOString(), agency: 'maintenance' } },
    ]);
    // The leg was sent at once, so its own limit is over as well; people read of the citizen's.
    expect(await breachesBeside(number, 'complete')).toHaveLength(2);
    expect(await breachLines(number, 'complete')).toHaveLength(1);
  });

  it('with a longer limit forgives what was late by the old one, and can be late itself', async () => {
    const { number } = await hotline.record({ category: 'EP04', agency: 'maintenance' });
    await hotline.onOrder(number, 'acknowledge');
    await pass(5 * HOUR);
    expect(await breachesOf(number, 'complete')).toHaveLength(1);
    await hotline.onCase(number, 'recategorise', { category: 'RD01' });
    const dueAt = new Date(now + 19 * HOUR);
    expect(await hotline.clock(number, 'complete')).toMatchObject({ dueAt, breachedAt: null, heldBy: null });
    await pass(19 * HOUR + 1);
    expect(await breachesOf(number, 'complete')).toMatchObject([
      { payload: { dueAt: new Date(dueAt.getTime() - 20 * HOUR).toISOString() } },
      { payload: { dueAt: dueAt.toISOString() } },
    ]);
    expect(await hotline.clock(number, 'complete')).toMatchObject({ breachedAt: new Date(now) });
  });
});

describe('every server down at the due time', () => {
  it('is made up for: the breach is told once, late, with its true due time', async () => {
    const database = await freshDatabase();
    const settings = { dataDir };
    const first = await Hotline.open({
      databaseUrl: database.url,
      now: '2026-11-20T09:00:00+08:00',
      settings: { dataDir: await mkdtemp(join(dataDir, 'other-')) },
    });
    const { number } = await first.record();
    const ownDataDir = first.server.config.dataDir;
    await first.close();

    const wokenAt = '2026-11-21T20:00:00+08:00';
    const second = await startApp({
      databaseUrl: database.url,
      now: wokenAt,
      settings: { ...settings, dataDir: ownDataDir },
    });
    await second.settle();
    const breaches = await second.db.query(
      `select at, payload ->> 'dueAt' as due from event
        where kind = 'clock.breached' and payload ->> 'number' = $1 and payload ->> 'clock' = 'respond'`,
      [number],
    );
    expect(breaches).toEqual([
      { at: new Date(wokenAt), due: new Date('2026-11-20T13:00:00+08:00').toISOString() },
    ]);
    const manager = await signIn(second.app, 'manager');
    const { body } = await manager.get('/api/reports/day?date=2026-11-20').expect(200);
    expect(body.breaches).toMatchObject([
      { number, clock: 'respond', dueAt: new Date('2026-11-20T13:00:00+08:00').toISOString() },
    ]);
    await second.close();
    await database.drop();
  });
});
