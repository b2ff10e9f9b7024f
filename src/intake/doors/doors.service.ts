import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { Vault } from '../../platform/vault/vault.js';
import type { Door } from './doors.js';

/** What came of a delivery; a door that keeps a row of its own may make neither. */
export interface Outcome {
  contactId: string | null;
  caseIds: string[];
}

export interface Delivery {
  door: Door;
  /** Which system: the id of its machine account, or the name of a mailbox. */
  source: string;
  /** What its sender calls it: the same again when it is sent again. */
  key: string;
}

/** Nothing is lost and nothing is doubled: whoever got no answer may send the same again. */
@Injectable()
export class DoorsService {
  constructor(
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /**
   * The first delivery of this key runs `take`, in this transaction, and keeps what came of it; every other one is
   * answered with that, also one that comes at the same moment: it waits for the first to be committed.
   */
  async once(
    tx: Transaction,
    delivery: Delivery,
    take: () => Promise<Outcome>,
  ): Promise<Outcome & { doubled: boolean }> {
    const known = await this.known(tx, delivery);
    if (known) return { ...known, doubled: true };
    const id = newId();
    const { door, source, key } = delivery;
    const begun = await tx.query(
      `insert into door_delivery (id, door, source, key_hash, taken_at) values ($1, $2, $3, $4, $5)
       on conflict (door, source, key_hash) do nothing returning id`,
      [id, door, source, this.vault.lookupHash(textOf(key)), this.clock.now()],
    );
    if (begun.length === 0) return { ...((await this.known(tx, delivery)) as Outcome), doubled: true };
    const { contactId, caseIds } = await take();
    await tx.query('update door_delivery set contact_id = $2, case_ids = $3 where id = $1', [
      id,
      contactId,
      caseIds,
    ]);
    return { contactId, caseIds, doubled: false };
  }

  /** A key of a time before the last rotation is found as well. */
  private async known(tx: Transaction, { door, source, key }: Delivery): Promise<Outcome | null> {
    const [row] = await tx.query<Outcome>(
      `select contact_id as "contactId", case_ids as "caseIds" from door_delivery
        where door = $1 and source = $2 and key_hash = any($3::bytea[])`,
      [door, source, this.vault.lookupHashes(textOf(key))],
    );
    return row ?? null;
  }
}

const textOf = (key: string): string => `door-delivery:${key}`;
