import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/config.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Asker } from './rights.js';
import type { Role } from './roles.js';
import { AWAKE } from './session.sql.js';

/** With all that they may see. */
export interface WrittenTo extends Asker {
  email: string;
}

/** People who work for the city, for what is sent to them by itself. */
@Injectable()
export class StaffByMail {
  constructor(private readonly config: Config) {}

  /** Everybody of a role of the centre who can be written to. */
  ofRole(on: Pick<Transaction, 'query'>, role: Role): Promise<WrittenTo[]> {
    return on.query<WrittenTo>(
      `select id, role, agency, districts, email from staff
        where role = $1 and active and not machine and email is not null and (not demo or $3) and ${AWAKE} order by id`,
      [role, this.config.accountIdleDays, this.config.demo],
    );
  }

  /** Null: nobody to write to: gone, suspended, dormant, or without an address. */
  async of(on: Pick<Transaction, 'query'>, id: string): Promise<WrittenTo | null> {
    const [row] = await on.query<WrittenTo>(
      `select id, role, agency, districts, email, case when agency is not null then agencies_below(agency) end as below
         from staff where id = $1 and active and not machine and email is not null and (not demo or $3) and ${AWAKE}`,
      [id, this.config.accountIdleDays, this.config.demo],
    );
    return row ?? null;
  }
}
