import type { LimitRule } from '../city/profile.js';

/**
 * Whether others than who has the case have a part in the answer (會辦) to what runs since `startedAt`.
 *
 * @param parts until when each of them had one; null: still
 */
export const isOfSeveral = (parts: readonly (Date | null)[], startedAt: Date): boolean =>
  parts.some(until => until === null || until >= startedAt);

/** What a limit is where several agencies have a part in the answer (會辦): never shorter than it is for one. */
export function ofSeveral<Rule extends LimitRule>(limit: Rule, coHandled: boolean): Rule {
  const { workingDays = 0, severalAgencies } = limit;
  if (!coHandled || !severalAgencies) return limit;
  return { ...limit, workingDays: Math.max(workingDays, severalAgencies.workingDays) };
}
