import type { Words } from '../words/zh-tw.js';

/** What an action is called with a case of a kind: a decision (列管) is answered, and not to a petitioner. */
export const actionName = (action: string, kind: string, { case: text, tracked }: Words): string =>
  (kind === 'decision' ? tracked.actions[action] : undefined) ?? text.action[action] ?? action;

export const actionTells = (
  action: string,
  kind: string,
  { case: text, tracked }: Words,
): string | undefined => (kind === 'decision' ? tracked.tells[action] : undefined) ?? text.tells[action];

/** What an action is called, also where its button is another part's. Undefined: it has no button. */
export const actionLabel = (action: string, words: Words): string | undefined =>
  words.case.action[action] ?? ofParts(words)[action];

const ofParts = ({ returns, coHandling, visits, petitions, sampling }: Words): Record<string, string> => ({
  return: returns.ask,
  dispute: returns.dispute,
  'approve-return': returns.approve,
  arbitrate: returns.arbitration.decide,
  'co-handle': coHandling.ask,
  'plan-visit': visits.plan,
  'approve-not-handling': petitions.decisions.not_handled.approve,
  'approve-transfer': petitions.decisions.transferred.approve,
  'accept-sample': sampling.acceptSample,
  'reject-sample': sampling.rejectSample,
});
