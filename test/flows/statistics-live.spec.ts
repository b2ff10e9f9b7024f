import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type TestAgent from 'supertest/lib/agent.js';
import {
  CASE_ACTIONS,
  type CaseActionName,
  type CaseState,
  isPossible,
} from '../../src/cases/case-actions.rules.js';
import type { AskedKind } from '../../src/events.js';
import { StatisticsService } from '../../src/statistics/statistics.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { signIn } from '../support/people.js';

const AGENCIES = ['police', 'maintenance', 'environment'];
const CATEGORIES: Record<AskedKind, string[]> = {
  dispatch: ['RD01', 'LT01', 'PO01', 'EP04'],
  petition: ['PEN03', 'PTR01', 'PEN02'],
};
/** What is a row beside the case has facts of its own, and who urges moves nothing: flows/{site-visits,sampling,reminders,incidents,petition-law}.spec.ts. */
const ELSEWHERE: readonly CaseActionName[] = [
  ...(['plan-visit', 'approve-return', 'dispute', 'arbitrate'] as const),
  ...(['accept-sample', 'reject-sample'] as const),
  ...(['remind', 'chase', 'answer-chase', 'take-over'] as const),
  ...(['merge', 'unmerge', 'split', 'release-member'] as const),
  ...(['not-handle', 'approve-not-handling', 'transfer', 'approve-transfer'] as const),
  ...(['link-repeat', 'record-oral', 'supplement'] as const),
];
const ACTIONS = (Object.keys(CASE_ACTIONS) as CaseActionName[]).filter(action => !ELSEWHERE.includes(action));
const MOST_MINUTES = 180;

interface Row {
  number: string;
  kind: AskedKind;
  state: CaseState;
  version: number;
  category: string;
  agency: string | null;
  order: { id: string; version: number; agency: string } | null;
  returnedBy: string | null;
  /** Who is asked beside the agency that has it. */
  asked: { id: string; version: number; agency: string }[];
}

/** Any path that people can take a case along, through the same doors as they. */
describe('The facts beside the live rows', () => {
  let city: TestApp;
  let supervisor: TestAgent;
  const officers = new Map<string, TestAgent>();
  let now = new Date('2026-11-20T08:00:00+08:00');

  beforeAll(async () => {
    city = await startApp({ now: now.toISOString() });
    supervisor = await signIn(city.app, 'supervisor');
  });
  afterAll(() => city.close());

  const officerOf = async (agency: string): Promise<TestAgent> => {
    const officer = officers.get(agency) ?? (await signIn(city.app, 'officer', agency));
    officers.set(agency, officer);
    return officer;
  };
  const rowOf = async (number: string): Promise<Row> => {
    const [row] = await city.db.query<Row>(
      `select c.number, c.kind, c.state, c.version, c.category, c.agency,
              (select json_build_object('id', w.id, 'version', w.version, 'agency', w.agency)
                 from work_order w where w.case_id = c.id and w.role = 'lead' and w.state <> 'closed') as "order",
              array(select json_build_object('id', w.id, 'version', w.version, 'agency', w.agency)
                      from work_order w where w.case_id = c.id and w.role = 'co_handling' and w.state <> 'closed'
                     order by w.id) as asked,
              (select r.agency from return_request r where r.case_id = c.id and r.state = 'approved') as "returnedBy"
         from case_file c where number = $1`,
      [number],
    );
    return row as Row;
  };
  /** The first time it is approved; whoever asks again takes it back, so that nothing is arbitrated. */
  const giveBack = async ({ order, returnedBy }: Row): Promise<void> => {
    const officer = await officerOf(order?.agency as string);
    const wish = { version: order?.version, code: 'other_agency', opinion: '測試' };
    const { body } = await officer
      .post(`/api/work-orders/${order?.id}/actions/return`)
      .send(wish)
      .expect(200);
    // Where there is no chief the centre decides.
    const [by, action] = returnedBy ? [officer, 'withdraw'] : [supervisor, 'approve'];
    await by.post(`/api/returns/${body.id}/actions/${action}`).send({ version: 1 }).expect(200);
  };
  /** One more is asked; where everybody is, the first says that it has nothing to say. */
  const askAround = async ({ number, version, agency, asked }: Row): Promise<void> => {
    const next = AGENCIES.find(one => one !== agency && !asked.some(leg => leg.agency === one));
    const [first] = asked;
    if (next) {
      const wish = { version, agencies: [next], question: '測試' };
      await supervisor.post(`/api/cases/${number}/actions/co-handle`).send(wish).expect(200);
    } else if (first) {
      const decline = { version: first.version, reason: '測試' };
      const officer = await officerOf(first.agency);
      await officer.post(`/api/co-legs/${first.id}/actions/decline`).send(decline).expect(200);
    }
  };
  const step = async (number: string, choice: number): Promise<void> => {
    const row = await rowOf(number);
    // Which of these items may wait for parts is the profile's business.
    const waits = (action: CaseActionName): boolean => action !== 'pause' || row.kind === 'petition';
    const possible = ACTIONS.filter(action => isPossible(row.kind, row.state, action) && waits(action));
    const action = possible[choice % possible.length];
    if (!action) return;
    const others = AGENCIES.filter(agency => agency !== row.agency && agency !== row.returnedBy);
    const body = {
      agency: others[choice % others.length],
      category: CATEGORIES[row.kind].filter(category => category !== row.category)[choice % 2],
      reason: '測試',
      how: 'sms',
      openLegs: '測試',
      outcome: 'cannot_act',
      legalBasis: '道路法',
      text: '測試',
    };
    const takes: Partial<Record<CaseActionName, (keyof typeof body)[]>> = {
      ...{
        route: ['agency'],
        reassign: ['agency', 'reason'],
        recategorise: ['category'],
        release: ['how', 'openLegs'],
        note: ['text'],
      },
      ...{
        acknowledge: [],
        resume: [],
        arrive: [],
        report: ['outcome', 'text', 'legalBasis'],
        reply: ['text'],
      },
    };
    const wanted =
      action === 'pause'
        ? { reason: 'citizen', text: '測試' }
        : action === 'convert' || action === 'open-petition'
          ? { category: 'PEN01', text: '測試' }
          : Object.fromEntries((takes[action] ?? ['reason']).map(key => [key, body[key]]));
    if (action === 'return') await giveBack(row);
    else if (action === 'co-handle') await askAround(row);
    else if (CASE_ACTIONS[action].target === 'case') {
      const path = `/api/cases/${number}/actions/${action}`;
      await supervisor
        .post(path)
        .send({ version: row.version, ...wanted })
        .expect(200);
    } else {
      const officer = await officerOf(row.order?.agency as string);
      const path = `/api/work-orders/${row.order?.id}/actions/${action}`;
      await officer
        .post(path)
        .send({ version: row.order?.version, ...wanted })
        .expect(200);
    }
  };
  const open = async (kind: AskedKind, nth: number): Promise<string> => {
    const wish = { kind, category: CATEGORIES[kind][nth], description: '測試', agency: AGENCIES[nth] };
    const contact = { channel: 'phone', outcome: 'recorded', cases: [wish] };
    return (await supervisor.post('/api/contacts').send(contact).expect(201)).body.cases[0].number;
  };

  it('say the same of every case and every clock, whatever people did', async () => {
    const steps = fc.array(
      fc.record({ of: fc.nat(7), choice: fc.nat(5039), minutes: fc.nat(MOST_MINUTES) }),
      {
        minLength: 120,
        maxLength: 120,
      },
    );
    await fc.assert(
      fc.asyncProperty(steps, async walk => {
        const numbers: string[] = [];
        for (const kind of ['dispatch', 'dispatch', 'petition'] as const) {
          for (const nth of [0, 1, 2]) numbers.push(await open(kind, nth));
        }
        numbers.push((await open('dispatch', 3)) as string);
        for (const { of, choice, minutes } of walk) {
          now = new Date(now.getTime() + minutes * 60_000);
          await city.moveTo(now);
          await step(numbers[of] as string, choice);
        }
        await city.settle();
        expect(await differing()).toEqual([]);
        await city.app.get(StatisticsService).rebuild();
        expect(await differing()).toEqual([]);
      }),
      { numRuns: 2, endOnFailure: true },
    );
    expect(await city.db.query('select 1 from consumer_parked')).toEqual([]);
  });

  const differing = (): Promise<unknown[]> =>
    city.db.query(
      `select coalesce(c.number, f.number) as number, row_to_json(c) as live, row_to_json(f) as fact
         from case_file c full join fact_case f on f.case_id = c.id
        where (c.number, c.kind, c.category, c.district, c.agency, c.channel, c.origin, c.state, c.received_at,
               c.opened_at, c.released_how, case when c.state = 'released' then c.closed_at end)
          is distinct from
              (f.number, f.kind, f.category, f.district, f.agency, f.channel, f.origin, f.state, f.received_at,
               f.opened_at, f.how, f.released_at)
       union all
       select f.number, row_to_json(k), row_to_json(f)
         from clock k full join fact_clock f on f.clock_id = k.id
        where (k.case_id, k.work_order_id, k.kind, k.started_at, k.original_due_at, k.due_at, k.stopped_at, k.outcome,
               case when k.breached_at is not null then k.due_at end,
               case when k.breached_at is not null then k.held_by end)
          is distinct from
              (f.case_id, f.work_order_id, f.kind, f.started_at, f.original_due_at, f.due_at, f.stopped_at, f.outcome,
               f.breached_at, case when f.breached_at is not null then f.held_by end)`,
    );
});
