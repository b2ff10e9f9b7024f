import type { CaseActionName } from '../cases/case-actions.rules.js';
import type { Words } from '../platform/problem/problem.js';

/** What is open about whose a case is. */
export interface Whose {
  /** The return that waits for a decision, and whether it waits for this person's. */
  pending: { mayDecide: boolean } | null;
  arbitrationOpen: boolean;
  /** By an arbitration it is the agency's that has it. */
  isBound: boolean;
  /** It has come to it by a return or a reassignment. */
  cameFromAnother: boolean;
}

/** What answers a question is a button only while there is one. */
export function isAsked(name: CaseActionName, { pending, arbitrationOpen }: Whose): boolean {
  if (name === 'approve-return') return pending !== null;
  return name !== 'arbitrate' || arbitrationOpen;
}

const IN_ARBITRATION: readonly CaseActionName[] = ['route', 'reassign', 'return', 'dispute', 'merge'];
const AFTER_A_RETURN: readonly CaseActionName[] = ['report', 'reply', 'convert', 'return', 'dispute'];

/** As the doors refuse it. */
export function questionInTheWay(name: CaseActionName, whose: Whose): Words | null {
  if (whose.isBound && (name === 'return' || name === 'dispute')) return BOUND;
  if (whose.arbitrationOpen && IN_ARBITRATION.includes(name)) return ARBITRATED;
  if (whose.pending && AFTER_A_RETURN.includes(name)) return PENDING;
  if (name === 'approve-return' && !whose.pending?.mayDecide) return NOT_YOURS;
  if (name === 'dispute' && !whose.cameFromAnother) return NOTHING;
  return null;
}

const BOUND: Words = {
  'zh-TW': '經研考會裁定由這個機關辦理，不能再退件或提出爭議。',
  en: 'The commission has decided that it is this agency’s: it is neither returned nor disputed any more.',
};
const ARBITRATED: Words = {
  'zh-TW': '權責正由研考會裁定，裁定前不能改派、退件或併案。',
  en: 'The commission is deciding whose it is. Until then it stays where it is.',
};
const PENDING: Words = {
  'zh-TW': '已申請退件，請先撤回退件或等候主管決定。',
  en: 'Its return has been asked for: withdraw that, or wait for the decision.',
};
const NOT_YOURS: Words = {
  'zh-TW': '這項退件不由您核定；自己申請的退件由其他主管核定。',
  en: 'This return is not yours to decide. Nobody decides on their own.',
};
const NOTHING: Words = {
  'zh-TW': '案件不是由其他機關退件或改派而來，沒有權責爭議。',
  en: 'It did not come from another agency, so there is nothing to dispute.',
};
