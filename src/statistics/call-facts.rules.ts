import type { LoggedFact } from '../platform/log/fact.js';
import type { FactCall } from './fact-call.entity.js';

const COUNTED = ['call.ended', 'call.abandoned', 'call.counted'] as const;
type Counted = LoggedFact<(typeof COUNTED)[number]>;

export const countsCall = (fact: LoggedFact): fact is Counted =>
  (COUNTED as readonly string[]).includes(fact.kind);

/** Each of them tells all of it: the last one counts. */
export function callCountedBy({ payload }: Counted): FactCall {
  const { offeredAt, endedAt, agentGroup, ...told } = payload;
  // What was told before there were groups does not name one.
  return {
    ...told,
    agentGroup: agentGroup ?? null,
    offeredAt: new Date(offeredAt),
    endedAt: new Date(endedAt),
  };
}
