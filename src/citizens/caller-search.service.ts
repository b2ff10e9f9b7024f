import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import type { Place } from '../platform/vault/sealing.js';
import { Vault } from '../platform/vault/vault.js';
import { CitizenSeal } from './citizen-seal.js';
import { phoneIncomplete, tooManySearches } from './citizens.problems.js';
import { CitizensService } from './citizens.service.js';
import { GrantsService } from './grants.service.js';
import { isCompletePhone } from './phone.rules.js';

/** As long as a call and what is written after it may take. */
export const CALL_MINUTES = 30;
/** A person at a desk takes fifteen calls an hour; each of them is recorded, and that begins the count anew. */
export const MOST_SEARCHES = 12;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Where its number is kept sealed. */
export interface CallWithNumber {
  id: string;
  number: Buffer;
  place: Place;
}

export interface KnownCaller {
  number: string;
  /** By which rows about this number are found. */
  hashes: Buffer[];
  /** One number may be of several people, and of nobody yet. */
  citizens: FoundCaller[];
}

export interface FoundCaller {
  id: string;
  name: string | null;
  phone: string | null;
}

/** Who calls: somebody who gave this number before. While the call lasts, the agent may know who they are. */
@Injectable()
export class CallerSearchService {
  constructor(
    private readonly database: Database,
    private readonly citizens: CitizensService,
    private readonly grants: GrantsService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly seal: CitizenSeal,
    private readonly vault: Vault,
  ) {}

  /**
   * Recorded, also when it finds nobody. PHONE_INCOMPLETE 422; TOO_MANY_SEARCHES 429 for whoever looks up number after
   * number and records no contact.
   */
  search(phone: string, me: Asker): Promise<FoundCaller[]> {
    if (!isCompletePhone(phone)) throw phoneIncomplete();
    return this.database.transaction(async tx => {
      const now = this.clock.now();
      if ((await this.sinceLastContact(tx, me, now)) >= MOST_SEARCHES) throw tooManySearches();
      const found = await this.citizens.withPhone(tx, phone);
      await this.mayKnow(tx, found, { sourceId: newId(), by: 'search' }, me);
      return found.map(({ id, name, phone: number }) => ({ id, name, phone: number }));
    });
  }

  /**
   * Who calls, by the number that the telephone system gave with a call of theirs. Recorded once for the call and the
   * time that its ground lasts: reading it again shows nothing new.
   */
  ofCall({ id, number, place }: CallWithNumber, me: Asker): Promise<KnownCaller> {
    const opened = this.vault.open(number, place);
    return this.database.transaction(async tx => {
      const found = await this.citizens.withPhone(tx, opened);
      const known = await tx.query(
        `select 1 from identity_grant
          where source_id = $1 and staff_id = $2 and ended_at is null and until_at > $3 limit 1`,
        [id, me.id, this.clock.now()],
      );
      if (known.length === 0) await this.mayKnow(tx, found, { sourceId: id, by: 'call' }, me);
      return {
        number: opened,
        hashes: this.seal.phoneHashes(opened),
        citizens: found.map(({ id: citizenId, name, phone }) => ({ id: citizenId, name, phone })),
      };
    });
  }

  /** The ground for as long as a call may take, and the record of it; also when nobody was found. */
  private async mayKnow(
    tx: Transaction,
    found: readonly { id: string }[],
    { sourceId, by }: { sourceId: string; by: 'search' | 'call' },
    me: Asker,
  ): Promise<void> {
    const untilAt = new Date(this.clock.now().getTime() + CALL_MINUTES * MINUTE_MS);
    for (const citizenId of found.length > 0 ? found.map(({ id }) => id) : [null]) {
      this.grants.give(tx, {
        ...{ staffId: me.id, citizenId, caseId: null, ground: 'caller' as const, sourceId, untilAt },
      });
      await this.audit.record(
        tx,
        { action: 'person.searched', citizenId, subject: `${by}:${sourceId}`, reason: 'phone' },
        { kind: 'staff', id: me.id },
      );
    }
  }

  /** Searches within the hour that no recorded contact has ended. The lock lets none pass at the same moment. */
  private async sinceLastContact(tx: Transaction, me: Asker, now: Date): Promise<number> {
    await tx.query('select id from staff where id = $1 for no key update', [me.id]);
    const [row] = await tx.query<{ searches: number }>(
      `select count(distinct source_id)::int as searches from identity_grant
        where staff_id = $1 and ground = 'caller' and ended_at is null and from_at > $2
          and not exists (select 1 from call where call.id = identity_grant.source_id)`,
      [me.id, new Date(now.getTime() - HOUR_MS)],
    );
    return row?.searches ?? 0;
  }
}
