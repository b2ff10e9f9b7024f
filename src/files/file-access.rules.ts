import { type Asker, permits } from '../access/rights.js';
import type { CaseKind } from '../events.js';

/** Whose a file is. */
export interface FileHolding {
  uploadedBy: string;
  /** None while nothing has claimed the file. */
  caseOf: { kind: CaseKind; agency: string | null; legs: string[] } | null;
}

/**
 * A file is read by those who may read its case: for an agency, the cases it leads or has or had a leg of. One that
 * nothing has claimed yet is nobody's but its uploader's.
 */
export function mayReadFile(me: Asker, { uploadedBy, caseOf }: FileHolding): boolean {
  if (!caseOf) return uploadedBy === me.id;
  const { kind, agency, legs } = caseOf;
  return [agency, ...legs].some(held => permits(me, 'case.read', { agency: held, kind }));
}
