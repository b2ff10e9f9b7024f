import type { LimitKind } from '../../events.js';
import type { LimitRule } from '../profile.js';
import type { SurgeSet } from '../surge/surge-set.js';
import type { LimitsSource, SurgeSource } from './files.js';

/** The limits of a category in each surge that gives it more time. */
export function surgesOf(
  kind: LimitKind,
  code: string,
  { surge = [] }: LimitsSource,
): Pick<LimitRule, 'surges'> {
  const relaxed = surge.flatMap(set => {
    const own = limitsIn(set, kind).find(one => one.for.includes(code));
    return own ? [[set.code, { hours: own.hours }] as const] : [];
  });
  return relaxed.length > 0 ? { surges: Object.fromEntries(relaxed) } : {};
}

/** What of it is no limit. */
export const surgeSetsOf = ({ surge = [] }: LimitsSource): SurgeSet[] =>
  surge.map(({ respond: _respond, complete: _complete, ...set }) => set);

const limitsIn = ({ respond = [], complete = [] }: SurgeSource, kind: LimitKind) =>
  kind === 'respond' ? respond : kind === 'complete' ? complete : [];
