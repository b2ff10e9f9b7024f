import { statSync } from 'node:fs';
import { Logger } from '@nestjs/common';
import { type KeyRing, PURPOSES, readKeyFile } from './key-file.js';
import type { VaultKey } from './sealing.js';

/**
 * The keys as the file has them at this moment: one look at the file's facts before each use, some 3 µs. A process at
 * work so follows a rotation without being told.
 */
export class WatchedKeys {
  private readonly logger = new Logger(WatchedKeys.name);
  private readonly known = new Map<string, VaultKey>();
  private facts: string | null = null;

  constructor(
    private readonly path: string,
    private ring: KeyRing,
  ) {
    this.hold(ring);
  }

  /** To seal, to hash and to look up with. */
  now(): KeyRing {
    const facts = factsOf(this.path);
    if (facts !== null && facts !== this.facts) {
      this.facts = facts;
      this.read();
    }
    return this.ring;
  }

  /** To open with, by id: also what was retired meanwhile, since something read before may still be sealed with it. */
  get byId(): ReadonlyMap<string, VaultKey> {
    return this.known;
  }

  /** Looks into the file whatever its facts are: where it lies on another machine, they may be old. */
  read(): void {
    try {
      const ring = readKeyFile(this.path);
      if (!ring) return;
      if (PURPOSES.every(purpose => ring[purpose].some(({ id }) => this.known.has(id)))) this.hold(ring);
      else this.logger.error(`The key file ${this.path} was replaced by a foreign one, which is not used.`);
    } catch (error) {
      this.logger.error(`${(error as Error).message} The keys read before stay in use.`);
    }
  }

  private hold(ring: KeyRing): void {
    this.ring = ring;
    for (const key of PURPOSES.flatMap(purpose => ring[purpose])) this.known.set(key.id, key);
  }
}

function factsOf(path: string): string | null {
  const facts = statSync(path, { throwIfNoEntry: false });
  return facts ? `${facts.ino} ${facts.mtimeMs} ${facts.size} ${facts.mode}` : null;
}
