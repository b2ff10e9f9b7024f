import { maySeeConfidential } from '../access/confidential.rules.js';
import { type Asker, permits } from '../access/rights.js';
import type { CaseKind } from '../events.js';

/** Whose a file is. */
export interface FileHolding {
  /** Null: a contractor. */
  uploadedBy: string | null;
  /** None while nothing has claimed the file. */
  caseOf: { kind: CaseKind; district: string | null; confidential: boolean; holders: string[] } | null;
}

/**
 * A file is read by those who may read its case: for an agency, the cases it has, not those it has handed over. One
 * that nothing has claimed yet is nobody's but its uploader's.
 */
export function mayReadFile(me: Asker, { uploadedBy, caseOf }: FileHolding): boolean {
  if (!caseOf) return uploadedBy === me.id;
  if (!maySeeConfidential(me, caseOf)) return false;
  const { holders, ...of } = caseOf;
  return [null, ...holders].some(agency => permits(me, 'file.read', { agency, ...of }));
}
