import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import type { EventKind } from '../../src/platform/log/fact.js';
import { FACTS_CONSUMER, StatisticsService } from '../../src/statistics/statistics.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { Story, Teller } from '../support/story.js';

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
      ...(['clocks.recomputed', 'survey.omitted'] as const),
      ...(['survey.invited', 'survey.undelivered', 'survey.moot', 'survey.expired'] as const),
      ...(['survey.answered', 'message.bounced'] as const),
      ...(['call.ended', 'call.abandoned', 'call.counted'] as const),
    ];
    const step = fc.record({
      of: fc.nat(39),
      kind: fc.constantFrom(...kinds),
      minute: fc.integer({ min: 10, max: 59 }),
      day: fc.integer({ min: 20, max: 23 }),
      agency: fc.constantFrom('police', 'maintenance', 'environment'),
      outcome: fc.constantFrom('met', 'missed', 'cancelled'),
      level: fc.integer({ min: 1, max: 5 }),
      round: fc.integer({ min: 1, max: 3 }),
    });
    const histories = fc.array(step, { minLength: 2500, maxLength: 3000, size: 'max' });
    await fc.assert(
      fc.asyncProperty(histories, async steps => {
        const stories = Array.from({ length: 40 }, (_, nr) => {
          const [kind, clock] =
            nr % 2 ? (['petition', 'reply'] as const) : (['dispatch', 'respond'] as const);
          return new Story('08:00', { kind }).clock('clock.started', '08:00', '12:00', { clock });
        });
        const events = stories.flatMap(story => story.events.splice(0));
        for (const { of, kind, minute, day, agency, outcome, level, round } of steps) {
          const story = stories[of] as Story;
          const payload = {
            ...{ agency, from: 'police', to: agency, how: 'sms', outcome },
            ...{ kind: of % 2 ? 'petition' : 'dispatch', clock: of % 2 ? 'reply' : 'respond' },
          };
          const dueAt = `2026-11-${day} 12:30`;
          // Told in another month, it is another standing.
          const at = day % 2 ? `12:${minute}` : `2026-12-${day} 12:${minute}`;
          if (kind === 'clocks.recomputed')
            story.movedWith([stories[(of + 2) % 40] as Story], at, dueAt, level === 1 ? { cured: true } : {});
          else if (kind === 'survey.omitted') story.tell(kind, at);
          else if (kind.startsWith('clock.')) story.clock(kind, `12:${minute}`, dueAt, payload);
          else if (kind.startsWith('call.')) story.call(kind, dueAt, level);
          else if (kind.startsWith('survey.')) story.survey(kind, `12:${minute}`, { round, service: level });
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

  it('are the same of a limit that nothing but the calendar has moved', async () => {
    const story = new Story('08:00', { kind: 'petition' });
    await log.write(story.clock('clock.started', '08:00', '12:00', { clock: 'reply' }).events.splice(0));
    await log.write(story.movedWith([], '2026-12-21 10:00', '2026-12-23 12:00').events);
    const kept = await log.facts();
    await rebuild();
    expect(await log.facts()).toBe(kept);
  });

  it('were of limits that stood otherwise at the end of another month, and of releases that nobody is asked about', async () => {
    const [told] = await city.db.query(
      `select (select count(*) from fact_standing where next_month is not null)::int > 20 as standings,
              (select count(*) from fact_step where unasked)::int > 20 as unasked`,
    );
    expect(told).toEqual({ standings: true, unasked: true });
  });

  it('are what the log says, counted another way', async () => {
    const differing = await city.db.query(
      `select f.case_id from fact_case f
         join (select case_id,
                      min(at) filter (where kind = 'workorder.acknowledged') as acknowledged,
                      (array_agg(at order by position) filter (where kind = 'workorder.reported' and position > taken_back))[1]
                        as reported,
                      min(at) filter (where kind = 'case.released') as released,
                      count(*) filter (where kind = 'case.reopened') as reopened,
                      count(*) filter (where kind = 'case.reassigned' and payload->>'from' <> payload->>'to') as reassigned
                 from (select e.*, coalesce(max(position) filter (where kind = 'case.sent-back' and not reopened_before)
                                              over (partition by case_id), 0) as taken_back
                         from (select *, coalesce(bool_or(kind = 'case.reopened')
                                 over (partition by case_id order by position), false) as reopened_before
                                 from event where case_id is not null) e) e
                group by case_id) e on e.case_id = f.case_id
        where f.first_acknowledged_at is null <> (e.acknowledged is null)
           or f.first_reported_at is distinct from e.reported
           or f.first_released_at is null <> (e.released is null)
           or (f.reopened, f.reassigned) is distinct from (e.reopened::int, e.reassigned::int)`,
    );
    const [{ cases } = { cases: 0 }] = await city.db.query<{ cases: number }>(
      'select count(*) as cases from fact_case',
    );
    expect(cases).toBeGreaterThanOrEqual(120);
    expect(differing).toEqual([]);
  });

  it('of questions to citizens sum to the same, told apart by anything, and to what the log says', async () => {
    const sums = await city.db.query<object>(
      `select dimension, sum(figures[1])::int as invited, sum(figures[4])::int as answered,
              sum(figures[6] + figures[7] + figures[8] + figures[9] + figures[10])::int as levels
         from rollup_day where family = 'surveys' group by dimension order by 1`,
    );
    const [told] = await city.db.query<{ invited: number; answered: number; levels: number }>(
      `select count(distinct payload->>'surveyId')::int as invited, min(answered)::int as answered,
              min(answered)::int as levels
         from event, (select count(distinct payload->>'surveyId') as answered from event
                       where kind = 'survey.answered') answers
        where kind like 'survey.%'`,
    );
    expect(told?.answered).toBeGreaterThan(100);
    const dimensions = [
      ...['agency', 'all', 'category', 'cell', 'channel', 'district', 'hour', 'surveyChannel'],
    ];
    expect(sums).toEqual(dimensions.map(dimension => ({ dimension, ...told })));
  });

  it('add up to the same, told apart by anything, and to what is counted from the log', async () => {
    const sums = await city.db.query<{ dimension: string; opened: number; reopened: number }>(
      `select dimension, sum(figures[1])::bigint as opened, sum(figures[19])::bigint as reopened
         from rollup_day where family = 'cases' group by dimension order by 1`,
    );
    const [told] = await city.db.query<{ opened: number; reopened: number }>(
      `select count(*) filter (where kind = 'case.opened') as opened,
              count(distinct case_id) filter (where kind = 'case.reopened') as reopened from event`,
    );
    expect(told?.reopened).toBeGreaterThan(10);
    expect(sums.map(({ dimension }) => dimension)).toEqual([
      'agency',
      'all',
      'category',
      'channel',
      'district',
      'hour',
      'officer',
    ]);
    for (const { opened, reopened } of sums) expect({ opened, reopened }).toEqual(told);
  });

  it('are put right by building them again when somebody spoilt them, and go on from there', async () => {
    const kept = await log.facts();
    await city.db.query(`update fact_case set state = 'spoilt'`);
    await city.db.query('update fact_clock set clock_id = gen_random_uuid()');
    await city.db.query(`update fact_survey set service = 6 - service, fate = 'sent'`);
    await city.db.query('update rollup_day set figures[1] = figures[1] + 1');
    await rebuild();
    expect(await log.facts()).toBe(kept);
    const story = new Story('09:00').tell('workorder.acknowledged', '09:30');
    await log.write(story.events);
    const rows = await city.db.query('select state from fact_case where case_id = $1', [story.caseId]);
    expect(rows).toEqual([{ state: 'acknowledged' }]);
  });

  it('are built again while days are being added up: one waits for the other', async () => {
    const kept = await log.facts();
    const [{ family, day }] = (await city.db.query(
      'select family, day::text as day from rollup_day order by day, family limit 1',
    )) as [{ family: string; day: string }];
    const client = new pg.Client(city.databaseUrl);
    await client.connect();
    await client.query('begin');
    await client.query('insert into rollup_dirty (family, day) values ($1, $2)', [family, day]);
    const built = rebuild();
    const waiting = 'select 1 from pg_locks where not granted';
    while ((await city.db.query<object>(waiting)).length === 0);
    await client.query('delete from rollup_day where family = $1 and day = $2', [family, day]);
    await client.query('commit');
    await client.end();
    await built;
    expect(await log.facts()).toBe(kept);
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
