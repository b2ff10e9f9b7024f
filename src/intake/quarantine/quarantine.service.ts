import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import type { Place } from '../../platform/vault/sealing.js';
import { Vault } from '../../platform/vault/vault.js';
import type { Door } from '../doors/doors.js';
import { Quarantined } from './quarantine.entity.js';
import { alreadyDecided, notInQuarantine, rawIsGone } from './quarantine.problems.js';
import type { QuarantineReason, QuarantineState } from './quarantine.rules.js';

export interface ToKeep {
  door: Door;
  /** Which system: the id of its machine account, or the name of a mailbox. */
  source: string;
  reason: QuarantineReason;
  raw: Buffer;
  receivedAt: Date;
}

/** What nobody could read is kept whole; a person looks at it and says what became of it. */
@Injectable()
export class QuarantineService {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Its id. In the transaction of a door that also remembers that it came. */
  keep(tx: Transaction, { raw, ...about }: ToKeep): string {
    const id = newId();
    tx.add(
      Object.assign(new Quarantined(), {
        ...about,
        id,
        raw: this.vault.seal(raw, placeOf(id)),
        size: raw.length,
        state: 'open' as const,
        decidedAt: null,
        decidedBy: null,
      }),
    );
    return id;
  }

  /** As it came. The reading is recorded. NOT_IN_QUARANTINE 404, RAW_IS_GONE 410. */
  read(id: string): Promise<{ one: Quarantined; raw: Buffer }> {
    return this.database.transaction(async tx => {
      const one = await this.byId(tx, id);
      if (!one.raw) throw rawIsGone();
      await this.audit.record(tx, { action: 'quarantine.read', subject: `quarantine:${id}` });
      return { one, raw: this.vault.openBytes(one.raw, placeOf(id)) };
    });
  }

  /** Once only. NOT_IN_QUARANTINE 404, ALREADY_DECIDED 409. */
  async decide(id: string, as: Exclude<QuarantineState, 'open'>, by: { id: string }): Promise<void> {
    await this.database.transaction(tx => this.decideWithin(tx, id, as, by));
  }

  /** The same, with what it is taken for. */
  async decideWithin(
    tx: Transaction,
    id: string,
    as: Exclude<QuarantineState, 'open'>,
    by: { id: string },
  ): Promise<void> {
    const one = await this.byId(tx, id, true);
    if (one.state !== 'open') throw alreadyDecided(one.state);
    tx.set(one, { state: as, decidedAt: this.clock.now(), decidedBy: by.id });
  }

  private async byId(tx: Transaction, id: string, lock = false): Promise<Quarantined> {
    const [one] = await tx.read(Quarantined, { id }, { lock });
    if (!one) throw notInQuarantine();
    return one;
  }
}

const placeOf = (id: string): Place => ({ column: 'quarantine.raw', row: id });
