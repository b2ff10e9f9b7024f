import type { Asker } from '../access/rights.js';
import type { Holder } from '../desk/case-card.query.js';
import { caseScope } from '../desk/row-scope.rules.js';

export const EVERYBODY = 'everybody';
export const CENTRE = 'centre';
export const agencyRoom = (agency: string): string => `agency:${agency}`;

/** Where somebody hears what: decided once, at the handshake, by the right to read cases. Nobody's rooms: refused. */
export function roomsFor(me: Asker): string[] {
  const scope = caseScope(me);
  if (scope === null) return [];
  return [EVERYBODY, scope.holder === undefined ? CENTRE : agencyRoom(scope.holder)];
}

/**
 * Who hears a fact: the centre, and each agency that has or had the case, from its first work order on. Told by the
 * times on the rows and not by when it is asked, so that a replay tells exactly what was told live.
 */
export function roomsHearing(fact: { kind: string; at: Date }, holders: readonly Holder[]): string[] {
  if (fact.kind === 'city.loaded') return [EVERYBODY];
  return [CENTRE, ...holders.filter(({ since }) => since <= fact.at).map(({ agency }) => agencyRoom(agency))];
}
