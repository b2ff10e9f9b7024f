import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type TestAgent from 'supertest/lib/agent.js';
import type { Role } from '../../src/access/roles.js';
import { Hotline, type Page } from '../support/hotline.js';
import { signIn } from '../support/people.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SANMIN = '64000050';
/** A Thursday before Lunar New Year: the first histories run into it. */
const BEGINNING = Date.parse('2026-02-12T09:30:00+08:00');

interface Kind {
  wish: object;
  agency: string;
  other: string;
  waitsFor: 'citizen' | 'parts';
}
const KINDS: Kind[] = [
  {
    wish: { category: 'PEN01', district: SANMIN, place: undefined },
    ...{ agency: 'environment', other: 'police', waitsFor: 'citizen' },
  },
  { wish: { category: 'LT01' }, agency: 'maintenance', other: 'water-resources', waitsFor: 'parts' },
];

type Act =
  | 'acknowledge'
  | 'pause'
  | 'resume'
  | 'finish'
  | 'send back'
  | 'extend'
  | 'close offices'
  | 'nothing';
interface History {
  kind: Kind;
  steps: { hours: number; act: Act }[];
  /** Before which step the one case goes to another agency, and how long it stays there. */
  place: number;
  away: number;
}

let hotline: Hotline;
let officers: Map<string, TestAgent>;
let chiefs: Map<string, TestAgent>;
let now = BEGINNING;

beforeAll(async () => {
  hotline = await Hotline.open({ now: new Date(now).toISOString() });
  const agencies = KINDS.map(({ agency }) => agency);
  officers = await staffOf('officer', agencies);
  chiefs = await staffOf('agency_chief', agencies);
});
afterAll(() => hotline.close());

const staffOf = async (role: Role, agencies: string[]): Promise<Map<string, TestAgent>> =>
  new Map(
    await Promise.all(agencies.map(async one => [one, await signIn(hotline.server.app, role, one)] as const)),
  );

async function pass(hours: number): Promise<void> {
  now += hours * HOUR;
  await hotline.server.moveTo(new Date(now));
}

const open = async ({ wish, agency }: Kind): Promise<string> =>
  (await hotline.record({ ...wish, agency })).number;

/** In the whole city, the day after tomorrow; once for each day. */
async function closeOffices(): Promise<void> {
  const date = new Date(now + 8 * HOUR + 2 * DAY).toISOString().slice(0, 10);
  const wish = { date, part: 'afternoon', districts: null, reason: '颱風' };
  const { status } = await hotline.supervisor.post('/api/closures').send(wish);
  expect([201, 409, 422]).toContain(status);
  await hotline.server.settle();
}

/** Asked for and granted at once, where it may be. */
async function extend(number: string, { agency, waitsFor }: Kind): Promise<void> {
  const { version } = await hotline.page(number);
  const wish = { version, clock: waitsFor === 'citizen' ? 'reply' : 'complete', size: 2, reason: '須會勘' };
  const officer = officers.get(agency) as TestAgent;
  const { status, body } = await officer.post(`/api/cases/${number}/extensions`).send(wish);
  expect([201, 409, 422]).toContain(status);
  if (status !== 201) return;
  const chief = chiefs.get(agency) as TestAgent;
  await chief.post(`/api/extensions/${body.id}/actions/approve`).send({ version: body.version }).expect(200);
}

/** Whoever wants to do something with it takes it first. Nothing is done where the case is not ready for it. */
async function act(number: string, wanted: Act, kind: Kind): Promise<void> {
  const by = officers.get(kind.agency);
  const { state } = await hotline.page(number);
  const isSent = state === 'assigned' || state === 'dispatched';
  if (isSent && wanted !== 'nothing') await hotline.onOrder(number, 'acknowledge', {}, by);
  if (wanted === 'resume' && state === 'waiting') await hotline.onOrder(number, 'resume', {}, by);
  if (wanted === 'send back' && (state === 'replied' || state === 'reported'))
    await hotline.onCase(number, 'send-back', { reason: '未完成' });
  if (state !== 'acknowledged') return;
  if (wanted === 'extend') await extend(number, kind);
  if (wanted === 'pause') await hotline.onOrder(number, 'pause', { reason: kind.waitsFor, text: '等候' }, by);
  if (wanted === 'finish' && kind.waitsFor === 'citizen')
    await hotline.onOrder(number, 'reply', { text: '已處理' }, by);
  if (wanted === 'finish' && kind.waitsFor === 'parts') await hotline.report(number, by);
}

/** Everything about the limits the citizen can hold the city to, but who had the case when one was missed. */
const limitsOf = (number: string): Promise<object[]> =>
  hotline.server.db.query(
    `select k.kind, k.rule, k.started_at, k.original_due_at, k.due_at, k.extension, k.stopped_at, k.outcome,
            k.breached_at, k.cured_at, k.cured_why, k.steps_done, k.next_at
       from clock k join case_file c on c.id = k.case_id
      where c.number = $1 and k.work_order_id is null order by k.kind, k.started_at`,
    [number],
  );

/** The explanation of each of its limits arrives at it. */
async function isExplained(number: string): Promise<boolean> {
  const { body } = await hotline.supervisor.get(`/api/cases/${number}/clocks/explain`).expect(200);
  return body.clocks.every(
    ({ sentences }: { sentences: { code: string }[] }) => sentences.at(-1)?.code === 'check',
  );
}

const acts = fc.constantFrom<Act>(
  ...(['acknowledge', 'pause', 'pause', 'resume', 'finish', 'send back', 'send back'] as const),
  ...(['extend', 'close offices', 'nothing'] as const),
);
const someHours = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constantFrom(0, 14.5, 24, 72));
const histories: fc.Arbitrary<History> = fc.record({
  kind: fc.constantFrom(...KINDS),
  steps: fc.array(fc.record({ hours: someHours, act: acts }), { minLength: 3, maxLength: 7 }),
  place: fc.nat(7),
  away: someHours,
});

describe('two cases with the same history', () => {
  it('have the same limits, also where one of them went to another agency and came back', async () => {
    let moves = 0;
    const property = fc.asyncProperty(histories, async ({ kind, steps, place, away }) => {
      const [stayed, moved] = [await open(kind), await open(kind)];
      for (const [i, step] of steps.entries()) {
        if (i === place) moves += (await thereAndBack(moved, kind, away)) ? 1 : 0;
        await pass(step.hours);
        if (step.act === 'close offices') await closeOffices();
        else for (const number of [stayed, moved]) await act(number, step.act, kind);
      }
      await pass(1);
      expect(await limitsOf(moved)).toEqual(await limitsOf(stayed));
      expect([await isExplained(moved), await isExplained(stayed)]).toEqual([true, true]);
    });
    await fc.assert(property, { numRuns: 25, endOnFailure: true });
    expect(moves).toBeGreaterThan(5);
  }, 240_000);

  it('have the same limits, also where one of them was taken for something else at first', async () => {
    const petitions = fc.constantFrom('PEN01', 'PEN02', 'PEN03');
    const property = fc.asyncProperty(
      petitions,
      petitions,
      someHours,
      someHours,
      async (first, then, early, late) => {
        if (first === then) return;
        const wish = { district: SANMIN, place: undefined };
        const known = (await hotline.record({ ...wish, category: then })).number;
        const mistaken = (await hotline.record({ ...wish, category: first })).number;
        await pass(early);
        await closeOffices();
        await hotline.onCase(mistaken, 'recategorise', { category: then });
        await pass(late);
        const reply = async (number: string) => {
          const { startedAt, originalDueAt, dueAt, stoppedAt, breachedAt } = await hotline.clock(
            number,
            'reply',
          );
          return { startedAt, originalDueAt, dueAt, stoppedAt, isLate: breachedAt !== null };
        };
        expect(await reply(mistaken)).toEqual(await reply(known));
        expect(await isExplained(mistaken)).toBe(true);
      },
    );
    await fc.assert(property, { numRuns: 12, endOnFailure: true });
  }, 240_000);
});

/** Answers whether it could go: not while it waits or is done. */
async function thereAndBack(number: string, { agency, other }: Kind, hours: number): Promise<boolean> {
  const { state }: Page = await hotline.page(number);
  if (!['assigned', 'dispatched', 'acknowledged'].includes(state)) return false;
  await hotline.onCase(number, 'reassign', { agency: other, reason: '權責不符' });
  await pass(hours);
  await hotline.onCase(number, 'reassign', { agency, reason: '仍由原機關辦理' });
  if (state === 'acknowledged') await hotline.onOrder(number, 'acknowledge', {}, officers.get(agency));
  return true;
}
