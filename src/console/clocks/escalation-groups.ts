import type { Escalation } from '../api/types.js';

/** What was told of one clock of one case: the latest step, and those before it. */
export interface ToldClock {
  /** Of the latest step. */
  id: string;
  one: Escalation;
  /** The latest first. */
  before: Escalation[];
}

/** The latest first: each clock stands where its latest step does. */
export function byClock(items: readonly Escalation[]): ToldClock[] {
  const clocks = new Map<string, ToldClock>();
  for (const one of items) {
    const key = `${one.number} ${one.clock}`;
    const known = clocks.get(key);
    if (known) known.before.push(one);
    else clocks.set(key, { id: one.id, one, before: [] });
  }
  return [...clocks.values()];
}
