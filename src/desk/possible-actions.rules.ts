import { type Asker, grantFor, permits, type Right } from '../access/rights.js';
import { OF_INSPECTION } from '../cases/case.problems.js';
import { ACTION_WORDS, STATE_WORDS } from '../cases/case.words.js';
import {
  CASE_ACTIONS,
  type CaseAction,
  type CaseActionName,
  type CaseState,
  isPossible,
} from '../cases/case-actions.rules.js';
import type { CaseKind, PauseReason } from '../events.js';
import type { Words } from '../platform/problem/problem.js';
import { incidentInTheWay, isOfIncident, type Leading, mergedAway } from './leading.rules.js';
import { isOffered, type Petitioned, petitionInTheWay } from './petitioned.rules.js';
import { isUrged, type Urging, urgingInTheWay } from './urging.rules.js';
import { isAsked, questionInTheWay, type Whose } from './whose.rules.js';

/** The case as its buttons see it. `leg` is the one that is open at the lead agency. */
export interface Actable {
  kind: CaseKind;
  state: CaseState;
  agency: string | null;
  district: string | null;
  /** A report of public works (全民督工). */
  supervised: boolean;
  leg: { id: string; agency: string } | null;
  /** What its limit may rest for. */
  mayWaitFor: readonly PauseReason[];
  whose: Whose;
  incident: Leading;
  urging: Urging;
  petitioned: Petitioned;
}

export interface PossibleAction {
  action: CaseActionName;
  target: 'case' | 'work-order';
  workOrderId?: string;
  allowed: boolean;
  why: Words | null;
}

const names = Object.keys(CASE_ACTIONS) as CaseActionName[];

const rightTo = (name: CaseActionName): Right =>
  CASE_ACTIONS[name].target === 'case' ? (`case.${name}` as Right) : (`workorder.${name}` as Right);

/**
 * The buttons: the table of actions times the table of rights. What the role can never do, or what is never done with
 * a case of this kind, is no button; what cannot be done now says why.
 */
export function possibleActions(me: Asker, on: Actable): PossibleAction[] {
  return names
    .filter(name => concerns(me, on, name))
    .map(name => {
      const why = obstacle(me, on, name);
      const { target } = CASE_ACTIONS[name];
      const workOrder = target === 'work-order' && on.leg ? { workOrderId: on.leg.id } : {};
      return { action: name, target, ...workOrder, allowed: why === null, why };
    });
}

function concerns(me: Asker, on: Actable, name: CaseActionName): boolean {
  const action: CaseAction = CASE_ACTIONS[name];
  return (
    (action.only?.includes(on.kind) ?? true) &&
    isGranted(me, name, on) &&
    isAsked(name, on.whose) &&
    isUrged(name, on.urging) &&
    isOffered(name, on.petitioned) &&
    isOfIncident(name, on.incident)
  );
}

/**
 * What the inspection group may with reports of public works only, and the commission with decisions only, is no button
 * of other cases.
 */
function isGranted(me: Asker, name: CaseActionName, { kind, supervised }: Actable): boolean {
  const grant = grantFor(me, rightTo(name));
  if (grant === null || grant.not === kind) return false;
  return (grant.supervised !== true || supervised) && (grant.kind !== 'decision' || kind === 'decision');
}

function obstacle(me: Asker, on: Actable, name: CaseActionName): Words | null {
  const { target } = CASE_ACTIONS[name];
  const agency = target === 'case' ? on.agency : (on.leg?.agency ?? on.agency);
  const { kind, district, supervised } = on;
  const subject = { agency, kind, district, supervised };
  if (!permits(me, rightTo(name), subject))
    return permits(me, rightTo(name), { ...subject, supervised: !supervised })
      ? OF_INSPECTION
      : notYours(me, on);
  const merged = on.state === 'merged' ? mergedAway(name, on.incident) : null;
  if (merged) return merged;
  if (!isPossible(on.kind, on.state, name) || (target === 'work-order' && on.leg === null))
    return notNow(on, name);
  if (name === 'pause' && on.mayWaitFor.length === 0) return NOT_RESTING;
  return (
    questionInTheWay(name, on.whose) ??
    incidentInTheWay(name, on.incident) ??
    urgingInTheWay(name, me, on.urging) ??
    petitionInTheWay(name, on.petitioned)
  );
}

const KINDS: Record<CaseKind, string> = { dispatch: '派工', petition: '陳情', decision: '列管' };

const notYours = (me: Asker, on: Actable): Words =>
  me.agency === null
    ? {
        'zh-TW': `您的角色不辦理${KINDS[on.kind]}案件的這個動作。`,
        en: `Your role does not do this with ${on.kind} cases.`,
      }
    : { 'zh-TW': '案件目前不在您的機關。', en: 'The case is not at your agency now.' };

const NOT_RESTING: Words = {
  'zh-TW': '這個案件的辦理期限不因等候而暫停。',
  en: 'The limit of this case does not rest, whatever is waited for.',
};

const notNow = ({ kind, state }: Actable, name: CaseActionName): Words => ({
  'zh-TW': `案件目前為「${STATE_WORDS[state]['zh-TW']}」，不能${ACTION_WORDS[name]['zh-TW']}。`,
  en: `A ${kind} case that is ${STATE_WORDS[state].en} cannot be ${ACTION_WORDS[name].en}.`,
});
