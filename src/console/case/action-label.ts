import type { Words } from '../words/zh-tw.js';

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
