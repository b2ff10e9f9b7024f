import type { LoggedFact } from '../platform/log/fact.js';
import type { FactBullying } from './fact-bullying.entity.js';

const OF_BULLYING = ['bullying.reported', 'bullying.decided', 'bullying.handled'] as const;
type OfBullying = LoggedFact<(typeof OF_BULLYING)[number]>;

export const isOfBullying = (fact: LoggedFact): fact is OfBullying =>
  (OF_BULLYING as readonly string[]).includes(fact.kind);

/** Each event says all that is known by then. */
export const bullyingAfter = ({ payload }: OfBullying): FactBullying => ({
  ...payload,
  receivedAt: new Date(payload.receivedAt),
});
