import { Injectable } from '@nestjs/common';
import { Audit } from '../platform/audit/audit.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Citizen } from './citizen.entity.js';
import { CitizenSeal } from './citizen-seal.js';
import { isSameName, type Person, personFrom } from './person.rules.js';

/** Who asks about their own data: the name, and a telephone number or a case of theirs. */
export interface Oneself {
  name: string;
  phone: string | null;
  /** The petitioner of the case they name. */
  citizenId: string | null;
}

/** What somebody may ask for about themselves. Whether they are who they say is seen to before. */
@Injectable()
export class OwnDataService {
  constructor(
    private readonly seal: CitizenSeal,
    private readonly audit: Audit,
  ) {}

  /**
   * All rows that are this person: whose number or case they know, and whose name is theirs. Who left none is known by
   * the number alone, since who works here knows the numbers of cases. Nobody is shown to whoever looks; the search is
   * recorded, also when it finds nobody.
   */
  async find(tx: Transaction, { name, phone, citizenId }: Oneself, requestId: string): Promise<string[]> {
    const hashes = this.seal.phoneHashes(phone);
    const rows = await tx.find(
      Citizen,
      'anonymised_at is null and (phone_hash = any($1::bytea[]) or id = $2)',
      [hashes, citizenId],
      { order: 'recordedAt' },
    );
    const isOf = (row: Citizen): boolean => {
      const known = this.seal.opened(row).name;
      return known === null ? hashes.some(hash => row.phoneHash?.equals(hash)) : isSameName(known, name);
    };
    const ids = rows.filter(isOf).map(({ id }) => id);
    for (const found of ids.length > 0 ? ids : [null])
      await this.audit.record(tx, {
        action: 'person.searched',
        citizenId: found,
        subject: `request:${requestId}`,
      });
    return ids;
  }

  /** The columns that are different now. What stood there, and what stands there, is told to nobody. */
  async correct(
    tx: Transaction,
    citizenId: string,
    said: Partial<Person>,
    requestId: string,
  ): Promise<(keyof Person)[]> {
    const [citizen] = await tx.find(Citizen, 'id = $1 and anonymised_at is null', [citizenId], {
      lock: true,
    });
    if (!citizen) return [];
    const before = this.seal.opened(citizen);
    const after = personFrom({ ...before, ...said }) ?? before;
    const changed = (Object.keys(before) as (keyof Person)[]).filter(field => before[field] !== after[field]);
    if (changed.length === 0) return [];
    tx.set(citizen, this.seal.sealed(citizenId, after));
    await this.audit.record(tx, {
      action: 'person.corrected',
      citizenId,
      subject: `request:${requestId}`,
      reason: changed.join(' '),
    });
    return changed;
  }
}
