import { type Asker, permits } from '../access/rights.js';
import { CO_ACTION_NAMES, CO_ACTIONS, isPossibleOnCoLeg } from '../dispatch/co-handling/co-actions.rules.js';
import { becameOf } from '../dispatch/co-handling/co-actions.words.js';
import type { CaseKind } from '../events.js';
import type { LegState } from './case-card.dto.js';
import type { CoLegActionDto } from './case-page.dto.js';

interface CoLeg {
  role: 'lead' | 'co_handling';
  agency: string;
  state: LegState;
  outcome: string | null;
}

/** The buttons of who is asked and of who asks: the table of their actions times the table of rights. */
export function coActionsOf(
  me: Asker,
  on: { kind: CaseKind; district: string | null; agency: string | null },
  leg: CoLeg,
): CoLegActionDto[] {
  if (leg.role === 'lead' || leg.state === 'closed') return [];
  return CO_ACTION_NAMES.filter(name => {
    const agency = CO_ACTIONS[name].by === 'asked' ? leg.agency : on.agency;
    return permits(me, `co-leg.${name}`, { ...on, agency });
  }).map(action => {
    const allowed = isPossibleOnCoLeg(leg.state, action);
    return { action, allowed, why: allowed ? null : whyNot(leg) };
  });
}

function whyNot(leg: CoLeg): CoLegActionDto['why'] {
  const became = becameOf(leg);
  return { 'zh-TW': `這張會辦單${became['zh-TW']}。`, en: `This request ${became.en}.` };
}
