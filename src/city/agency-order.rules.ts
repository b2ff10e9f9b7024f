/** What stands above an agency; the profile's check sees to it that no agency is above itself. */
export interface AgencyOrder {
  agency(code: string): { parent: string | null } | null;
}

/** Is this agency `top`, or somewhere below it? Nobody's agency is neither. */
export function isAtOrBelow(agency: string | null, top: string, order: AgencyOrder): boolean {
  for (let at = agency; at !== null; at = order.agency(at)?.parent ?? null) if (at === top) return true;
  return false;
}
