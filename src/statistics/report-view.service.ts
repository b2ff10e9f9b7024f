import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { FACTS_CONSUMER } from './statistics.service.js';

/**
 * How statements of reports are planned: a year by officer is added up in memory and not on the disk; to compile a
 * statement takes longer than to run it; a plan for any agency, of which one has a third of the city's work and another
 * nothing, reads a whole year for one of them; and rows that an index finds cost little more than neighbours.
 */
const PLANNED = {
  work_mem: '64MB',
  jit: 'off',
  plan_cache_mode: 'force_custom_plan',
  random_page_cost: '1.1',
};

/** All figures of a report see the same facts: those as of one position of the log. */
@Injectable()
export class ReportView {
  constructor(private readonly database: Database) {}

  of<T>(work: (tx: Transaction, position: number) => Promise<T>): Promise<T> {
    return this.database.transaction(async tx => {
      await tx.query('set transaction isolation level repeatable read, read only');
      await tx.query('select set_config(name, value, true) from jsonb_each_text($1) as s (name, value)', [
        JSON.stringify(PLANNED),
      ]);
      const [row] = await tx.query<{ position: number }>('select position from consumer where name = $1', [
        FACTS_CONSUMER,
      ]);
      return work(tx, row?.position ?? 0);
    });
  }
}
