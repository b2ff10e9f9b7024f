import { maySeeConfidential } from '../access/confidential.rules.js';
import { type Asker, permits } from '../access/rights.js';
import type { CaseKind } from '../events.js';

/** Whose a file is. */
export interface FileHolding {
  /** Null: a contractor, or a door. */
  uploadedBy: string | null;
  /** A citizen brought it with them. */
  ofContact: boolean;
  /** It may show who asks: the centre's, whoever has the case. */
  withheld: boolean;
  /** None while nothing has claimed the file, and where a contact opened none. */
  caseOf: { kind: CaseKind; district: string | null; confidential: boolean; holders: string[] } | null;
}

/**
 * A file is read by those who may read its case: for an agency, the cases it has, not those it has handed over. One
 * that nothing has claimed yet is nobody's but its uploader's.
 */
export function mayReadFile(me: Asker, { uploadedBy, ofContact, withheld, caseOf }: FileHolding): boolean {
  if (!caseOf) return ofContact ? permits(me, 'file.read', { agency: null }) : uploadedBy === me.id;
  if (!maySeeConfidential(me, caseOf)) return false;
  const { holders, ...of } = caseOf;
  const whose = withheld ? [null] : [null, ...holders];
  return whose.some(agency => permits(me, 'file.read', { agency, ...of }));
}
