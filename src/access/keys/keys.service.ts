import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { Limits } from '../../platform/limits/limits.service.js';
import type { Right } from '../rights.js';
import type { Staff } from '../staff.js';
import { hashOfToken } from '../tokens.js';
import { keyIn, type PresentedKey } from './key.rules.js';

/** Being used is written down once in a while, not with every request. */
const USED_EVERY = `interval '1 minute'`;

interface Found extends Staff {
  only: Right[];
  rate: number;
  isUnseen: boolean;
}

/** Which machine asks. It has the rights of its key, as far as the role of its account still has them. */
@Injectable()
export class KeysService {
  constructor(
    private readonly database: Database,
    private readonly limits: Limits,
    private readonly config: Config,
  ) {}

  /** Whose key this `Authorization` header is. Null: unknown, expired, revoked, of a closed account. TOO_MANY 429. */
  fromHeader(authorization: string): Promise<Staff | null> {
    return this.of(keyIn(authorization));
  }

  /** The same of a key that a standard sends as a parameter (Open311: `api_key`). */
  fromText(text: string): Promise<Staff | null> {
    return this.of(keyIn(`Bearer ${text}`));
  }

  private async of(key: PresentedKey | null): Promise<Staff | null> {
    const [found] = key
      ? await this.database.query<Found>(
          `select k.id as "sessionId", k.rights as only, k.rate_per_minute as rate,
                  coalesce(k.last_used_at < statement_timestamp() - ${USED_EVERY}, true) as "isUnseen",
                  p.id, p.username, p.name, p.role, p.agency, p.districts,
                  case when p.agency is not null then agencies_below(p.agency) end as below
           from api_key k join staff p on p.id = k.staff_id
           where k.id = $1 and k.secret_hash = $2 and k.revoked_at is null
             and k.expires_at > statement_timestamp() and p.machine and p.active and (not p.demo or $3)`,
          [key.id, hashOfToken(key.secret), this.config.demo],
        )
      : [];
    if (!found) return null;
    const { rate, isUnseen, ...staff } = found;
    await this.limits.ofKey(staff.sessionId, rate);
    if (isUnseen)
      await this.database.query('update api_key set last_used_at = statement_timestamp() where id = $1', [
        staff.sessionId,
      ]);
    return staff;
  }
}
