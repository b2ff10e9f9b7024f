import type { CaseActionName } from '../cases/case-actions.rules.js';
import type { DispositionKind } from '../events.js';
import type { Words } from '../platform/problem/problem.js';

/** What is open about a petition. */
export interface Petitioned {
  /** The end that was asked for, and whether it waits for this person's word. */
  pending: { kind: DispositionKind; mayDecide: boolean } | null;
  waitsForCitizen: boolean;
  /** It was made orally, and nobody has taken it down yet. */
  mayBeTakenDown: boolean;
  /** The same citizen has petitioned the same item before, and that is not linked yet. */
  hasEarlier: boolean;
}

export const NOTHING_PETITIONED: Petitioned = {
  pending: null,
  waitsForCitizen: false,
  mayBeTakenDown: false,
  hasEarlier: false,
};

/** What belongs to something is a button only while there is that. */
export function isOffered(name: CaseActionName, on: Petitioned): boolean {
  if (name === 'approve-not-handling') return on.pending?.kind === 'not_handled';
  if (name === 'approve-transfer') return on.pending?.kind === 'transferred';
  if (name === 'supplement') return on.waitsForCitizen;
  if (name === 'record-oral') return on.mayBeTakenDown;
  return name !== 'link-repeat' || on.hasEarlier;
}

const AFTER_A_REQUEST: readonly CaseActionName[] = ['reply', 'not-handle', 'transfer'];
const APPROVALS: readonly CaseActionName[] = ['approve-not-handling', 'approve-transfer'];

/** As the doors refuse it. */
export function petitionInTheWay(name: CaseActionName, { pending }: Petitioned): Words | null {
  if (pending && AFTER_A_REQUEST.includes(name)) return PENDING;
  return APPROVALS.includes(name) && !pending?.mayDecide ? NOT_YOURS : null;
}

const PENDING: Words = {
  'zh-TW': '已申請不予處理或移轉，請先撤回申請或等候核定。',
  en: 'An end of this petition has been asked for: withdraw that, or wait for the decision.',
};
const NOT_YOURS: Words = {
  'zh-TW': '這項申請不由您核定；自己的申請由其他主管核定。',
  en: 'This request is not yours to decide. Nobody decides on their own.',
};
