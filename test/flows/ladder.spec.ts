import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { Clock } from '../../src/platform/clock/clock.js';
import type { EscalationDto } from '../../src/sla/escalation.dto.js';
import { WakerService } from '../../src/sla/waker.service.js';
import { startApp } from '../support/app.js';
import { Hotline, post } from '../support/hotline.js';
import { cookieOf, hire, signIn } from '../support/people.js';
import { freshDatabase } from '../support/postgres.js';
import { closeScreens, openScreen, type Screen } from '../support/sockets.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A Friday. The four hours and the day of a road damage count around the clock. */
const FRIDAY = '2026-11-20T09:00:00+08:00';

let hotline: Hotline;
let dataDir: string;
let now = new Date(FRIDAY).getTime();
/** All of the maintenance office, but for the bureau above it and the centre's. */
const people = {} as Record<
  'officer' | 'colleague' | 'chief' | 'bureau' | 'supervisor' | 'clerk' | 'commission' | 'neighbour',
  TestAgent
>;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hotline-ladder-'));
  hotline = await Hotline.open({ now: FRIDAY, settings: { dataDir } });
  const { app } = hotline.server;
  Object.assign(people, {
    officer: hotline.officer,
    colleague: await signIn(app, 'officer', 'maintenance'),
    chief: await signIn(app, 'agency_chief', 'maintenance'),
    bureau: await signIn(app, 'agency_chief', 'public-works'),
    supervisor: hotline.supervisor,
    clerk: await signIn(app, 'petition_clerk'),
    commission: await signIn(app, 'commission'),
    neighbour: await signIn(app, 'officer', 'water-resources'),
  });
});
afterEach(closeScreens);
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
function passUnnoticed(ms: number): void {
  now += ms;
  hotline.server.app.get(Clock).stopAt(new Date(now));
}

/** What somebody was told of a case, from the first to the last. */
async function heardBy(who: TestAgent, number: string, clock?: string): Promise<string[]> {
  const { body } = await who.get('/api/escalations?limit=200').expect(200);
  return (body.items as EscalationDto[])
    .filter(one => one.number === number && (clock === undefined || one.clock === clock))
    .map(({ clock, step }) => `${clock} ${step}`)
    .reverse();
}

/** Everybody who was told something of a case, and what. */
async function heard(number: string, clock?: string): Promise<Record<string, string>> {
  const all = await Promise.all(
    Object.entries(people).map(async ([name, who]) => [name, await heardBy(who, number, clock)] as const),
  );
  return Object.fromEntries(
    all.filter(([, told]) => told.length > 0).map(([name, told]) => [name, told.join(', ')]),
  );
}

interface Told {
  step: string;
  /** Its true time. */
  at: string;
  dueAt: string;
  tells: string[];
  agency: string | null;
}

/** The steps of one clock of a case as the log has them. */
async function stepsOf(number: string, clock = 'respond', on = hotline): Promise<Told[]> {
  const told = await on.told(number);
  return told
    .filter(
      ({ kind, payload }) => /^clock\.(warned|breached|escalated)$/.test(kind) && payload.clock === clock,
    )
    .filter(({ payload }) => payload.workOrderId === null)
    .map(({ kind, payload }) => {
      const { step, at, dueAt, tells, agency } = payload as unknown as Told;
      return kind === 'clock.breached'
        ? { step: 'due', at: dueAt, dueAt, tells, agency }
        : { step, at, dueAt, tells, agency };
    });
}

const codesOf = async (number: string, clock?: string): Promise<string[]> =>
  (await stepsOf(number, clock)).map(({ step }) => step);

const hoursAfter = (start: number, hours: number, ms = 0): string =>
  new Date(start + hours * HOUR + ms).toISOString();

describe('a case that its agency leaves alone', () => {
  it('tells higher and higher up, each step once and when its time has come', async () => {
    const start = now;
    const { number } = await hotline.record();
    const steps: [hours: number, step: string][] = [
      [2, '50%'],
      [3.2, '80%'],
      [4, 'due'],
      [8, '+4h'],
      [28, '+24h'],
    ];
    const seen: string[] = [];
    for (const [hours, step] of steps) {
      await pass(start + hours * HOUR - now - 1);
      expect(await codesOf(number)).toEqual(seen);
      // What is in time at the due time is missed a millisecond later.
      await pass(2);
      seen.push(step);
      expect(await codesOf(number)).toEqual(seen);
    }
    await pass(10 * 24 * HOUR);
    expect(await stepsOf(number)).toMatchObject([
      { step: '50%', at: hoursAfter(start, 2), tells: ['officer'], agency: 'maintenance' },
      { step: '80%', at: hoursAfter(start, 3.2), tells: ['officer', 'chief'] },
      { step: 'due', at: hoursAfter(start, 4), tells: ['officer', 'chief', 'centre'] },
      { step: '+4h', at: hoursAfter(start, 8, 1), tells: ['chief', 'head'] },
      { step: '+24h', at: hoursAfter(start, 28, 1), tells: ['head', 'commission'] },
    ]);
    const asWhoeverIsThere = 'respond 50%, respond 80%, respond due';
    expect(await heard(number, 'respond')).toEqual({
      officer: asWhoeverIsThere,
      colleague: asWhoeverIsThere,
      chief: `${asWhoeverIsThere}, respond +4h`,
      bureau: 'respond +4h, respond +24h',
      supervisor: 'respond due',
      commission: 'respond +24h',
    });
  });

  it('has on its timeline whatever told somebody above who works on it, and no line of the leg beside it', async () => {
    const { number } = await hotline.record();
    await pass(60 * HOUR);
    const { timeline } = await hotline.page(number);
    const lines = timeline
      .filter(({ kind }) => /^clock\.(warned|breached|escalated)$/.test(kind))
      .map(({ kind, data }) => `${kind} ${data.clock} ${data.step ?? ''}`.trim());
    expect(lines.reverse().sort()).toEqual([
      'clock.breached complete',
      'clock.breached deliver',
      'clock.breached respond',
      'clock.escalated complete +24h',
      'clock.escalated complete +4h',
      'clock.escalated respond +24h',
      'clock.escalated respond +4h',
      'clock.warned complete 80%',
      'clock.warned respond 80%',
    ]);
    expect(timeline.find(({ data }) => data.step === '+4h')).toMatchObject({
      kind: 'clock.escalated',
      actor: null,
      text: null,
      data: { tells: ['chief', 'head'], agency: 'maintenance', dueAt: expect.any(String) },
    });
  });
});

describe('whoever works on it', () => {
  it('is who acknowledged; the colleagues hear nothing more, and whoever takes it over hears all of it', async () => {
    const { number } = await hotline.record();
    await pass(HOUR);
    await hotline.onOrder(number, 'acknowledge');
    await pass(12 * HOUR);
    const half = { officer: 'complete 50%' };
    expect(await heard(number, 'complete')).toEqual(half);
    await hotline.onOrder(number, 'unacknowledge', { reason: '誤按' });
    expect(await heard(number, 'complete')).toEqual({
      ...half,
      colleague: 'complete 50%',
      chief: 'complete 50%',
    });
    await hotline.onOrder(number, 'acknowledge', {}, people.colleague);
    expect(await heard(number, 'complete')).toEqual({ colleague: 'complete 50%' });
  });

  it('is told of no step after it has stopped the clock', async () => {
    const { number } = await hotline.record();
    await pass(3 * HOUR);
    await hotline.onOrder(number, 'acknowledge');
    await pass(20 * HOUR);
    expect(await codesOf(number)).toEqual(['50%']);
    await hotline.report(number);
    await pass(100 * HOUR);
    expect(await codesOf(number, 'complete')).toEqual(['50%', '80%']);
  });

  it('is told by whoever stops the clock of the steps that nobody had noticed yet', async () => {
    const start = now;
    const { number } = await hotline.record();
    passUnnoticed(9 * HOUR);
    await hotline.onOrder(number, 'acknowledge');
    await pass(30 * HOUR);
    expect((await stepsOf(number)).map(({ step, at }) => [step, at])).toEqual([
      ['50%', hoursAfter(start, 2)],
      ['80%', hoursAfter(start, 3.2)],
      ['due', hoursAfter(start, 4)],
      ['+4h', hoursAfter(start, 8, 1)],
    ]);
    expect(await hotline.clock(number, 'respond')).toMatchObject({
      outcome: 'missed',
      heldBy: 'maintenance',
    });
  });

  it('is at the agency that has the case at that step', async () => {
    const { number } = await hotline.record();
    await pass(2 * HOUR);
    await hotline.onCase(number, 'reassign', { agency: 'water-resources', reason: '屬側溝' });
    await pass(1.5 * HOUR);
    expect((await stepsOf(number)).map(({ step, agency }) => `${step} ${agency}`)).toEqual([
      '50% maintenance',
      '80% water-resources',
    ]);
    // What is told of a case that has left an agency is no business of the agency any more.
    expect(await heard(number)).toEqual({ neighbour: 'respond 80%' });
  });

  it('was at the agency that had the case then, also where that is noticed only when it has gone', async () => {
    const start = now;
    const { number } = await hotline.record();
    passUnnoticed(4 * HOUR + 1);
    await hotline.onCase(number, 'reassign', { agency: 'water-resources', reason: '屬側溝' });
    await pass(0);
    expect((await stepsOf(number)).map(({ step, at, agency }) => [step, at, agency])).toEqual([
      ['50%', hoursAfter(start, 2), 'maintenance'],
      ['80%', hoursAfter(start, 3.2), 'maintenance'],
      ['due', hoursAfter(start, 4), 'maintenance'],
    ]);
    expect(await hotline.clock(number, 'respond')).toMatchObject({ heldBy: 'maintenance' });
  });
});

describe('a case that no agency has', () => {
  it('is told to the centre in place of the agency, and in the end to the control commission', async () => {
    const { number } = await hotline.record({ category: 'UT01' });
    await pass(60 * HOUR);
    expect(await heard(number, 'respond')).toEqual({
      supervisor: 'respond 50%, respond 80%, respond due, respond +4h, respond +24h',
      commission: 'respond +24h',
    });
  });

  it('is told to the service centre as well where it is a petition', async () => {
    const { number } = await hotline.record({ category: 'PEN03', agency: 'environment' });
    await hotline.onCase(number, 'recall', { reason: '派錯' });
    // Three working days: Monday, Tuesday, Wednesday; then one more, and two more.
    await pass(14 * 24 * HOUR);
    const all = 'reply 50%, reply 80%, reply due, reply +1d, reply +3d';
    expect(await heard(number, 'reply')).toEqual({ supervisor: all, clerk: all, commission: 'reply +3d' });
  });
});

describe('what was told', () => {
  it('counts as unseen until I have marked it, and for nobody else', async () => {
    const { number } = await hotline.record();
    await pass(4 * HOUR + 1);
    const mine = async (who: TestAgent): Promise<{ items: EscalationDto[]; unseen: number }> => {
      const { body } = await who.get('/api/escalations?unseen=true&limit=200').expect(200);
      return body;
    };
    const before = await mine(people.supervisor);
    expect(before.items.length).toBe(before.unseen);
    const [one] = before.items.filter(told => told.number === number);
    expect(one).toMatchObject({
      clock: 'respond',
      step: 'due',
      tells: ['officer', 'chief', 'centre'],
      agency: { code: 'maintenance', name: '工務局養護工程處' },
      case: {
        kind: 'dispatch',
        state: 'dispatched',
        category: { code: 'RD01' },
        agency: { code: 'maintenance' },
      },
      isOpen: true,
      seenAt: null,
    });
    const id = (one as EscalationDto).id;
    const commissionBefore = (await mine(people.chief)).unseen;
    const { body } = await post(people.supervisor, `/api/escalations/${id}/actions/see`, {}).expect(200);
    expect(body.seenAt).toBe(new Date(now).toISOString());
    await pass(MINUTE);
    const again = await post(people.supervisor, `/api/escalations/${id}/actions/see`, {}).expect(200);
    expect(again.body).toEqual(body);
    expect((await mine(people.supervisor)).unseen).toBe(before.unseen - 1);
    expect((await mine(people.chief)).unseen).toBe(commissionBefore);
    expect(await heardBy(people.supervisor, number)).toEqual(['respond due']);
  });

  it('needs nobody’s attention once the clock has stopped, and can still be read', async () => {
    const { number } = await hotline.record();
    await pass(4 * HOUR + 1);
    const unseen = async (): Promise<boolean> => {
      const { body } = await people.supervisor.get('/api/escalations?unseen=true&limit=200').expect(200);
      return body.items.some((one: EscalationDto) => one.number === number);
    };
    expect(await unseen()).toBe(true);
    await hotline.onOrder(number, 'acknowledge');
    expect(await unseen()).toBe(false);
    const { body } = await people.supervisor.get('/api/escalations?limit=200').expect(200);
    expect(body.items.find((one: EscalationDto) => one.number === number)).toMatchObject({ isOpen: false });
  });

  it('comes page by page, the latest told first', async () => {
    const { body: whole } = await people.supervisor.get('/api/escalations?limit=200').expect(200);
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const { body } = await people.supervisor.get(
        `/api/escalations?limit=3${cursor ? `&cursor=${cursor}` : ''}`,
      );
      ids.push(...body.items.map(({ id }: EscalationDto) => id));
      cursor = body.next;
    } while (cursor);
    expect(ids).toEqual(whole.items.map(({ id }: EscalationDto) => id));
    const times = whole.items.map(({ toldAt }: { toldAt: string }) => toldAt);
    expect(times).toEqual([...times].sort().reverse());
  });

  it('is narrowed to the districts that somebody has to do with', async () => {
    const { id, username, password } = await hire(hotline.server.app, 'supervisor');
    const elsewhere = '64000010';
    await hotline.server.db.query('update staff set districts = $2 where id = $1', [id, [elsewhere]]);
    const limited = supertest.agent(hotline.server.app.getHttpServer());
    await limited.post('/api/session').send({ username, password }).expect(200);
    const [here, there] = [await hotline.record(), await hotline.record({ district: elsewhere })];
    await pass(4 * HOUR + 1);
    expect(await heardBy(limited, here.number)).toEqual([]);
    expect(await heardBy(limited, there.number)).toEqual(['respond due']);
  });

  it('matters as long as the clock runs to that due time: not while a report stands, again once it is sent back', async () => {
    const { number } = await hotline.record();
    await hotline.onOrder(number, 'acknowledge');
    await pass(13 * HOUR);
    const matters = async (): Promise<boolean[]> => {
      const { body } = await people.officer.get('/api/escalations?limit=200').expect(200);
      return (body.items as EscalationDto[]).filter(one => one.number === number).map(({ isOpen }) => isOpen);
    };
    expect(await matters()).toEqual([true]);
    await hotline.report(number);
    expect(await matters()).toEqual([false]);
    await hotline.onCase(number, 'send-back', { reason: '照片不清楚' });
    expect(await matters()).toEqual([true]);
    await hotline.onCase(number, 'recategorise', { category: 'RD04' });
    expect(await matters()).toEqual([false]);
    await hotline.onCase(number, 'recategorise', { category: 'RD01' });
    expect(await matters()).toEqual([true]);
  });

  it('is not there for whom it was not told to', async () => {
    const { number } = await hotline.record();
    await pass(4 * HOUR + 1);
    const { body } = await people.supervisor.get('/api/escalations').expect(200);
    const { id } = body.items.find((one: EscalationDto) => one.number === number);
    for (const who of [people.clerk, people.commission, people.neighbour, people.bureau])
      expect((await post(who, `/api/escalations/${id}/actions/see`, {})).body.code).toBe(
        'ESCALATION_NOT_FOUND',
      );
    for (const role of ['agent', 'inspector', 'manager', 'auditor', 'admin'] as const) {
      const who = await signIn(hotline.server.app, role);
      await who.get('/api/escalations').expect(403);
      await post(who, `/api/escalations/${id}/actions/see`, {}).expect(403);
    }
    const nowhere = '00000000-0000-7000-8000-000000000000';
    await post(people.supervisor, `/api/escalations/${nowhere}/actions/see`, {}).expect(404);
    await post(people.supervisor, '/api/escalations/7/actions/see', {}).expect(400);
    await people.supervisor.get('/api/escalations?cursor=7').expect(400);
  });
});

describe('a screen', () => {
  it('hears of each step, and whom it tells; where the case is at another agency it hears nothing', async () => {
    const [ours, theirs, centre] = [people.officer, people.neighbour, people.supervisor].map(who =>
      openScreen(hotline.server.url, cookieOf(who)),
    ) as [Screen, Screen, Screen];
    await Promise.all([ours.hello, theirs.hello, centre.hello]);
    const { number } = await hotline.record();
    await pass(9 * HOUR);
    const untold = await hotline.record({ agency: 'water-resources', category: 'WR03' });
    const stepsAt = (screen: Screen) =>
      screen.messages
        .filter(({ case: card, step }) => card?.number === number && step?.clock === 'respond')
        .map(({ kind, step }) => ({ kind, ...step }));
    const agency = 'maintenance';
    const steps = [
      { kind: 'clock.warned', clock: 'respond', code: '50%', tells: ['officer'], agency },
      { kind: 'clock.warned', clock: 'respond', code: '80%', tells: ['officer', 'chief'], agency },
      {
        kind: 'clock.breached',
        clock: 'respond',
        code: 'due',
        tells: ['officer', 'chief', 'centre'],
        agency,
      },
      { kind: 'clock.escalated', clock: 'respond', code: '+4h', tells: ['chief', 'head'], agency },
    ];
    for (const screen of [ours, centre]) {
      await screen.until(({ case: card, step }) => card?.number === number && step?.code === '+4h');
      expect(stepsAt(screen)).toEqual(steps);
    }
    await theirs.until(({ case: card }) => card?.number === untold.number);
    expect(stepsAt(theirs)).toEqual([]);
  });
});

describe('a new due time', () => {
  it('that lies ahead again is told of again, step by step; one that comes back is not', async () => {
    const start = now;
    // Noise is to be dealt with in four hours, a road in a day.
    const { number } = await hotline.record({ category: 'EP04', agency: 'maintenance' });
    await hotline.onOrder(number, 'acknowledge');
    await pass(5 * HOUR);
    expect(await codesOf(number, 'complete')).toEqual(['50%', '80%', 'due']);
    await hotline.onCase(number, 'recategorise', { category: 'RD01' });
    await pass(8 * HOUR);
    await hotline.onCase(number, 'recategorise', { category: 'EP04' });
    await pass(0);
    expect(
      (await stepsOf(number, 'complete')).map(({ step, dueAt, tells }) => [step, dueAt, tells.length]),
    ).toEqual([
      ['50%', hoursAfter(start, 4), 1],
      ['80%', hoursAfter(start, 4), 2],
      ['due', hoursAfter(start, 4), 3],
      ['50%', hoursAfter(start, 24), 1],
      // It is missed once more, which is a fact again; nobody is told of it a second time.
      ['due', hoursAfter(start, 4), 0],
      ['+4h', hoursAfter(start, 4), 2],
    ]);
    expect(await heardBy(people.officer, number)).toEqual([
      'complete 50%',
      'complete 80%',
      'complete due',
      'complete 50%',
    ]);
  });

  it('that was granted is told of from where it stands: shares of the longer time that lie ahead', async () => {
    const start = now;
    const { number } = await hotline.record();
    await hotline.onOrder(number, 'acknowledge');
    await pass(20 * HOUR);
    const { version } = await hotline.page(number);
    const wish = { version, clock: 'complete', size: 24, reason: '待料' };
    const asked = await post(people.officer, `/api/cases/${number}/extensions`, wish).expect(201);
    const { id, version: at } = asked.body;
    await post(people.chief, `/api/extensions/${id}/actions/approve`, { version: at }).expect(200);
    await pass(60 * HOUR);
    expect(
      (await stepsOf(number, 'complete')).map(({ step, at: time, dueAt }) => [step, time, dueAt]),
    ).toEqual([
      ['50%', hoursAfter(start, 12), hoursAfter(start, 24)],
      ['80%', hoursAfter(start, 19.2), hoursAfter(start, 24)],
      ['50%', hoursAfter(start, 24), hoursAfter(start, 48)],
      ['80%', hoursAfter(start, 38.4), hoursAfter(start, 48)],
      ['due', hoursAfter(start, 48), hoursAfter(start, 48)],
      ['+4h', hoursAfter(start, 52, 1), hoursAfter(start, 48)],
      ['+24h', hoursAfter(start, 72, 1), hoursAfter(start, 48)],
    ]);
  });

  it('of a leg tells nobody beside the case’s own, also under another item', async () => {
    const { number } = await hotline.record();
    await hotline.onCase(number, 'recategorise', { category: 'RD04' });
    await pass(100 * HOUR);
    const told = await hotline.told(number);
    expect(
      told.filter(
        ({ kind, payload }) => /^clock\.(warned|escalated)$/.test(kind) && payload.workOrderId !== null,
      ),
    ).toEqual([]);
    expect(await codesOf(number, 'complete')).toEqual(['50%', '80%', 'due', '+4h', '+24h']);
  });
});

describe('every server', () => {
  it('down over several steps: all are told when one is back, in order, once, with their true times', async () => {
    const database = await freshDatabase();
    const ownData = await mkdtemp(join(dataDir, 'down-'));
    const settings = { dataDir: ownData };
    const first = await Hotline.open({ databaseUrl: database.url, now: FRIDAY, settings });
    const [{ number }, stopped] = [await first.record(), await first.record()];
    await first.server.moveTo('2026-11-20T11:00:00+08:00');
    await first.close();

    const second = await Hotline.open({
      databaseUrl: database.url,
      now: '2026-11-22T20:00:00+08:00',
      settings,
    });
    // Somebody is faster than the waker: the clock had run through the same steps.
    await second.onOrder(stopped.number, 'acknowledge');
    await second.server.settle();
    await second.close();
    const third = await Hotline.open({
      databaseUrl: database.url,
      now: '2026-11-22T20:00:01+08:00',
      settings,
    });
    await third.server.settle();
    const start = new Date(FRIDAY).getTime();
    const steps = [
      ['50%', hoursAfter(start, 2)],
      ['80%', hoursAfter(start, 3.2)],
      ['due', hoursAfter(start, 4)],
      ['+4h', hoursAfter(start, 8, 1)],
      ['+24h', hoursAfter(start, 28, 1)],
    ];
    for (const one of [number, stopped.number])
      expect((await stepsOf(one, 'respond', third)).map(({ step, at }) => [step, at])).toEqual(steps);
    const kept = await third.server.db.query(
      `select x.step, x.at, x.told_at as "toldAt" from escalation x join clock k on k.id = x.clock_id
         join case_file c on c.id = x.case_id
        where c.number = $1 and k.kind = 'respond' order by x.id`,
      [number],
    );
    const back = new Date('2026-11-22T20:00:00+08:00');
    expect(kept).toEqual([
      { step: '50%', at: new Date(hoursAfter(start, 2)), toldAt: new Date('2026-11-20T11:00:00+08:00') },
      { step: '80%', at: new Date(hoursAfter(start, 3.2)), toldAt: back },
      { step: 'due', at: new Date(hoursAfter(start, 4)), toldAt: back },
      { step: '+4h', at: new Date(hoursAfter(start, 8, 1)), toldAt: back },
      { step: '+24h', at: new Date(hoursAfter(start, 28, 1)), toldAt: back },
    ]);
    await third.close();
    await database.drop();
  });

  it('awake at the same moment: nothing is told twice', async () => {
    const other = await startApp({
      databaseUrl: hotline.server.databaseUrl,
      settings: { dataDir },
      now: new Date(now).toISOString(),
    });
    const numbers: string[] = [];
    for (let opened = 0; opened < 20; opened += 1) numbers.push((await hotline.record()).number);
    for (const hours of [2, 1.2, 0.9, 4, 20]) {
      passUnnoticed(hours * HOUR);
      other.app.get(Clock).stopAt(new Date(now));
      await Promise.all([hotline.server, other].map(({ app }) => app.get(WakerService).wakeAll()));
    }
    await other.close();
    for (const number of numbers) {
      expect(await codesOf(number)).toEqual(['50%', '80%', 'due', '+4h', '+24h']);
      expect(await heardBy(people.chief, number, 'respond')).toHaveLength(4);
    }
  });

  it('leaves a case that somebody is at work on for later, and the steps of the others come in time', async () => {
    const [held, free] = [await hotline.record(), await hotline.record()];
    const somebody = new pg.Client(hotline.server.databaseUrl);
    await somebody.connect();
    await somebody.query('begin');
    await somebody.query('select 1 from case_file where number = $1 for update', [held.number]);
    passUnnoticed(2 * HOUR);
    const woken = hotline.server.app.get(WakerService).wakeAll();
    while ((await heardBy(people.officer, free.number)).length === 0) await new Promise(setImmediate);
    expect(await heardBy(people.officer, held.number)).toEqual([]);
    await somebody.query('commit');
    await somebody.end();
    await woken;
    for (const { number } of [held, free]) expect(await codesOf(number)).toEqual(['50%']);
  });

  it('tells a step whose telling failed in a later round, whole and once', async () => {
    const [failing, fine] = [await hotline.record(), await hotline.record()];
    const { db, app } = hotline.server;
    await db.query(
      `create function refuse_telling() returns trigger language plpgsql as $$
       begin
         if exists (select 1 from case_file where id = new.case_id and number = '${failing.number}') then
           raise exception 'cannot be told';
         end if;
         return new;
       end $$`,
    );
    await db.query(
      'create trigger refuses before insert on escalation for each row execute function refuse_telling()',
    );
    passUnnoticed(2 * HOUR);
    await expect(app.get(WakerService).wakeAll()).rejects.toThrow('cannot be told');
    expect(await heardBy(people.officer, fine.number)).toEqual(['respond 50%']);
    await db.query('drop trigger refuses on escalation');
    await db.query('drop function refuse_telling');
    await app.get(WakerService).wakeAll();
    for (const { number } of [failing, fine]) {
      expect(await codesOf(number)).toEqual(['50%']);
      expect(await heardBy(people.officer, number)).toEqual(['respond 50%']);
    }
  });
});
