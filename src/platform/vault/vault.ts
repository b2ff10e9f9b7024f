import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Config } from '../config/config.js';
import { StartRefused } from '../config/start-refused.js';
import { type KeyRing, makeKeyFile, readKeyFile } from './key-file.js';
import { hashWith, openWith, type Place, sealWith, type VaultKey } from './sealing.js';

/**
 * Seals what must not be read by who only has the database. The keys are in a file beside it, made at the first start;
 * the database remembers the ids of the keys it depends on, so that a lost or foreign key file is noticed at once and
 * not at the first citizen nobody can call back.
 */
@Injectable()
export class Vault implements OnModuleInit {
  private readonly path: string;
  private ring: KeyRing | null = null;
  private readonly byId = new Map<string, VaultKey>();

  constructor(
    config: Config,
    private readonly source: DataSource,
  ) {
    this.path = join(config.dataDir, 'keys', 'vault.json');
  }

  async onModuleInit(): Promise<void> {
    const ring = await this.source.transaction(db => this.agreeOnKeys(db));
    for (const key of ring.sealing) this.byId.set(key.id, key);
    this.ring = ring;
  }

  seal(text: string, place: Place): Buffer {
    return sealWith(this.keys().sealing[0], text, place);
  }

  /** Opens what was sealed for this very place. */
  open(sealed: Buffer, place: Place): string {
    return openWith(this.byId, sealed, place);
  }

  /** Keyed: equal texts can be found, but not guessed from the hash. */
  lookupHash(text: string): Buffer {
    return hashWith(this.keys().lookup, text);
  }

  private keys(): KeyRing {
    if (!this.ring) throw new Error('The vault is opened when the application starts; it was used before.');
    return this.ring;
  }

  /** Under a lock, so that two processes that start together on a new database do not bring a key each. */
  private async agreeOnKeys(db: EntityManager): Promise<KeyRing> {
    await db.query('lock table vault_key in exclusive mode');
    const known: { id: string; purpose: string }[] = await db.query('select id, purpose from vault_key');
    const ring = readKeyFile(this.path) ?? this.firstKeys(known);
    const held = [...ring.sealing.map(key => `seal ${key.id}`), `lookup ${ring.lookup.id}`];
    const missing = known.find(({ id, purpose }) => !held.includes(`${purpose} ${id}`));
    if (missing) {
      throw new StartRefused(
        `The key file ${this.path} lacks the key ${missing.id}, on which personal data in this database depend: use the key file that belongs to this database.`,
      );
    }
    for (const entry of held) {
      const [purpose, id] = entry.split(' ');
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
