import { readsConfidential } from './confidential.rules.js';
import { type Asker, type Narrowing, narrowing, permits } from './rights.js';

/** Whose cases this person sees: nobody's (null), or those that one of these agencies has, in these districts. */
export function caseScope(me: Asker): CaseScope | null {
  const scope = narrowing(me, 'case.read');
  return scope && { ...scope, ...(!readsConfidential(me) && { withoutConfidential: true as const }) };
}

export interface CaseScope extends Narrowing {
  /** Reports whose author is protected are read by assigned staff (專責人員), and by the agency that deals with them. */
  withoutConfidential?: true;
}

/** Who has or had the case, and where it is. What an agency has handed over it may no longer read: `until` says since when. */
export function maySeeCase(
  me: Asker,
  holders: readonly { agency: string; until: Date | null }[],
  district: string | null,
): boolean {
  const holding = holders.filter(({ until }) => until === null).map(({ agency }) => agency);
  return [null, ...holding].some(agency => permits(me, 'case.read', { agency, district }));
}
