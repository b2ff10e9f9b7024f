import type { CaseKind } from '../events.js';
import { flawsOf } from './state-table.rules.js';

/**
 * 建立中 → 待確認 → 待處理 (⇄ 等候中) → 處理完成 → 解除管制; petitions and decisions: assigned and replied in place of
 * dispatched and reported.
 */
export const CASE_STATES = [
  'recorded',
  'dispatched',
  'assigned',
  'acknowledged',
  'waiting',
  'reported',
  'replied',
  'released',
  'withdrawn',
  'converted',
  'not_handled',
  'transferred',
  'merged',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** Nothing more is done in these. Of what was converted or merged the limits run on, with the case that goes on. */
export const ENDS: readonly CaseState[] = [
  'released',
  'withdrawn',
  'converted',
  'not_handled',
  'transferred',
  'merged',
];

/** A step in a kind's own words: `sent` is dispatched or assigned, `done` is reported or replied. */
type Step =
  | 'recorded'
  | 'sent'
  | 'acknowledged'
  | 'waiting'
  | 'done'
  | 'released'
  | 'withdrawn'
  | 'converted'
  | 'not_handled'
  | 'transferred'
  | 'merged';

export interface CaseAction {
  /** The case itself, or the leg at the agency. */
  target: 'case' | 'work-order';
  from: readonly Step[];
  /** Null: the state stays as it is. */
  to: Step | null;
  only?: readonly CaseKind[];
  /** Where it is done with other kinds, but not with these. */
  not?: Partial<Record<CaseKind, readonly Step[]>>;
}

/** Answered in writing, and not by a report of what was done. */
const ANSWERED: readonly CaseKind[] = ['petition', 'decision'];
const OF_CITIZENS: readonly CaseKind[] = ['dispatch', 'petition'];

const OPEN: readonly Step[] = ['recorded', 'sent', 'acknowledged', 'waiting', 'done'];
const ENDED: readonly Step[] = ['released', 'withdrawn', 'converted', 'not_handled', 'transferred'];
const UNANSWERED: readonly Step[] = ['recorded', 'sent', 'acknowledged', 'waiting'];

/** What may be done in which state, and where it leads. Rules, rights (`case.*`, `workorder.*`) and buttons read it. */
export const CASE_ACTIONS = {
  route: { target: 'case', from: ['recorded'], to: 'sent' },
  recall: { target: 'case', from: ['sent'], to: 'recorded' },
  // What was answered to the council is sent back first: the commission says whether it is no answer.
  reassign: {
    target: 'case',
    from: ['sent', 'acknowledged', 'waiting', 'done'],
    to: 'sent',
    not: { decision: ['done'] },
  },
  recategorise: { target: 'case', from: [...OPEN, 'released'], to: null, only: OF_CITIZENS },
  'send-back': { target: 'case', from: ['done'], to: 'acknowledged' },
  release: { target: 'case', from: ['done'], to: 'released' },
  'take-back-release': { target: 'case', from: ['released'], to: 'done' },
  reopen: { target: 'case', from: ['done', 'released'], to: 'sent' },
  withdraw: { target: 'case', from: OPEN, to: 'withdrawn' },
  // Beside what was done (另成陳情), the citizen asks for more.
  'open-petition': { target: 'case', from: ['done', 'released'], to: null, only: ['dispatch'] },
  note: { target: 'case', from: [...OPEN, ...ENDED, 'merged'], to: null },
  // 併案: many contacts, one work order. The case that leads acts for all of them; each has its own end.
  merge: {
    target: 'case',
    from: ['recorded', 'sent', 'acknowledged', 'waiting'],
    to: 'merged',
    only: ['dispatch'],
  },
  unmerge: { target: 'case', from: ['merged'], to: 'recorded', only: ['dispatch'] },
  split: {
    target: 'case',
    from: ['recorded', 'sent', 'acknowledged', 'waiting'],
    to: null,
    only: ['dispatch'],
  },
  'release-member': { target: 'case', from: ['merged'], to: 'released', only: ['dispatch'] },
  // 會勘、複查、協調; whether it is really done is looked at after the release as well.
  'plan-visit': { target: 'case', from: [...OPEN, 'released'], to: null },
  // 會辦: other agencies are asked, by legs of their own (dispatch/co-handling/co-actions.rules); the case stays.
  'co-handle': { target: 'case', from: ['sent', 'acknowledged', 'waiting'], to: null },
  acknowledge: { target: 'work-order', from: ['sent'], to: 'acknowledged' },
  unacknowledge: { target: 'work-order', from: ['acknowledged'], to: 'sent' },
  arrive: { target: 'work-order', from: ['acknowledged'], to: null, only: ['dispatch'] },
  report: { target: 'work-order', from: ['acknowledged'], to: 'done', only: ['dispatch'] },
  reply: { target: 'work-order', from: ['acknowledged'], to: 'done', only: ANSWERED },
  // 轉陳情: what no work order can settle goes on as a petition, and the limit of this case with it.
  convert: { target: 'work-order', from: ['acknowledged'], to: 'converted', only: ['dispatch'] },
  // For the citizen (補陳) or for parts (備料), where the item allows it; whoever waits goes on before anything else.
  pause: { target: 'work-order', from: ['acknowledged'], to: 'waiting' },
  resume: { target: 'work-order', from: ['waiting'], to: 'acknowledged' },
  // 退件: asked for by the agency, which has the case until its chief approves. 爭議: it says that it is not its own.
  return: { target: 'work-order', from: ['sent', 'acknowledged', 'waiting'], to: null },
  'approve-return': { target: 'work-order', from: ['sent', 'acknowledged', 'waiting'], to: 'recorded' },
  dispute: { target: 'work-order', from: ['sent', 'acknowledged', 'waiting'], to: null },
  // 抽查: what was done well stays released, what was not is done again (重辦).
  'accept-sample': { target: 'case', from: ['released'], to: null },
  'reject-sample': { target: 'case', from: ['released'], to: 'sent' },
  // 催辦 by a person, 稽催 of what is overdue and its answer, 接手 by a colleague.
  remind: { target: 'case', from: ['sent', 'acknowledged', 'waiting'], to: null },
  chase: { target: 'work-order', from: ['sent', 'acknowledged', 'waiting'], to: null },
  'answer-chase': { target: 'work-order', from: ['sent', 'acknowledged', 'waiting', 'done'], to: null },
  'take-over': { target: 'work-order', from: ['acknowledged', 'waiting', 'done'], to: null },
  // 裁定: to another agency; with the same it stays as it is.
  arbitrate: { target: 'case', from: ['recorded', 'sent', 'acknowledged', 'waiting'], to: 'sent' },
  // 不予處理 (行政程序法 §173) and 移轉 (§172): asked for, and ended with the word of a second person.
  'not-handle': { target: 'case', from: UNANSWERED, to: null, only: ['petition'] },
  'approve-not-handling': { target: 'case', from: UNANSWERED, to: 'not_handled', only: ['petition'] },
  transfer: { target: 'case', from: UNANSWERED, to: null, only: ['petition'] },
  'approve-transfer': { target: 'case', from: UNANSWERED, to: 'transferred', only: ['petition'] },
  // 同一事由: the same matter was petitioned before.
  'link-repeat': { target: 'case', from: OPEN, to: null, only: ['petition'] },
  // 口述紀錄 (§169), and its read-back and corrections.
  'record-oral': { target: 'case', from: OPEN, to: null, only: ['petition'] },
  // 補陳 (§171): what was waited for has come.
  supplement: { target: 'case', from: ['waiting'], to: 'acknowledged' },
} as const satisfies Record<string, CaseAction>;

export type CaseActionName = keyof typeof CASE_ACTIONS;

const WORDS: Record<CaseKind, Record<'sent' | 'done', CaseState>> = {
  dispatch: { sent: 'dispatched', done: 'reported' },
  petition: { sent: 'assigned', done: 'replied' },
  decision: { sent: 'assigned', done: 'replied' },
};

const stateOf = (kind: CaseKind, step: Step): CaseState =>
  step === 'sent' || step === 'done' ? WORDS[kind][step] : step;

export const statesFrom = (kind: CaseKind, name: CaseActionName): CaseState[] => {
  const { from, not }: CaseAction = CASE_ACTIONS[name];
  return from.filter(step => !not?.[kind]?.includes(step)).map(step => stateOf(kind, step));
};

export const isPossible = (kind: CaseKind, state: CaseState, name: CaseActionName): boolean => {
  const action: CaseAction = CASE_ACTIONS[name];
  return (action.only?.includes(kind) ?? true) && statesFrom(kind, name).includes(state);
};

/** The state an action leads to. */
export const stateAfter = (kind: CaseKind, state: CaseState, name: CaseActionName): CaseState => {
  const { to }: CaseAction = CASE_ACTIONS[name];
  return to === null ? state : stateOf(kind, to);
};

/** Empty at every start. */
export const flawsOfTheTable = (kind: CaseKind): string[] =>
  flawsOf<CaseState>(kind, {
    ...{ start: 'recorded', ends: ENDS },
    moves: (Object.keys(CASE_ACTIONS) as CaseActionName[]).flatMap(name => {
      const { only, to }: CaseAction = CASE_ACTIONS[name];
      if (to === null || only?.includes(kind) === false) return [];
      return [{ from: statesFrom(kind, name), to: stateOf(kind, to) }];
    }),
  });
