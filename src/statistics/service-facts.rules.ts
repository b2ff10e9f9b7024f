import type { LoggedFact } from '../platform/log/fact.js';
import type { FactService } from './fact-service.entity.js';

const OF_SERVICE = ['service.counted', 'service.withdrawn'] as const;
type OfService = LoggedFact<(typeof OF_SERVICE)[number]>;

export const isOfService = (fact: LoggedFact): fact is OfService =>
  (OF_SERVICE as readonly string[]).includes(fact.kind);

/** Null: withdrawn, it counts no more. */
export const serviceAfter = ({ kind, payload }: OfService): FactService | null =>
  kind === 'service.withdrawn' ? null : { ...payload };
