import { STATE_WORDS } from '../../cases/case.words.js';
import type { CaseState } from '../../cases/case-actions.rules.js';
import type { Words } from '../../platform/problem/problem.js';

export type Status = 'open' | 'closed';

/**
 * 建立中 to 處理完成 are open, 解除管制 is closed. What was merged or converted goes on in another case, and is as that one
 * is; where there is none, it is open: nobody has told the citizen of an end.
 */
const CLOSED: readonly CaseState[] = ['released', 'withdrawn', 'not_handled', 'transferred'];
export const CLOSED_STATES: readonly CaseState[] = CLOSED;
/** States that only say where a case goes on. */
export const GOES_ON_ELSEWHERE: readonly CaseState[] = ['merged', 'converted'];

export const statusOf = (state: CaseState): Status => (CLOSED.includes(state) ? 'closed' : 'open');

/** The five of the extension: the last one is for what is kept only as a figure. */
export type DetailedStatus = 'RECEIVED' | 'IN_PROCESS' | 'PROCESSED' | 'ARCHIVED' | 'REJECTED';

const DETAILED: Record<CaseState, DetailedStatus> = {
  recorded: 'RECEIVED',
  dispatched: 'RECEIVED',
  assigned: 'RECEIVED',
  acknowledged: 'IN_PROCESS',
  waiting: 'IN_PROCESS',
  reported: 'IN_PROCESS',
  replied: 'IN_PROCESS',
  merged: 'IN_PROCESS',
  converted: 'IN_PROCESS',
  released: 'PROCESSED',
  withdrawn: 'REJECTED',
  not_handled: 'REJECTED',
  transferred: 'REJECTED',
};

export const detailedStatusOf = (state: CaseState, isArchived: boolean): DetailedStatus =>
  isArchived && statusOf(state) === 'closed' ? 'ARCHIVED' : DETAILED[state];

/** In the city's words. Of what goes on in another case: how far that one is, and why it is another one. */
export function notesOf(own: CaseState, effective: CaseState): Words {
  if (own === effective) return STATE_WORDS[own];
  return {
    'zh-TW': `${STATE_WORDS[effective]['zh-TW']}（${STATE_WORDS[own]['zh-TW']}）`,
    en: `${STATE_WORDS[effective].en} (${STATE_WORDS[own].en})`,
  };
}
