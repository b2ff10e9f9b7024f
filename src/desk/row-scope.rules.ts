import { type Asker, narrowing } from '../access/rights.js';

/**
 * Whose cases this person sees: nobody's (null), every agency's (no key), or those that one agency has or had, so that
 * an officer can still read what has been reassigned.
 */
export function caseScope(me: Asker): { holder?: string } | null {
  const scope = narrowing(me, 'case.read');
  if (scope === null) return null;
  return typeof scope.agency === 'string' ? { holder: scope.agency } : {};
}

export function maySeeCase(me: Asker, holders: readonly { agency: string }[]): boolean {
  const scope = caseScope(me);
  if (scope === null) return false;
  return scope.holder === undefined || holders.some(({ agency }) => agency === scope.holder);
}
