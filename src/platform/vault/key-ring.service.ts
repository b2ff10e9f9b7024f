import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { StartRefused } from '../config/start-refused.js';
import { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { SYSTEM } from '../request/context.js';
import { freshKey, type KeyRing, type Keys, PURPOSES, type Purpose, replaceKeyFile } from './key-file.js';
import { Vault } from './vault.js';

/** How long a key that has a successor may still be in the hands of somebody who has not committed yet. */
const GRACE = `interval '10 minutes'`;

export interface KnownKey {
  id: string;
  purpose: Purpose;
  firstUsedAt: Date;
  finishedAt: Date | null;
  /** Its successor is older than any transaction that could still seal with it. */
  isSettled: boolean;
}

/** New keys and the end of old ones, in the key file and in the database's memory of it. */
@Injectable()
export class KeyRingService {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly audit: Audit,
  ) {}

  /**
   * A new key of each of these purposes, from now on the one that is used. Where the newest has not replaced the older
   * ones everywhere yet, since a rotation was cut off, it is the new one. Answers which keys were made.
   */
  async begin(purposes: readonly Purpose[]): Promise<string[]> {
    return this.alone(async tx => {
      const ring = this.vault.ring();
      const made: string[] = [];
      const next: KeyRing = { ...ring };
      for (const purpose of purposes) {
        if (await this.isUnfinished(tx, purpose)) continue;
        const key = freshKey();
        next[purpose] = [key, ...ring[purpose]];
        made.push(key.id);
        await tx.query(
          'insert into vault_key (id, purpose, first_used_at) values ($1, $2, statement_timestamp())',
          [key.id, purpose],
        );
      }
      // The file first: what the database knows of must be in it, and not the other way round.
      if (made.length > 0) replaceKeyFile(this.vault.path, next);
      return made;
    });
  }

  /** Purposes whose newest key has not replaced the older ones everywhere yet. */
  unfinished(): Promise<Purpose[]> {
    return this.database.transaction(async tx => {
      const found: Purpose[] = [];
      for (const purpose of PURPOSES) if (await this.isUnfinished(tx, purpose)) found.push(purpose);
      return found;
    });
  }

  /** Everything that could be made anew was. */
  async finish(purposes: readonly Purpose[]): Promise<void> {
    await this.database.transaction(async tx => {
      for (const purpose of purposes) {
        const { id } = this.vault.ring()[purpose][0];
        await tx.query(
          'update vault_key set finished_at = statement_timestamp() where id = $1 and purpose = $2 and finished_at is null',
          [id, purpose],
        );
        await this.audit.record(tx, { action: 'keys.rotated', subject: `key:${purpose}:${id}` }, SYSTEM);
      }
    });
  }

  known(): Promise<KnownKey[]> {
    return this.database.query<KnownKey>(
      `select id, purpose, first_used_at as "firstUsedAt", finished_at as "finishedAt",
              exists (select 1 from vault_key next
                where next.purpose = vault_key.purpose and next.first_used_at > vault_key.first_used_at
                  and next.first_used_at < statement_timestamp() - ${GRACE}) as "isSettled"
         from vault_key where retired_at is null order by purpose, first_used_at desc`,
    );
  }

  /**
   * Takes keys out of the file for good. The database forgets them first: a file that still holds a forgotten key does
   * no harm, a file that lacks a remembered one stops the start.
   */
  async retire(keys: readonly { purpose: Purpose; id: string }[]): Promise<void> {
    await this.alone(async tx => {
      for (const { purpose, id } of keys) {
        if (this.vault.ring()[purpose][0].id === id)
          throw new StartRefused(`The key ${id} is the newest one.`);
        await tx.query(
          'update vault_key set retired_at = statement_timestamp() where id = $1 and purpose = $2',
          [id, purpose],
        );
        await this.audit.record(tx, { action: 'keys.retired', subject: `key:${purpose}:${id}` }, SYSTEM);
      }
    });
    await this.alone(async () => {
      const ring = this.vault.ring();
      const gone = (purpose: Purpose, id: string): boolean =>
        keys.some(key => key.purpose === purpose && key.id === id);
      const left = (purpose: Purpose): Keys => {
        const [newest, ...older] = ring[purpose];
        return [newest, ...older.filter(({ id }) => !gone(purpose, id))];
      };
      replaceKeyFile(this.vault.path, { seal: left('seal'), lookup: left('lookup') });
    });
  }

  /** No other process starts, and none changes the key file, meanwhile. */
  private alone<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(async tx => {
      await tx.query('lock table vault_key in exclusive mode');
      return work(tx);
    });
  }

  private async isUnfinished(tx: Transaction, purpose: Purpose): Promise<boolean> {
    const [newest, ...older] = this.vault.ring()[purpose];
    if (older.length === 0) return false;
    const [row] = await tx.query<{ finished: boolean }>(
      'select finished_at is not null as finished from vault_key where id = $1 and purpose = $2',
      [newest.id, purpose],
    );
    return !row?.finished;
  }
}
