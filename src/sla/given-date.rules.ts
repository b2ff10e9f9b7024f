import type { FrozenRule } from './clock.rules.js';

const HOUR = 3_600_000;

/**
 * The rule of a limit whose end somebody else has fixed (限期): around the clock, since no closure of offices moves a date
 * that the council or the Control Yuan has set. Extensions of it are in hours, too.
 *
 * @throws RangeError for a date that is not after the start
 */
export function until(rule: FrozenRule, startedAt: Date, date: Date): FrozenRule {
  const hours = (date.getTime() - startedAt.getTime()) / HOUR;
  if (!(hours > 0)) throw new RangeError(`${date.toISOString()} is no end of what starts later.`);
  const { workingDays: _days, workingHours: _hours, severalAgencies: _several, ...rest } = rule;
  return { ...rest, hours };
}
