import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { FACTS_CONSUMER } from './statistics.service.js';

/** All figures of a report see the same facts: those as of one position of the log. */
@Injectable()
export class ReportView {
  constructor(private readonly database: Database) {}

  of<T>(work: (tx: Transaction, position: number) => Promise<T>): Promise<T> {
    return this.database.transaction(async tx => {
      await tx.query('set transaction isolation level repeatable read, read only');
      // A year by officer is added up in memory, not on the disk, and to compile its statement takes longer than to run it.
      await tx.query(`select set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`);
      const [row] = await tx.query<{ position: number }>('select position from consumer where name = $1', [
        FACTS_CONSUMER,
      ]);
      return work(tx, row?.position ?? 0);
    });
  }
}
