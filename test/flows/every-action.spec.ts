import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { grantOf, permits, type Right } from '../../src/access/rights.js';
import { type Role, roles, worksForAnAgency } from '../../src/access/roles.js';
import {
  CASE_ACTIONS,
  type CaseAction,
  type CaseActionName,
  isPossible,
} from '../../src/cases/case-actions.rules.js';
import type { AskedKind } from '../../src/events.js';
import { DOORS, KINDS, type Situation, Situations, type Target } from '../support/case-actions.js';
import { Hotline, type Page, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

/** A Friday, in office hours. */
const NOW = '2026-11-13T10:00:00+08:00';
const ACTIONS = Object.keys(CASE_ACTIONS) as CaseActionName[];
const SITUATIONS: Record<AskedKind, Situation[]> = {
  dispatch: [
    ...(['recorded', 'dispatched', 'acknowledged', 'waiting', 'reported', 'released', 'withdrawn'] as const),
    ...(['converted', 'merged', 'return asked', 'arbitration open', 'chased'] as const),
    ...(['co-handled', 'leading', 'sampled'] as const),
  ],
  petition: [
    ...(['recorded', 'assigned', 'acknowledged', 'waiting', 'replied', 'released', 'withdrawn'] as const),
    ...(['not_handled', 'transferred', 'return asked', 'arbitration open', 'disposition asked'] as const),
    ...(['chased', 'co-handled', 'sampled'] as const),
  ],
};

interface Person {
  name: string;
  role: Role;
  agency: string | null;
  as: TestAgent;
}

let hotline: Hotline;
let situations: Situations;
let people: Record<AskedKind, Person[]>;

beforeAll(async () => {
  hotline = await Hotline.open({ now: NOW });
  situations = await Situations.of(hotline);
  people = { dispatch: await peopleFor('dispatch'), petition: await peopleFor('petition') };
}, 60_000);
afterAll(() => hotline.close());

/** Of each role one; of those that work for an agency one at the case's, and one at another. */
async function peopleFor(kind: AskedKind): Promise<Person[]> {
  const { agency, elsewhere } = KINDS[kind];
  const wanted = roles.flatMap((role): [Role, string | null][] =>
    worksForAnAgency(role)
      ? [
          [role, agency],
          [role, elsewhere],
        ]
      : [[role, null]],
  );
  return Promise.all(
    wanted.map(async ([role, at]) => ({
      name: at === null ? role : `${role} of ${at}`,
      ...{ role, agency: at, as: await signIn(hotline.server.app, role, at ?? undefined) },
    })),
  );
}

const rightTo = (name: CaseActionName): Right =>
  `${CASE_ACTIONS[name].target === 'case' ? 'case' : 'workorder'}.${name}` as Right;

/** By the two tables alone: it is this role's, on this row, in this state. Questions that are open come on top. */
function isInTheTables({ role, agency }: Person, { kind, page }: Target, name: CaseActionName): boolean {
  const holder = page.agency?.code ?? null;
  const me = { id: 'somebody', role, agency };
  const on = { agency: holder, kind, district: page.district?.code ?? null };
  return permits(me, rightTo(name), on) && isPossible(kind, page.state, name);
}

const buttonOf = ({ actions }: Pick<Page, 'actions'>, name: CaseActionName) =>
  actions.find(({ action }) => action === name);

/** Whether anything was done: of the case, its orders and its timeline. */
async function standing(number: string): Promise<string> {
  const [row] = await hotline.server.db.query(
    `select c.state, c.version, (select sum(version) from work_order w where w.case_id = c.id) as orders,
            (select count(*) from case_entry e where e.case_id = c.id) as lines
       from case_file c where c.number = $1`,
    [number],
  );
  return JSON.stringify(row);
}

interface Asked {
  person: Person;
  on: Target;
  name: CaseActionName;
  button: Page['actions'][number] | undefined;
}

/** What is wrong with a button, by the two tables. */
function faultsOfButton({ person, on, name, button }: Asked): string[] {
  const { only }: CaseAction = CASE_ACTIONS[name];
  const isNever = grantOf(person.role, rightTo(name)) === null || only?.includes(on.kind) === false;
  if (!button) return [];
  return [
    ...(isNever ? ['a button that this role, or this kind, never has'] : []),
    ...(button.allowed && !isInTheTables(person, on, name) ? ['a button that the tables forbid'] : []),
    ...(!button.allowed && !(button.why?.['zh-TW'] && button.why.en)
      ? ['a button that does not say why']
      : []),
  ];
}

/** What is wrong with an answer, by the tables and the button that was seen. */
function faultsOfAnswer(asked: Asked, { status, body }: Answer, isUntouched: boolean): string[] {
  const isAllowed = asked.button?.allowed ?? false;
  if (status < 300)
    return [
      ...(isInTheTables(asked.person, asked.on, asked.name) ? [] : ['done, and the tables forbid it']),
      ...(isAllowed ? [] : ['done, and there is no button']),
    ];
  const isSaid = body.code && body.words?.['zh-TW'] && body.words.en;
  return [
    ...(isAllowed ? [`a button, and refused: ${status} ${body.code}`] : []),
    ...([401, 403, 404, 409, 422].includes(status) ? [] : [`${status} ${body.code}`]),
    ...(isSaid ? [] : ['refused without a sentence']),
    ...(isUntouched ? [] : ['refused, and half done']),
  ];
}

interface Answer {
  status: number;
  body: { code?: string; words?: Record<string, string> };
}

describe.each(['dispatch', 'petition'] as const)('every action with every role: a %s case', kind => {
  it.each(SITUATIONS[kind])(
    'that is %s',
    async situation => {
      const wrong: string[] = [];
      let done = 0;
      let on = await situations.make(kind, situation);
      let before = await standing(on.number);
      for (const person of people[kind]) {
        const { status, body: seen } = await person.as.get(`/api/cases/${on.number}`);
        for (const name of ACTIONS) {
          const button = status === 200 ? buttonOf(seen, name) : undefined;
          const asked = { person, on, name, button };
          const { path, body } = DOORS[name](on);
          const answer: Answer = await post(person.as, path, body);
          const isUntouched = (await standing(on.number)) === before;
          const faults = [...faultsOfButton(asked), ...faultsOfAnswer(asked, answer, isUntouched)];
          wrong.push(...faults.map(fault => `${name} by ${person.name}: ${fault}`));
          if (isUntouched) continue;
          done += 1;
          on = await situations.make(kind, situation);
          before = await standing(on.number);
        }
      }
      expect({ situation, wrong }).toEqual({ situation, wrong: [] });
      expect(done).toBeGreaterThan(0);
    },
    120_000,
  );
});
