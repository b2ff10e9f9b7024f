import { ACTION_WORDS } from '../cases/case.words.js';
import { type CaseActionName, isPossible } from '../cases/case-actions.rules.js';
import type { Words } from '../platform/problem/problem.js';

/** How a case stands in its incident (併案). */
export interface Leading {
  /** The case it was merged into. */
  lead: { number: string; isReleased: boolean } | null;
  /** How many were merged into it and wait for it. */
  members: number;
}

/** What concerns those that are merged, or the one that leads, is a button only there. */
export function isOfIncident(name: CaseActionName, { lead, members }: Leading): boolean {
  if (name === 'unmerge' || name === 'release-member') return lead !== null;
  return name !== 'split' || members > 0;
}

/** As the doors refuse it: what a merged case is not done for by itself. */
export function mergedAway(name: CaseActionName, { lead }: Leading): Words | null {
  if (isPossible('dispatch', 'merged', name)) return null;
  const number = lead?.number ?? '';
  const { 'zh-TW': verb, en } = ACTION_WORDS[name];
  return {
    'zh-TW': `案件已併入案件 ${number} 辦理，不能單獨${verb}。`,
    en: `The case has been merged into ${number} and cannot be ${en} by itself.`,
  };
}

export function incidentInTheWay(name: CaseActionName, { lead }: Leading): Words | null {
  if (!lead) return null;
  if (name === 'release-member' && !lead.isReleased)
    return {
      'zh-TW': `主案 ${lead.number} 尚未解除管制，併案案件與主案一併解除管制。`,
      en: `The case it was merged into, ${lead.number}, has not been released. It is released with that one.`,
    };
  if (name === 'take-back-release')
    return {
      'zh-TW': `本案隨主案 ${lead.number} 解除管制，不能單獨撤回；陳情人不滿意時請重啟。`,
      en: `It was released within the incident of ${lead.number} and is not taken back by itself. Reopen it instead.`,
    };
  return null;
}
