import type { LimitRule } from '../profile.js';

/** A limit as it is in a surge: whose hours they are is said with them. */
export type InSurge<Rule extends LimitRule> = Omit<Rule, 'surges'> & { surge?: string };

/** A limit as it is for what came in while this rule set was on; null: none was. */
export function inSurge<Rule extends LimitRule>(limit: Rule, ruleSet: string | null): InSurge<Rule> {
  const { surges, ...usual } = limit;
  const relaxed = ruleSet === null ? undefined : surges?.[ruleSet];
  return relaxed ? { ...usual, ...relaxed, surge: ruleSet as string } : usual;
}
