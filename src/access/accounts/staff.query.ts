import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { type Asker, narrowing } from '../rights.js';
import { AWAKE } from '../session.sql.js';
import type { StaffDto, StaffListDto, StaffPageDto } from './staff.dto.js';
import { type Account, actionsOn, statusOf } from './staff-actions.rules.js';

const PAGE = 50;

/** An account as it is stored, with what decides about it. */
export interface AccountRow extends Account {
  username: string;
  name: string;
  email: string | null;
  districts: string[] | null;
  demo: boolean;
  hasPassword: boolean;
  sso: boolean;
  mustChange: boolean;
  lastSignInAt: Date | null;
  ordersInHand: number;
  version: number;
}

// Last sign-in and dormancy are of the database's own time. `$2`: the days after which an account is dormant.
const ROW = `
  select p.id, p.username, p.name, p.email, p.role, p.agency, p.districts, p.active, p.departed, p.demo, p.machine,
         p.issuer is not null as sso, p.machine or p.issuer is not null as "isWithoutPassword",
         p.password_hash is not null as "hasPassword", p.must_change as "mustChange",
         p.last_sign_in_at as "lastSignInAt", p.version,
         p.active and not p.machine and not ${AWAKE} as dormant,
         (select count(*)::int from work_order w where w.acknowledged_by = p.id and w.state <> 'closed') as "ordersInHand"
  from staff p`;

/** The accounts of people, for who manages them. */
@Injectable()
export class StaffQuery {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async list(filters: StaffListDto, me: Asker): Promise<StaffPageDto> {
    const narrowed = narrowing(me, 'staff.read');
    if (!narrowed) return { items: [], next: null, total: 0 };
    const limit = filters.limit ?? PAGE;
    const rows = await this.database.query<AccountRow & { total: number; after: boolean }>(
      `with fitting as (
         select r.*, count(*) over ()::int as total from (${ROW}) r
         where not r.machine and (not r.demo or $1)
           and ($3::text[] is null or r.agency = any($3))
           and ($4::text is null or r.agency = $4)
           and ($5::text is null or r.role = $5)
           and ($6::text is null or case $6 when 'dormant' then r.dormant when 'active' then r.active
                when 'departed' then r.departed else not r.active and not r.departed end)
           and ($7::text is null or position(lower($7) in lower(r.name)) > 0 or position(lower($7) in r.username) > 0)
       )
       select * from fitting
       where $8::uuid is null or username > (select username from staff where id = $8)
       order by username limit $9`,
      [
        this.config.demo,
        this.config.accountIdleDays,
        narrowed.agencies ?? null,
        filters.agency ?? null,
        filters.role ?? null,
        filters.status ?? null,
        filters.q?.trim() || null,
        filters.after ?? null,
        limit + 1,
      ],
    );
    const items = rows.slice(0, limit);
    return {
      items: items.map(row => staffDto(row, me)),
      next: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
      total: rows[0]?.total ?? 0,
    };
  }

  /** Pass the transaction one is in, after locking the row. */
  async byId(id: string, tx?: Transaction): Promise<AccountRow | null> {
    const [row] = await (tx ?? this.database).query<AccountRow>(
      `${ROW} where p.id = $1 and not p.machine and (not p.demo or $3)`,
      [id, this.config.accountIdleDays, this.config.demo],
    );
    return row ?? null;
  }
}

export function staffDto(row: AccountRow, me: Asker): StaffDto {
  const { id, username, name, email, role, agency, districts, dormant, demo, hasPassword, sso, mustChange } =
    row;
  const { lastSignInAt, ordersInHand, version } = row;
  return {
    ...{
      id,
      username,
      name,
      email,
      role,
      agency,
      districts,
      status: statusOf(row),
      dormant,
      demo,
      hasPassword,
      sso,
    },
    ...{ mustChange, lastSignInAt, ordersInHand, version, actions: actionsOn(me, row) },
  };
}
