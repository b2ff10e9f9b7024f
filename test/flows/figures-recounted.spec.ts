import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type TestAgent from 'supertest/lib/agent.js';
import type { CaseActionName } from '../../src/cases/case-actions.rules.js';
import type { AskedKind } from '../../src/events.js';
import type { BreachReportDto } from '../../src/statistics/breaches/breach-report.dto.js';
import { REPORTED_CLOCKS } from '../../src/statistics/breaches/reported-clocks.js';
import type { ResponseReportDto } from '../../src/statistics/responses/responses.dto.js';
import { DOORS, KINDS } from '../support/case-actions.js';
import { contactWith, Hotline, type Page, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';
import {
  type CountedLimits,
  countCases,
  countContacts,
  countLimits,
  holderOf,
  LIMIT_KEYS,
  type RawRows,
  rawRows,
  type Span,
} from '../support/recount.js';

const BEGIN = new Date('2026-10-19T09:00:00+08:00');
const STEPS = 500;
/** Always the same lives, unless others are asked for: `RECOUNT_SEED=4711`. */
const SEED = Number(process.env.RECOUNT_SEED ?? 1999);
const HOUR_MS = 3_600_000;
const SPANS: Record<string, [string, string]> = {
  october: ['2026-10-01', '2026-10-31'],
  november: ['2026-11-01', '2026-11-30'],
  'one day': ['2026-10-20', '2026-10-20'],
  'a year': ['2026-01-01', '2026-12-31'],
};
const spanOf = ([first, last]: [string, string]): Span => ({
  from: new Date(`${first}T00:00:00+08:00`),
  to: new Date(new Date(`${last}T00:00:00+08:00`).getTime() + 24 * HOUR_MS),
});

/** What ends a case is tried seldom, so that cases live for a while. */
const SELDOM: readonly CaseActionName[] = ['withdraw', 'not-handle', 'transfer', 'convert', 'recall'];

let hotline: Hotline;
let manager: TestAgent;
let people: TestAgent[];
const officers = new Map<string, TestAgent>();
let now = BEGIN;

beforeAll(async () => {
  hotline = await Hotline.open({ now: BEGIN.toISOString() });
  const { app } = hotline.server;
  manager = await signIn(app, 'manager');
  people = [hotline.supervisor, hotline.officer, await signIn(app, 'petition_clerk')];
  for (const agency of ['maintenance', 'environment', 'water-resources', 'police']) {
    const officer = await signIn(app, 'officer', agency);
    officers.set(agency, officer);
    people.push(officer, await signIn(app, 'agency_chief', agency));
  }
  people.push(
    await signIn(app, 'commission'),
    await signIn(app, 'inspector'),
    await signIn(app, 'supervisor'),
  );
}, 60_000);
afterAll(() => hotline.close());

/** What brings a case on, and back: half of the time that is what is done where it can be. */
const COURSE: readonly CaseActionName[] = [
  ...(['acknowledge', 'report', 'reply', 'release', 'take-back-release', 'reopen'] as const),
];

/** Whoever has it acts most often. */
async function personFor(number: string, by: number): Promise<TestAgent> {
  const { agency } = await hotline.page(number);
  const own = officers.get(agency?.code ?? '');
  if (by % 5 < 2 && own) return own;
  return by % 5 < 4 ? hotline.supervisor : (people[by % people.length] as TestAgent);
}

/** One of what this person's buttons offer, on the case as it is. */
async function act(number: string, by: TestAgent, { nth, seldom }: { nth: number; seldom: boolean }) {
  const { status, body } = await by.get(`/api/cases/${number}`);
  if (status !== 200) return;
  const page = body as Page;
  const offered = page.actions.filter(({ allowed }) => allowed).map(({ action }) => action as CaseActionName);
  const taken = offered.filter(name => name in DOORS && (seldom || !SELDOM.includes(name)));
  const course = taken.filter(name => COURSE.includes(name));
  const from = nth % 2 === 0 && course.length > 0 ? course : taken;
  const name = from[nth % from.length];
  if (!name) return;
  const order = page.workOrder ?? page.workOrders.at(-1) ?? { id: page.number, version: 1 };
  const leads = numbers.filter(other => other !== number && other.startsWith('D'));
  const target = {
    kind: (page.number.startsWith('P') ? 'petition' : 'dispatch') as AskedKind,
    ...{ number, version: page.version, order, page, sample: null },
    lead: leads[nth % leads.length] ?? number,
  };
  const { path, body: sent } = DOORS[name](target as Parameters<(typeof DOORS)['note']>[0]);
  const { status: answered } = await post(by, path, sent);
  done.set(name, (done.get(name) ?? 0) + Number(answered < 300));
}

const numbers: string[] = [];
const done = new Map<CaseActionName, number>();

async function record(kind: AskedKind, outcome: 'recorded' | 'inquiry' | 'other'): Promise<void> {
  const cases = [{ ...KINDS[kind], district: '64000050', place: '建工路 415 號前', description: '路面坑洞' }];
  const { category, district, place, description } = cases[0] as Record<string, string>;
  const told = {
    recorded: contactWith([{ category, district, place, description }]),
    inquiry: {
      channel: 'phone',
      outcome,
      inquiry: { answeredAtOnce: numbers.length % 3 > 0, topic: '公車動態' },
    },
    other: { channel: 'phone', outcome, other: { reason: 'silent' } },
  }[outcome];
  const { body, status } = await hotline.agent.post('/api/contacts').send(told);
  if (status !== 201) throw new Error(JSON.stringify(body));
  numbers.push(...(body.cases ?? []).map((one: { number: string }) => one.number));
}

const step = fc.record({
  act: fc.constantFrom('record', 'act', 'act', 'act', 'act', 'act', 'act', 'wait'),
  kind: fc.constantFrom<AskedKind>('dispatch', 'dispatch', 'petition'),
  outcome: fc.constantFrom<'recorded' | 'inquiry' | 'other'>(
    'recorded',
    'recorded',
    'recorded',
    'inquiry',
    'other',
  ),
  of: fc.nat(1000),
  by: fc.nat(1000),
  nth: fc.nat(1000),
  seldom: fc.integer({ min: 0, max: 9 }).map(one => one === 0),
  hours: fc.integer({ min: 1, max: 40 }),
});

type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

async function live(steps: Step[]): Promise<void> {
  for (const { act: what, kind, outcome, of, by, nth, seldom, hours } of steps) {
    if (what === 'wait') {
      now = new Date(now.getTime() + hours * HOUR_MS);
      await hotline.server.moveTo(now);
    } else if (what === 'record' || numbers.length === 0) await record(kind, outcome);
    else {
      const number = numbers[of % numbers.length] as string;
      await act(number, await personFor(number, by), { nth, seldom });
    }
  }
}

/** The turns that a life by chance may leave out. */
async function walk(): Promise<void> {
  for (let nth = 0; nth < 4; nth += 1) await record('dispatch', 'recorded');
  const [finished, moved, lead, merged] = numbers as [string, string, string, string];
  await hotline.onCase(merged, 'merge', { into: lead });
  await hotline.onCase(moved, 'recategorise', { category: KINDS.dispatch.other });
  await hotline.onCase(moved, 'reassign', { agency: KINDS.dispatch.elsewhere, reason: '依權責' });
  await hotline.finish(finished);
  await hotline.onCase(finished, 'release', { how: 'sms' });
  await hotline.onCase(finished, 'take-back-release', { reason: '誤按' });
  await hotline.onCase(finished, 'release', { how: 'sms' });
  await hotline.onCase(finished, 'reopen', { reason: '未完成' });
}

describe('The figures of the reports', () => {
  let raw: RawRows;

  it('are of lives that took every turn', async () => {
    await walk();
    await live(fc.sample(step, { numRuns: STEPS, seed: SEED }));
    await hotline.server.settle();
    raw = await rawRows(hotline.server);
    expect([...done.values()].reduce((a, b) => a + b, 0)).toBeGreaterThan(50);
    expect(raw.limits.length).toBeGreaterThan(100);
  }, 300_000);

  it.each(Object.entries(SPANS))('of limits are those counted row by row: %s', async (_name, days) => {
    const [from, to] = days;
    const said: Record<string, unknown> = {};
    const counted: Record<string, unknown> = {};
    for (const clock of REPORTED_CLOCKS)
      for (const [by, keyOf] of Object.entries(LIMIT_KEYS)) {
        const { body }: { body: BreachReportDto } = await manager
          .get(`/api/reports/breaches?${new URLSearchParams({ clock, by, from, to })}`)
          .expect(200);
        for (const row of body.rows) said[`${clock} ${by} ${row.key}`] = limitsOf(row);
        for (const [key, row] of countLimits(raw, clock, spanOf(days), now, keyOf))
          counted[`${clock} ${by} ${key}`] = row;
        said[`${clock} in all`] = limitsOf(body.total);
        counted[`${clock} in all`] = countLimits(raw, clock, spanOf(days), now, () => '').get('') ?? NONE;
      }
    expect({ seed: SEED, ...differing(said, counted) }).toEqual({ seed: SEED });
  });

  it.each(Object.entries(SPANS))('of what ran out are those of who held it then: %s', async (_name, days) => {
    const [from, to] = days;
    const ranOut = ({ missed, openOverdue }: CountedLimits) => ({ missed, openOverdue });
    const some = ([, row]: [string, CountedLimits]): boolean => row.missed + row.openOverdue > 0;
    const said: Record<string, unknown> = {};
    const counted: Record<string, unknown> = {};
    for (const clock of REPORTED_CLOCKS) {
      const { body }: { body: BreachReportDto } = await manager
        .get(`/api/reports/breaches?${new URLSearchParams({ clock, by: 'unit', from, to })}`)
        .expect(200);
      const rows = body.rows.map((row): [string, CountedLimits] => [row.key, row]);
      for (const [key, row] of rows.filter(some)) said[`${clock} ${key}`] = ranOut(row);
      for (const [key, row] of [...countLimits(raw, clock, spanOf(days), now, holderOf)].filter(some))
        counted[`${clock} ${key}`] = ranOut(row);
    }
    expect({ seed: SEED, ...differing(said, counted) }).toEqual({ seed: SEED });
    if (from.endsWith('-01-01')) expect(Object.keys(counted).length).toBeGreaterThan(5);
  });

  it.each(Object.entries(SPANS))(
    'of contacts and cases are those counted row by row: %s',
    async (_name, days) => {
      const [from, to] = days;
      const { body }: { body: ResponseReportDto } = await manager
        .get(`/api/reports/responses?${new URLSearchParams({ from, to })}`)
        .expect(200);
      const cases = countCases(raw, spanOf(days));
      expect(body.total.cases).toMatchObject(cases);
      expect(body.total.contacts).toMatchObject(countContacts(raw, spanOf(days)));
    },
  );
});

const NONE: CountedLimits = { met: 0, missed: 0, openOverdue: 0, running: 0, cancelled: 0, extended: 0 };

const limitsOf = ({
  met,
  missed,
  openOverdue,
  running,
  cancelled,
  extended,
}: CountedLimits): CountedLimits => ({
  ...{ met, missed, openOverdue, running, cancelled, extended },
});

/** Only what is not the same, each with what is said and what was counted. */
function differing(said: Record<string, unknown>, counted: Record<string, unknown>): Record<string, unknown> {
  const names = [...new Set([...Object.keys(said), ...Object.keys(counted)])];
  const isSame = (name: string): boolean => JSON.stringify(said[name]) === JSON.stringify(counted[name]);
  return Object.fromEntries(
    names.filter(name => !isSame(name)).map(name => [name, { said: said[name], counted: counted[name] }]),
  );
}
