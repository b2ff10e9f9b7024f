import { type Asker, narrowing } from '../access/rights.js';

/** Whose cases this person sees: nobody's (null), every agency's (no key), or those that one agency has. */
export function caseScope(me: Asker): { holder?: string } | null {
  const scope = narrowing(me, 'case.read');
  if (scope === null) return null;
  return typeof scope.agency === 'string' ? { holder: scope.agency } : {};
}

/** What an agency has handed over it may no longer read: `until` says since when. */
export function maySeeCase(me: Asker, holders: readonly { agency: string; until: Date | null }[]): boolean {
  const scope = caseScope(me);
  if (scope === null) return false;
  return (
    scope.holder === undefined ||
    holders.some(({ agency, until }) => agency === scope.holder && until === null)
  );
}
