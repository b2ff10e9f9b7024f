import { describe, expect, it } from '@jest/globals';
import { type Role, roles, worksForAnAgency } from '../access/roles.js';
import { CASE_STATES, type CaseState, isPossible } from '../cases/case-actions.rules.js';
import type { CaseKind } from '../events.js';
import { NOTHING_PETITIONED } from './petitioned.rules.js';
import { type Actable, possibleActions } from './possible-actions.rules.js';

const person = (role: Role, agency = 'water') => ({
  id: 'somebody',
  role,
  agency: worksForAnAgency(role) ? agency : null,
});
const LEAD = { number: 'D20261113-00001-1', isReleased: false };
const caseIn = (state: CaseState, kind: CaseKind = 'dispatch'): Actable => ({
  kind,
  state,
  agency: state === 'recorded' ? null : 'water',
  district: 'sanmin',
  supervised: false,
  leg: ['recorded', 'released', 'withdrawn', 'converted', 'merged'].includes(state)
    ? null
    : { id: 'leg', agency: 'water' },
  mayWaitFor: ['parts'],
  petitioned: NOTHING_PETITIONED,
  whose: { pending: null, arbitrationOpen: false, isBound: false, cameFromAnother: false },
  urging: {
    inHandOf: null,
    isOverdue: false,
    isChased: false,
    isSampled: false,
    isReviewed: false,
    reminders: { today: 0, most: 3 },
  },
  incident: { lead: state === 'merged' ? LEAD : null, members: 0 },
});
const allowed = (role: Role, on: Actable, agency?: string): string[] =>
  possibleActions(person(role, agency), on)
    .filter(one => one.allowed)
    .map(({ action }) => action);

describe('the buttons of a dispatch case', () => {
  it.each<[CaseState, string[], string[]]>([
    ['recorded', ['route', 'recategorise', 'withdraw', 'note', 'merge', 'plan-visit'], []],
    [
      'dispatched',
      [
        'recall',
        'reassign',
        'recategorise',
        'withdraw',
        'note',
        'merge',
        'plan-visit',
        'co-handle',
        'remind',
      ],
      ['note', 'merge', 'plan-visit', 'co-handle', 'acknowledge', 'return'],
    ],
    [
      'acknowledged',
      ['reassign', 'recategorise', 'withdraw', 'note', 'merge', 'plan-visit', 'co-handle', 'remind'],
      [
        'note',
        'merge',
        'plan-visit',
        'co-handle',
        'unacknowledge',
        'arrive',
        'report',
        'convert',
        'pause',
        'return',
      ],
    ],
    [
      'waiting',
      [
        'reassign',
        'recategorise',
        'withdraw',
        'note',
        'merge',
        'plan-visit',
        'co-handle',
        'resume',
        'remind',
      ],
      ['note', 'merge', 'plan-visit', 'co-handle', 'resume', 'return'],
    ],
    [
      'reported',
      [
        'reassign',
        'recategorise',
        'send-back',
        'release',
        'reopen',
        'withdraw',
        'open-petition',
        'note',
        'plan-visit',
      ],
      ['note', 'plan-visit'],
    ],
    [
      'released',
      ['recategorise', 'take-back-release', 'reopen', 'open-petition', 'note', 'plan-visit'],
      ['note', 'plan-visit'],
    ],
    ['withdrawn', ['note'], ['note']],
    ['converted', ['note'], ['note']],
    ['merged', ['note', 'unmerge'], ['note', 'unmerge']],
  ])('%s: the supervisor may %j, an officer of its agency %j', (state, supervisor, officer) => {
    expect(allowed('supervisor', caseIn(state))).toEqual(supervisor);
    expect(allowed('officer', caseIn(state))).toEqual(officer);
  });

  it('are dead for an officer of an agency that no longer has it, and say so', () => {
    const buttons = possibleActions(person('officer', 'parks'), caseIn('dispatched'));
    expect(buttons.filter(one => one.allowed)).toEqual([]);
    for (const { why } of buttons) expect(why?.['zh-TW']).toBe('案件目前不在您的機關。');
  });

  it('say what the state forbids', () => {
    const release = possibleActions(person('supervisor'), caseIn('dispatched')).find(
      ({ action }) => action === 'release',
    );
    expect(release?.why).toEqual({
      'zh-TW': '案件目前為「待確認」，不能解除管制。',
      en: 'A dispatch case that is dispatched cannot be released.',
    });
  });

  it('say that the limit of the item rests for nothing', () => {
    const pause = possibleActions(person('officer'), { ...caseIn('acknowledged'), mayWaitFor: [] }).find(
      ({ action }) => action === 'pause',
    );
    expect(pause).toMatchObject({ allowed: false, why: { 'zh-TW': '這個案件的辦理期限不因等候而暫停。' } });
  });

  it('are none for who only looks on', () => {
    for (const role of ['manager', 'auditor', 'admin'] as const)
      expect(possibleActions(person(role), caseIn('reported'))).toEqual([]);
  });
});

describe('the buttons of a petition', () => {
  it('let the clerk steer petitions and nothing else', () => {
    expect(allowed('petition_clerk', caseIn('replied', 'petition'))).toContain('release');
    expect(allowed('petition_clerk', caseIn('reported'))).toEqual(['open-petition', 'note']);
  });

  it('offer a reply instead of a report', () => {
    const names = possibleActions(person('officer'), caseIn('acknowledged', 'petition')).map(
      one => one.action,
    );
    expect(names).toContain('reply');
    expect(names).not.toContain('report');
  });
});

it('allows nothing the table of states forbids, to nobody', () => {
  for (const role of roles)
    for (const kind of ['dispatch', 'petition'] as const)
      for (const state of CASE_STATES)
        for (const one of possibleActions(person(role), caseIn(state, kind)))
          if (one.allowed)
            expect([role, one.action, isPossible(kind, state, one.action)]).toEqual([role, one.action, true]);
});
