import { createHash } from 'node:crypto';

const SEED = 'phone sample 1';
const BYTES = 6;

/**
 * Whether the citizen is drawn for the sample that is called. By a hash, so that the same release is drawn the same way
 * whenever it is asked about, and nobody can choose: a case's id is random, and a seed of our own keeps this draw apart
 * from others that are made by it.
 */
export function isDrawn({ caseId, round }: { caseId: string; round: number }, share: number): boolean {
  const hash = createHash('sha256').update(`${SEED}|${caseId}|${round}`).digest();
  return hash.readUIntBE(0, BYTES) < share * 2 ** (8 * BYTES);
}
