import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { roles } from '../roles.js';
import { rightsForKeys } from './key.rules.js';
import type { KeyDto, MachineDto, MachinesDto } from './machines.dto.js';

/** The machines and their keys, newest first. Of a secret there is nothing to be read. */
@Injectable()
export class MachinesQuery {
  constructor(private readonly database: Database) {}

  async all(): Promise<MachinesDto> {
    const machines = await this.database.query<Omit<MachineDto, 'keys'>>(
      `select id, name, role, agency, active from staff where machine order by name, id`,
    );
    const keys = await this.database.query<KeyDto & { staffId: string }>(
      `select k.id, k.staff_id as "staffId", k.name, k.rights, k.rate_per_minute as "ratePerMinute",
              case when k.revoked_at is not null then 'revoked'
                   when k.expires_at <= statement_timestamp() then 'expired' else 'active' end as state,
              p.name as "madeBy", k.made_at as "madeAt", k.expires_at as "expiresAt",
              k.last_used_at as "lastUsedAt", k.revoked_at as "revokedAt"
       from api_key k join staff p on p.id = k.made_by order by k.made_at desc, k.id`,
    );
    return {
      items: machines.map(machine => ({
        ...machine,
        keys: keys.filter(({ staffId }) => staffId === machine.id).map(({ staffId: _, ...key }) => key),
      })),
      grantable: roles.map(role => ({ role, rights: rightsForKeys(role) })),
    };
  }
}
