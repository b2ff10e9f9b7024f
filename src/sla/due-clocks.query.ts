import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';

/** What is due, and the case it belongs to. */
@Injectable()
export class DueClocksQuery {
  constructor(private readonly database: Database) {}

  async cases(now: Date, history: boolean, most: number): Promise<string[]> {
    const rows = await this.database.query<{ caseId: string }>(
      `select case_id as "caseId" from (
         select case_id, next_at from clock
          where stopped_at is null and history = $2 and next_at <= $1
          order by next_at limit $3
       ) due group by case_id order by min(next_at)`,
      [now, history, most],
    );
    return rows.map(({ caseId }) => caseId);
  }

  /** When the next of the running clocks is to be looked at. */
  async next(history: boolean): Promise<Date | null> {
    const [row] = await this.database.query<{ next: Date | null }>(
      'select min(next_at) as next from clock where stopped_at is null and history = $1',
      [history],
    );
    return row?.next ?? null;
  }

  /** The lead agency holds what runs out now. Null when somebody else is at work on the case. */
  async lockCase(tx: Transaction, caseId: string): Promise<{ number: string; agency: string | null } | null> {
    const [file] = await tx.query<{ number: string; agency: string | null }>(
      'select number, agency from case_file where id = $1 for update skip locked',
      [caseId],
    );
    return file ?? null;
  }

  /** Whoever has a locked case. */
  async holder(tx: Transaction, caseId: string): Promise<string | null> {
    const [file] = await tx.query<{ agency: string | null }>('select agency from case_file where id = $1', [
      caseId,
    ]);
    return file?.agency ?? null;
  }

  /** What a locked case is by now. */
  async category(tx: Transaction, caseId: string): Promise<string> {
    const [file] = await tx.query<{ category: string }>('select category from case_file where id = $1', [
      caseId,
    ]);
    if (!file) throw new Error(`There is no case ${caseId}.`);
    return file.category;
  }
}
