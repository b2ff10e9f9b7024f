import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type TestAgent from 'supertest/lib/agent.js';
import { Hotline, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';
import { faultsOf } from '../support/wholeness.js';

/**
 * Cases of one item are recorded, joined, merged, taken apart and ended in any order, by everybody who may, also where it
 * is not possible; after each step nothing is lost, doubled or told wrongly.
 */

const HOUR = 3_600_000;
const AGENCIES = ['maintenance', 'police'] as const;
const ACTS = [
  ...([
    'record',
    'join',
    'join',
    'merge',
    'merge',
    'unmerge',
    'split',
    'acknowledge',
    'acknowledge',
  ] as const),
  ...(['pause', 'resume', 'report', 'report', 'send back', 'release', 'release', 'release member'] as const),
  ...(['take back', 'reopen', 'withdraw', 'reassign', 'recall', 'route', 'convert', 'extend'] as const),
  'recategorise',
] as const;

type Act = (typeof ACTS)[number];

/** In which states there is something to do; elsewhere it is tried now and then, and refused. */
const OPEN = ['recorded', 'dispatched', 'acknowledged', 'waiting'];
const FITS: Record<Act, readonly string[]> = {
  record: [],
  join: [...OPEN, 'reported', 'released'],
  merge: OPEN,
  unmerge: ['merged'],
  split: OPEN,
  acknowledge: ['dispatched'],
  pause: ['acknowledged'],
  resume: ['waiting'],
  report: ['dispatched', 'acknowledged'],
  'send back': ['reported'],
  release: ['reported'],
  'release member': ['merged'],
  'take back': ['released'],
  reopen: ['reported', 'released'],
  withdraw: [...OPEN, 'reported'],
  reassign: ['dispatched', 'acknowledged', 'waiting', 'reported'],
  recall: ['dispatched'],
  route: ['recorded'],
  convert: ['acknowledged'],
  extend: ['acknowledged'],
  recategorise: OPEN,
};

interface Step {
  act: Act;
  /** Which of the cases there are, and which other one. */
  one: number;
  other: number;
  hours: number;
}

const steps = fc.array(
  fc.record({
    act: fc.constantFrom(...ACTS),
    ...{ one: fc.nat(9), other: fc.nat(9) },
    hours: fc.constantFrom(0, 0, 0, 1, 5, 30),
  }),
  { minLength: 8, maxLength: 16 },
);
/** Two on their own, the first of which two others joined. */
const BEGINNING = (['record', 'join', 'join', 'record'] as const).map(
  (act): Step => ({ act, one: 0, other: 0, hours: 0 }),
);
const RUNS = Number(process.env.INCIDENT_RUNS ?? 8);

let hotline: Hotline;
let officers: Record<string, TestAgent>;
let chiefs: Record<string, TestAgent>;
let photo: Record<string, () => Promise<string>>;
let now = Date.parse('2026-11-16T09:00:00+08:00');
const done: Record<string, number> = {};

const each = async <T>(make: (agency: string) => Promise<T>): Promise<Record<string, T>> =>
  Object.fromEntries(await Promise.all(AGENCIES.map(async one => [one, await make(one)] as const))) as Record<
    string,
    T
  >;

beforeAll(async () => {
  hotline = await Hotline.open({ now: new Date(now).toISOString() });
  const { app } = hotline.server;
  officers = await each(agency => signIn(app, 'officer', agency));
  chiefs = await each(agency => signIn(app, 'agency_chief', agency));
  photo = Object.fromEntries(AGENCIES.map(one => [one, () => hotline.photo(officers[one])]));
});
afterAll(() => hotline.close());

/** Answers whether it was done; it may be refused, and never fails. */
async function tried(act: string, request: ReturnType<typeof post>): Promise<boolean> {
  const { status, body } = await request;
  expect([status < 500, act, body.code ?? null]).toEqual([true, act, body.code ?? null]);
  expect([200, 201, 403, 404, 409, 422]).toContain(status);
  if (status < 300) done[act] = (done[act] ?? 0) + 1;
  return status < 300;
}

async function inState(cases: readonly string[], states: readonly string[]): Promise<string[]> {
  const rows = await hotline.server.db.query<{ number: string }>(
    'select number from case_file where number = any($1) and state = any($2) order by number',
    [cases, states],
  );
  return rows.map(({ number }) => number);
}

async function take(step: Step, cases: string[]): Promise<void> {
  const { act } = step;
  const fitting = step.one === 0 ? cases : await inState(cases, FITS[act]);
  const number = fitting[step.one % fitting.length] ?? cases[step.one % cases.length];
  const into = cases[step.other % cases.length];
  const lamp = { category: 'LT01', agency: 'maintenance', description: '路燈不亮' };
  const citizen = { name: '王曉鈴', phone: `09123${String(cases.length).padStart(5, '0')}` };
  if (!number || !into || act === 'record' || act === 'join') {
    const wish = { ...lamp, ...(act === 'join' && number && { joins: number }) };
    const contact = { channel: 'phone', outcome: 'recorded', citizen, cases: [wish] };
    const request = post(hotline.agent, '/api/contacts', contact);
    const { status, body } = await request;
    expect([201, 409, 422]).toContain(status);
    if (status === 201) cases.push(body.cases[0].number);
    if (status === 201) done[act] = (done[act] ?? 0) + 1;
    return;
  }
  const page = await hotline.page(number);
  const { version } = page;
  const onCase = (action: string, dto: object): Promise<boolean> =>
    tried(act, post(hotline.supervisor, `/api/cases/${number}/actions/${action}`, { version, ...dto }));
  const holder = page.agency?.code ?? 'maintenance';
  const onOrder = async (action: string, dto: object = {}): Promise<boolean> => {
    const order = page.workOrder;
    if (!order) return false;
    const path = `/api/work-orders/${order.id}/actions/${action}`;
    return tried(act, post(officers[holder] as TestAgent, path, { version: order.version, ...dto }));
  };
  const reason = '隨機';
  const elsewhere = AGENCIES.find(one => one !== holder) as string;
  const members = page.incident.members.map(one => one.number);
  switch (act) {
    case 'merge':
      return void (await onCase('merge', { into }));
    case 'unmerge':
      return void (await onCase('unmerge', { reason, ...(step.other % 2 === 0 && { agency: elsewhere }) }));
    case 'split':
      return void (await onCase('split', {
        reason,
        members: members.length > 0 ? members.slice(step.other % members.length) : [into],
      }));
    case 'acknowledge':
      return void (await onOrder('acknowledge'));
    case 'pause':
      return void (await onOrder('pause', { reason: 'parts', text: '待料' }));
    case 'resume':
      return void (await onOrder('resume'));
    case 'report': {
      if (page.state === 'dispatched') await onOrder('acknowledge');
      const order = (await hotline.page(number)).workOrder;
      if (order?.state !== 'acknowledged') return;
      const dto = {
        version: order.version,
        outcome: 'done',
        text: '已修復',
        photos: [await photo[holder]?.()],
      };
      await tried(
        act,
        post(officers[holder] as TestAgent, `/api/work-orders/${order.id}/actions/report`, dto),
      );
      return;
    }
    case 'convert':
      return void (await onOrder('convert', { category: 'PEN01', text: '涉及都市計畫' }));
    case 'send back':
      return void (await onCase('send-back', { reason }));
    case 'release':
      return void (await onCase('release', {
        how: 'sms',
        members: members.map(member => ({ number: member, how: 'called_back' })),
      }));
    case 'release member':
      return void (await onCase('release-member', { how: 'sms' }));
    case 'take back':
      return void (await onCase('take-back-release', { reason }));
    case 'reopen':
      return void (await onCase('reopen', { reason }));
    case 'withdraw':
      return void (await onCase('withdraw', { reason }));
    case 'reassign':
      return void (await onCase('reassign', { agency: elsewhere, reason }));
    case 'recall':
      return void (await onCase('recall', { reason }));
    case 'route':
      return void (await onCase('route', { agency: elsewhere }));
    case 'recategorise':
      return void (await onCase('recategorise', { category: step.other % 2 ? 'LT01' : 'RD01' }));
    case 'extend': {
      const wish = { version, clock: 'complete', size: 24, reason };
      const asked = await post(officers[holder] as TestAgent, `/api/cases/${number}/extensions`, wish);
      expect([201, 403, 409, 422]).toContain(asked.status);
      if (asked.status !== 201) return;
      const { id, version: of } = asked.body;
      const path = `/api/extensions/${id}/actions/approve`;
      return void (await tried(act, post(chiefs[holder] as TestAgent, path, { version: of })));
    }
  }
}

/** The explanation of each limit arrives at it. */
async function areExplained(cases: readonly string[]): Promise<void> {
  for (const number of cases) {
    const { body } = await hotline.supervisor.get(`/api/cases/${number}/clocks/explain`).expect(200);
    for (const { sentences } of body.clocks) expect(sentences.at(-1).code).toBe('check');
  }
}

it('whatever is done with cases and in which order, nobody is lost, doubled, left waiting or counted wrongly', async () => {
  const property = fc.asyncProperty(steps, async history => {
    const cases: string[] = [];
    for (const step of [...BEGINNING, ...history]) {
      now += step.hours * HOUR;
      if (step.hours > 0) await hotline.server.moveTo(new Date(now));
      await take(step, cases);
      await hotline.server.settle();
      expect(await faultsOf(hotline.server.databaseUrl)).toEqual({});
    }
    await areExplained(cases);
  });
  await fc.assert(property, { numRuns: RUNS, endOnFailure: true });
  if (process.env.INCIDENT_RUNS) console.log(JSON.stringify(done));
}, 580_000);
