import type { Hash } from '../log/seal.query.js';
import type { SealFault } from '../log/seal-fault.js';

/** A head of the log as it was exported and kept elsewhere. */
export interface KeptHead {
  position: number;
  hash: Hash;
  /** Where it was read from. */
  file: string;
}

/**
 * What the heads kept elsewhere say about the log. Whoever rewrites the whole chain leaves it without a fault in
 * itself; only a hash that lies out of reach tells. The first one that differs bounds the change, the others follow.
 */
export function headFaults(kept: KeptHead[], hashes: Map<number, Hash>, end: number): SealFault[] {
  const faults: SealFault[] = [];
  const sorted = [...kept].sort((one, other) => one.position - other.position);
  let agreed = 0;
  for (const { position, hash, file } of sorted) {
    if (position === 0) continue;
    if (position > end) {
      faults.push({ fault: 'cut-off', from: end + 1, to: position, head: file });
      break;
    }
    const found = hashes.get(position);
    if (found !== undefined && found !== hash) {
      faults.push({ fault: 'rewritten', from: agreed + 1, to: position, head: file });
      break;
    }
    if (found === hash) agreed = position;
  }
  return faults;
}

const HASH = /^[0-9a-f]{64}$/;

/** Reads an exported head. @throws Error where it is none */
export function readKeptHead(text: string, file: string): KeptHead {
  const { position, hash } = JSON.parse(text) as Partial<KeptHead>;
  if (!Number.isSafeInteger(position) || (position as number) < 0 || !HASH.test(hash ?? ''))
    throw new Error(`${file} is no head of the log: it needs a position and a hash.`);
  return { position: position as number, hash: hash as Hash, file };
}
