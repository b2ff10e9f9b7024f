import { type Asker, permits } from '../access/rights.js';
import {
  CO_ACTION_NAMES,
  CO_ACTIONS,
  type CoActionName,
  isForAnother,
  isPossibleOnCoLeg,
} from '../dispatch/co-handling/co-actions.rules.js';
import { becameOf } from '../dispatch/co-handling/co-actions.words.js';
import type { CaseKind } from '../events.js';
import type { LegState } from './case-card.dto.js';
import type { CoLegActionDto } from './case-page.dto.js';
import { type CoUrging, urgingInTheWay } from './urging.rules.js';

export interface CoLeg {
  role: 'lead' | 'co_handling';
  agency: string;
  state: LegState;
  outcome: string | null;
}

/** The case as far as it decides who may do what with those who are asked. */
export interface OfCase {
  kind: CaseKind;
  district: string | null;
  agency: string | null;
}

/**
 * The buttons of who is asked and of who asks: the table of their actions times the table of rights.
 *
 * @param hasAccounts whether somebody of the agency that is asked can sign in: then the centre does nothing for it
 */
export function coActionsOf(
  me: Asker,
  on: OfCase,
  leg: CoLeg,
  { urging, hasAccounts }: { urging: CoUrging; hasAccounts: boolean },
): CoLegActionDto[] {
  if (leg.role === 'lead' || leg.state === 'closed') return [];
  return CO_ACTION_NAMES.filter(name => {
    if (name === 'answer-chase' && !urging.isChased) return false;
    if (isForAnother(me, name) && hasAccounts) return false;
    const agency = CO_ACTIONS[name].by === 'asked' ? leg.agency : on.agency;
    return permits(me, `co-leg.${name}`, { ...on, agency });
  }).map(action => {
    const why = isPossibleOnCoLeg(leg.state, action) ? inTheWay(action, me, urging) : whyNot(leg);
    return { action, allowed: why === null, why };
  });
}

/** What the centre has acknowledged for the agency is in nobody's hands, and may be taken over. */
function inTheWay(action: CoActionName, me: Asker, urging: CoUrging): CoLegActionDto['why'] {
  if (action === 'take-over' && urging.inHandOf === null) return null;
  return action === 'take-over' || action === 'chase' ? urgingInTheWay(action, me, urging) : null;
}

function whyNot(leg: CoLeg): CoLegActionDto['why'] {
  const became = becameOf(leg);
  return { 'zh-TW': `這張會辦單${became['zh-TW']}。`, en: `This request ${became.en}.` };
}
