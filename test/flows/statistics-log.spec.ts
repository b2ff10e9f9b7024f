import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Asker } from '../../src/access/rights.js';
import type { EventMap } from '../../src/events.js';
import { newId } from '../../src/platform/ids.js';
import type { EventKind } from '../../src/platform/log/fact.js';
import { SYSTEM } from '../../src/platform/request/context.js';
import type { Totals } from '../../src/statistics/day-report.rules.js';
import { ReplayFigures } from '../../src/statistics/replay-figures.query.js';
import { ReportService } from '../../src/statistics/report.service.js';
import { FACTS_CONSUMER, StatisticsService } from '../../src/statistics/statistics.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { taipei } from '../support/told.js';

const MANAGER: Asker = { id: newId(), role: 'manager', agency: null };
const TABLES = ['fact_contact', 'fact_case', 'fact_clock', 'fact_step'];

interface Event {
  kind: EventKind;
  at: Date;
  caseId: string | null;
  payload: object;
}

/** Writes the log itself, as if the other modules had told these events. */
class Teller {
  constructor(private readonly city: TestApp) {}

  async write(events: Event[]): Promise<void> {
    await this.city.db.query(
      `insert into event_new (at, case_id, kind, actor, payload)
       select (e->>'at')::timestamptz, (e->>'caseId')::uuid, e->>'kind', $2, e->'payload'
         from jsonb_array_elements($1::jsonb) with ordinality as told(e, nr) order by nr`,
      [JSON.stringify(events), SYSTEM],
    );
    await this.city.settle();
  }

  /** Every row of every fact table, as text. */
  async facts(): Promise<string> {
    const dumps = TABLES.map(table =>
      this.city.db.query(`select row_to_json(f)::text as row from ${table} f order by 1`),
    );
    return JSON.stringify(await Promise.all(dumps));
  }
}

/** One case and its events, at times of 21 November 2026 unless they name another day. */
class Story {
  readonly caseId = newId();
  readonly events: Event[] = [];
  private readonly clockId = newId();

  constructor(opened: string, changes: Partial<EventMap['case.opened']> = {}) {
    this.tell('case.opened', opened, {
      ...{
        kind: 'dispatch',
        category: 'RD01',
        categoryVersion: 1,
        district: null,
        attributes: {},
        channel: 'phone',
      },
      ...{
        agency: 'police',
        draft: false,
        receivedAt: time(opened).toISOString(),
        origin: 'live',
        ...changes,
      },
    });
  }

  tell(kind: EventKind, at: string, payload: object = {}): this {
    const told = {
      caseId: this.caseId,
      number: this.caseId.slice(-12),
      workOrderId: this.caseId,
      agency: 'police',
      ...payload,
    };
    this.events.push({ kind, at: time(at), caseId: this.caseId, payload: told });
    return this;
  }

  clock(kind: EventKind, at: string, dueAt: string, payload: object = {}): this {
    const of = {
      clockId: this.clockId,
      clock: 'respond',
      workOrderId: null,
      dueAt: time(dueAt).toISOString(),
    };
    return this.tell(kind, at, {
      ...of,
      startedAt: time(at).toISOString(),
      stoppedAt: time(at).toISOString(),
      ...payload,
    });
  }
}

const time = (at: string): Date => taipei(at.includes(' ') ? at : `2026-11-21 ${at}`);

describe('The facts', () => {
  let city: TestApp;
  let log: Teller;
  beforeAll(async () => {
    city = await startApp({ now: '2026-11-23T08:00:00+08:00' });
    log = new Teller(city);
  });
  afterAll(() => city.close());

  const rebuild = () => city.app.get(StatisticsService).rebuild();

  it('are the same when they are built again from the log, after any history', async () => {
    const kinds: EventKind[] = [
      ...([
        'workorder.dispatched',
        'workorder.delivered',
        'workorder.acknowledged',
        'workorder.unacknowledged',
      ] as const),
      ...([
        'workorder.reported',
        'case.recalled',
        'case.released',
        'case.release-taken-back',
        'case.reopened',
      ] as const),
      ...([
        'case.sent-back',
        'case.withdrawn',
        'case.noted',
        'case.reassigned',
        'case.recategorised',
      ] as const),
      ...(['clock.breached', 'clock.stopped', 'clock.resumed', 'clock.recomputed'] as const),
    ];
    const step = fc.record({
      of: fc.nat(39),
      kind: fc.constantFrom(...kinds),
      minute: fc.integer({ min: 10, max: 59 }),
      agency: fc.constantFrom('police', 'maintenance', 'environment'),
      outcome: fc.constantFrom('met', 'missed', 'cancelled'),
    });
    const histories = fc.array(step, { minLength: 2500, maxLength: 3000, size: 'max' });
    await fc.assert(
      fc.asyncProperty(histories, async steps => {
        const stories = Array.from({ length: 40 }, () =>
          new Story('08:00').clock('clock.started', '08:00', '12:00'),
        );
        const events = stories.flatMap(story => story.events.splice(0));
        for (const { of, kind, minute, agency, outcome } of steps) {
          const story = stories[of] as Story;
          const payload = { agency, from: 'police', to: agency, how: 'sms', kind: 'dispatch', outcome };
          if (kind.startsWith('clock.')) story.clock(kind, `12:${minute}`, '12:30', payload);
          else story.tell(kind, `12:${minute}`, payload);
          events.push(...story.events.splice(0));
        }
        await log.write(events);
        const kept = await log.facts();
        await rebuild();
        expect(await log.facts()).toBe(kept);
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });

  it('are what the log says, counted another way', async () => {
    const differing = await city.db.query(
      `select f.case_id from fact_case f
         join (select case_id,
                      min(at) filter (where kind = 'workorder.acknowledged') as acknowledged,
                      min(at) filter (where kind = 'workorder.reported') as reported,
                      min(at) filter (where kind = 'case.released') as released,
                      count(*) filter (where kind = 'case.reopened') as reopened,
                      count(*) filter (where kind = 'case.reassigned' and payload->>'from' <> payload->>'to') as reassigned
                 from (select case_id, kind, payload, at from event) e group by case_id) e on e.case_id = f.case_id
        where f.first_acknowledged_at is null <> (e.acknowledged is null)
           or f.first_reported_at is null <> (e.reported is null)
           or f.first_released_at is null <> (e.released is null)
           or (f.reopened, f.reassigned) is distinct from (e.reopened::int, e.reassigned::int)`,
    );
    const [{ cases } = { cases: 0 }] = await city.db.query<{ cases: number }>(
      'select count(*) as cases from fact_case',
    );
    expect(cases).toBeGreaterThanOrEqual(120);
    expect(differing).toEqual([]);
  });

  it('are put right by building them again when somebody spoilt them, and go on from there', async () => {
    const kept = await log.facts();
    await city.db.query(`update fact_case set state = 'spoilt'`);
    await city.db.query('update fact_clock set clock_id = gen_random_uuid()');
    await rebuild();
    expect(await log.facts()).toBe(kept);
    const story = new Story('09:00').tell('workorder.acknowledged', '09:30');
    await log.write(story.events);
    const rows = await city.db.query('select state from fact_case where case_id = $1', [story.caseId]);
    expect(rows).toEqual([{ state: 'acknowledged' }]);
  });

  it('park what makes no sense, and go on with the rest', async () => {
    const orphan = new Story('09:00').tell('case.released', '10:00', { how: 'sms' });
    const other = new Story('09:00');
    await log.write([...orphan.events.slice(1), ...other.events]);
    const parked = await city.db.query(
      'select kind, error from consumer_parked where consumer = $1 and case_id = $2',
      [FACTS_CONSUMER, orphan.caseId],
    );
    expect(parked).toEqual([{ kind: 'case.released', error: expect.stringContaining('never opened') }]);
    expect(await city.db.query('select 1 from fact_case where case_id = $1', [other.caseId])).toHaveLength(1);
  });

  it('stay as they are when they cannot be built again', async () => {
    const kept = await log.facts();
    await expect(rebuild()).rejects.toThrow('never opened');
    expect(await log.facts()).toBe(kept);
  });
});

describe('The figures of a day', () => {
  let city: TestApp;
  let log: Teller;
  beforeAll(async () => {
    city = await startApp({ now: '2026-11-23T08:00:00+08:00' });
    log = new Teller(city);
  });
  afterAll(() => city.close());

  /** What these stories change in the figures of 21 November. */
  const changeBy = async (...stories: Story[]): Promise<Partial<Totals>> => {
    const before = (await city.app.get(ReportService).day('2026-11-21', MANAGER)).totals;
    await log.write(stories.flatMap(story => story.events));
    const after = (await city.app.get(ReportService).day('2026-11-21', MANAGER)).totals;
    const changed = Object.entries(after).filter(([figure]) => !figure.endsWith('Percent'));
    return Object.fromEntries(
      changed
        .map(([figure, value]): [string, number] => [
          figure,
          (value ?? 0) - (before[figure as keyof Totals] ?? 0),
        ])
        .filter(([, change]) => change !== 0),
    );
  };
  const done = { outcome: 'done' };
  const how = { how: 'sms' };
  const OPEN = { casesOpened: 1, open: 1, acknowledgedWithin4hOf: 1, reportedWithin4hOf: 1 };
  const CLOSED = { casesOpened: 1, acknowledgedWithin4hOf: 1, reportedWithin4hOf: 1 };

  it.each<[string, Story, Partial<Totals>]>([
    ['the first moment is the day’s', new Story('2026-11-21 00:00'), OPEN],
    ['the last moment is the day’s', new Story('2026-11-21 23:59:59.999'), OPEN],
    ['midnight is the next day’s', new Story('2026-11-22 00:00'), { open: 1 }],
    ['a petition has no four hours', new Story('08:00', { kind: 'petition' }), { casesOpened: 1, open: 1 }],
    [
      'to the very millisecond four hours are four hours',
      new Story('08:00')
        .tell('workorder.acknowledged', '12:00')
        .tell('workorder.reported', '12:00:00.001', done),
      { ...OPEN, acknowledgedWithin4h: 1 },
    ],
    [
      'withdrawn within four hours it counts nowhere',
      new Story('08:00').tell('case.withdrawn', '11:00'),
      { casesOpened: 1 },
    ],
    [
      'withdrawn after four hours it was too late',
      new Story('08:00').tell('case.withdrawn', '13:00'),
      CLOSED,
    ],
    [
      'withdrawn after the acknowledgement it was acknowledged',
      new Story('08:00').tell('workorder.acknowledged', '09:00').tell('case.withdrawn', '10:00'),
      { casesOpened: 1, acknowledgedWithin4h: 1, acknowledgedWithin4hOf: 1 },
    ],
    [
      'a case released twice on one day is released once',
      new Story('08:00')
        .tell('case.released', '13:00', how)
        .tell('case.reopened', '14:00')
        .tell('case.released', '15:00', how),
      { ...CLOSED, released: 1, reopened: 1 },
    ],
    [
      'a release that was taken back is none',
      new Story('08:00').tell('case.released', '13:00', how).tell('case.release-taken-back', '13:01'),
      OPEN,
    ],
    [
      'taken back and released again it is one',
      new Story('08:00')
        .tell('case.released', '13:00', how)
        .tell('case.release-taken-back', '13:01')
        .tell('case.released', '13:02', how),
      { ...CLOSED, released: 1 },
    ],
    [
      'a release of the next day is the next day’s',
      new Story('08:00').tell('case.released', '2026-11-22 00:00', how),
      CLOSED,
    ],
  ])('%s', async (_, story, expected) => {
    expect(await changeBy(story)).toEqual(expected);
  });

  const elsewhere = '2026-11-20 08:00';
  it.each<[string, (story: Story) => Story, Partial<Totals>]>([
    [
      'met at the last moment it is met',
      story => story.clock('clock.stopped', '12:00', '12:00', { outcome: 'met' }),
      { respondDue: 1, respondMet: 1 },
    ],
    ['open and overdue it counts', story => story, { respondDue: 1, respondOpenOverdue: 1, openOverdue: 1 }],
    [
      'missed it counts, and no longer as open',
      story =>
        story
          .clock('clock.breached', '12:00', '12:00')
          .clock('clock.stopped', '13:00', '12:00', { outcome: 'missed' }),
      { respondDue: 1, respondMissed: 1 },
    ],
    [
      'cancelled within its limit it counts nowhere',
      story => story.clock('clock.stopped', '11:00', '12:00', { outcome: 'cancelled' }),
      {},
    ],
    [
      'cancelled after it had run out it was missed',
      story =>
        story
          .clock('clock.breached', '12:00', '12:00')
          .clock('clock.stopped', '13:00', '12:00', { outcome: 'cancelled' }),
      { respondDue: 1, respondMissed: 1 },
    ],
    [
      'due at midnight it belongs to the day that ends',
      story => story.clock('clock.recomputed', '09:00', '2026-11-22 00:00'),
      { respondDue: 1, respondOpenOverdue: 1, openOverdue: 1 },
    ],
    [
      'moved to another day it is that day’s',
      story => story.clock('clock.recomputed', '09:00', '2026-11-24 12:00'),
      {},
    ],
  ])('of a clock: %s', async (_, more, expected) => {
    const story = new Story(elsewhere).clock('clock.started', '08:00', '12:00');
    expect(await changeBy(more(story))).toEqual({ open: 1, ...expected });
  });

  it('leave the two minutes for a receipt out: they are no limit of the citizen’s', async () => {
    const story = new Story(elsewhere).clock('clock.started', '08:00', '08:02', { clock: 'deliver' });
    expect(await changeBy(story)).toEqual({ open: 1 });
  });
});

describe('The figures of a replay', () => {
  let city: TestApp;
  beforeAll(async () => {
    city = await startApp({ now: '2026-11-23T08:00:00+08:00' });
  });
  afterAll(() => city.close());

  it('count replayed cases as the facts and clocks know them', async () => {
    const replayed = (): Story =>
      new Story('08:00', { origin: 'replay' }).clock('clock.started', '08:00', '12:00');
    const acknowledged = (at: string, outcome: string): Story =>
      replayed().tell('workorder.acknowledged', at).clock('clock.stopped', at, '12:00', { outcome });
    const how = { how: 'sms' };
    const stories = [
      new Story('08:00').tell('workorder.acknowledged', '08:30'), // not a replayed one
      acknowledged('09:00', 'met').tell('workorder.reported', '10:00').tell('case.released', '11:00', how),
      // Taken back it was released all the same, and not reopened; recalled, its first acknowledgement still counts.
      acknowledged('09:00', 'met')
        .tell('workorder.unacknowledged', '09:10')
        .tell('workorder.acknowledged', '14:00')
        .tell('workorder.reported', '14:00')
        .tell('case.released', '15:00', how)
        .tell('case.release-taken-back', '15:01'),
      acknowledged('12:01', 'missed').tell('case.reopened', '15:00').tell('case.reopened', '16:00'),
      replayed()
        .clock('clock.breached', '12:00', '12:00')
        .clock('clock.stopped', '13:00', '12:00', { outcome: 'cancelled' })
        .tell('case.withdrawn', '13:00'),
      replayed()
        .clock('clock.stopped', '09:00', '12:00', { outcome: 'cancelled' })
        .tell('case.withdrawn', '09:00'),
      replayed()
        .tell('case.reassigned', '08:10', { from: null, to: 'police' })
        .tell('case.reassigned', '08:20', { from: 'police', to: 'maintenance' }),
      replayed()
        .tell('case.recategorised', '08:10', { from: 'RD01', to: 'LT01', kind: 'dispatch' })
        .tell('case.recategorised', '08:20', { from: 'LT01', to: 'LT02', kind: 'dispatch' }),
    ];
    await new Teller(city).write(stories.flatMap(story => story.events));
    const read = (asOf: string) => city.app.get(ReplayFigures).read(time(asOf));
    const counted = {
      cases: 7,
      acknowledgedWithin4h: 2,
      reportedWithin4h: 1,
      released: 2,
      reopened: 1,
      reassigned: 1,
      recategorised: 1,
      events: stories.slice(1).reduce((sum, { events }) => sum + events.length, 0),
    };
    // Open at 12:00 sharp they are still in time; a moment later they are not.
    expect(await read('12:00')).toEqual({ ...counted, breaches: 2 });
    expect(await read('12:00:00.001')).toEqual({ ...counted, breaches: 4 });
  });
});
