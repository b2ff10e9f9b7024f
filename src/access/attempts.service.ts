import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Vault } from '../platform/vault/vault.js';

export const MOST_FAILURES = 5;
/** Of one network address: a whole office may stand behind it. */
export const MOST_OF_ADDRESS = 100;
const LOCKED_FOR = `interval '15 minutes'`;

/**
 * What failures are counted by. A name, whether or not anybody has it; or, at a browser that its owner has signed in
 * from before, that browser: strangers who guess elsewhere do not lock the owner out there (device cookies, OWASP).
 */
export type Counted = `username:${string}` | `device:${string}` | `address:${string}` | `change:${string}`;

/** Failed attempts to prove who one is. Kept by keyed hashes: people type passwords into the field for the name. */
@Injectable()
export class AttemptsService {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
  ) {}

  /**
   * Counted before the password is looked at: guesses sent all at once do not get past the limit. The failures of one
   * person follow each other until there is none for 15 minutes; those of an address (`isShared`) are counted by the
   * quarter of an hour. The number of this attempt.
   */
  async count(by: Counted, isShared = false): Promise<number> {
    const [row] = await this.database.query<{ attempts: number }>(
      `insert into sign_in_attempt as known (key_hash, attempts, last_at) values ($1, 1, statement_timestamp())
       on conflict (key_hash) do update set
         attempts = case when known.last_at < statement_timestamp() - ${LOCKED_FOR} then 1 else known.attempts + 1 end,
         last_at = case when known.last_at < statement_timestamp() - ${LOCKED_FOR} or known.attempts < $2
                   then statement_timestamp() else known.last_at end
       returning attempts`,
      [this.keyOf(by), isShared ? 0 : MOST_FAILURES],
    );
    return row?.attempts ?? 0;
  }

  /** After a success: the failures before it are forgotten. */
  async forget(by: Counted): Promise<void> {
    await this.database.query('delete from sign_in_attempt where key_hash = $1', [this.keyOf(by)]);
  }

  /** A success is no failure of the address. */
  async takeBack(by: Counted): Promise<void> {
    await this.database.query(
      'update sign_in_attempt set attempts = greatest(attempts - 1, 0) where key_hash = $1',
      [this.keyOf(by)],
    );
  }

  async forgetOld(): Promise<void> {
    await this.database.query(
      `delete from sign_in_attempt where last_at < statement_timestamp() - ${LOCKED_FOR}`,
    );
  }

  private keyOf(by: Counted): Buffer {
    return this.vault.lookupHash(by);
  }
}
