import { timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Config } from '../config/config.js';
import { StartRefused } from '../config/start-refused.js';
import { type KeyRing, makeKeyFile, PURPOSES, readKeyFile } from './key-file.js';
import { openContent, sealContent } from './sealed-content.js';
import {
  hashKeyIdOf,
  hashWith,
  KeyMissing,
  openWith,
  type Place,
  sealWith,
  type VaultKey,
} from './sealing.js';
import { WatchedKeys } from './watched-keys.js';

/** An idle process must not sleep through two rotations. */
const LOOK_AGAIN_MS = 5000;

/**
 * Seals what must not be read by who only has the database. The keys are in a file beside it, made at the first start;
 * the database remembers the ids of the keys it depends on, so that a lost or foreign key file is noticed at once and
 * not at the first citizen nobody can call back.
 */
@Injectable()
export class Vault implements OnModuleInit, OnApplicationShutdown {
  readonly path: string;
  private watched: WatchedKeys | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    config: Config,
    private readonly source: DataSource,
  ) {
    this.path = join(config.dataDir, 'keys', 'vault.json');
  }

  async onModuleInit(): Promise<void> {
    const keys = new WatchedKeys(this.path, await this.source.transaction(db => this.agreeOnKeys(db)));
    this.watched = keys;
    this.timer = setInterval(() => keys.now(), LOOK_AGAIN_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  seal(content: string | Buffer, place: Place): Buffer {
    return sealWith(this.ring().seal[0], content, place);
  }

  /** Opens what was sealed for this very place. */
  open(sealed: Buffer, place: Place): string {
    return this.openBytes(sealed, place).toString('utf8');
  }

  openBytes(sealed: Buffer, place: Place): Buffer {
    const keys = this.keys();
    try {
      return openWith(keys.byId, sealed, place);
    } catch (error) {
      if (!(error instanceof KeyMissing)) throw error;
      keys.read();
      return openWith(keys.byId, sealed, place);
    }
  }

  /** Of any length, piece by piece as it comes. */
  sealContent(content: AsyncIterable<Buffer>, place: Place): AsyncGenerator<Buffer> {
    return sealContent(content, this.ring().seal[0], place);
  }

  /** What was sealed as a whole, too. */
  openContent(sealed: AsyncIterable<Buffer>, place: Place): AsyncGenerator<Buffer> {
    return openContent(sealed, id => this.keyOf(id), place);
  }

  /** To be stored. Keyed: equal texts can be found, but not guessed from the hash. It begins with the id of its key. */
  lookupHash(text: string): Buffer {
    return hashWith(this.ring().lookup[0], text);
  }

  /** To be looked for (`= any($1)`): what is stored may have been hashed with any of the keys. */
  lookupHashes(text: string): Buffer[] {
    return this.ring().lookup.map(key => hashWith(key, text));
  }

  /** Whether a stored hash is of this text; takes the same time for every wrong one. */
  fits(text: string, hash: Buffer): boolean {
    const id = hashKeyIdOf(hash);
    const ring = this.ring();
    // Also where it is of none of our keys, such as history's: that it is must not be found out by the time it takes.
    const made = hashWith(ring.lookup.find(one => one.id === id) ?? ring.lookup[0], text);
    return made.length === hash.length && timingSafeEqual(made, hash);
  }

  /** The keys as they are in the file now. */
  ring(): KeyRing {
    return this.keys().now();
  }

  private keyOf(id: string): VaultKey {
    const keys = this.keys();
    if (!keys.byId.has(id)) keys.read();
    const key = keys.byId.get(id);
    if (!key) throw new KeyMissing(id);
    return key;
  }

  private keys(): WatchedKeys {
    if (!this.watched)
      throw new Error('The vault is opened when the application starts; it was used before.');
    return this.watched;
  }

  /** Under a lock, so that two processes that start together on a new database do not bring a key each. */
  private async agreeOnKeys(db: EntityManager): Promise<KeyRing> {
    await db.query('lock table vault_key in exclusive mode');
    const known: { id: string; purpose: string }[] = await db.query(
      'select id, purpose from vault_key where retired_at is null',
    );
    const ring = readKeyFile(this.path) ?? this.firstKeys(known);
    const held = PURPOSES.flatMap(purpose => ring[purpose].map(({ id }) => ({ purpose, id })));
    const missing = known.find(key => !held.some(one => one.id === key.id && one.purpose === key.purpose));
    if (missing) {
      throw new StartRefused(
        `The key file ${this.path} lacks the key ${missing.id}, on which personal data in this database depend: use the key file that belongs to this database.`,
      );
    }
    for (const { id, purpose } of held) {
      await db.query(
        'insert into vault_key (id, purpose, first_used_at) values ($1, $2, statement_timestamp()) on conflict do nothing',
        [id, purpose],
      );
    }
    return ring;
  }

  private firstKeys(known: unknown[]): KeyRing {
    if (known.length === 0) return makeKeyFile(this.path);
    throw new StartRefused(
      `The key file ${this.path} is missing, but this database holds personal data sealed with it: put the file back from your backup (nothing was changed, and a new key could not read the old data).`,
    );
  }
}
