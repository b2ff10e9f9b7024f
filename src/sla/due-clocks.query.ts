import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';

/** A place in the order in which clocks are due. The time is the database's own text: it has more digits than a Date. */
export interface Place {
  nextAt: string;
  id: string;
}

export interface DueClock extends Place {
  caseId: string;
}

export const BEGINNING: Place = { nextAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

/** What is due, and the case it belongs to. */
@Injectable()
export class DueClocksQuery {
  constructor(private readonly database: Database) {}

  /** Clocks that are due by `now`, the longest due first, from behind the place where the last page ended. */
  async page(now: Date, history: boolean, after: Place, most: number): Promise<DueClock[]> {
    return this.database.query<DueClock>(
      `select id, case_id as "caseId", next_at::text as "nextAt" from clock
        where stopped_at is null and history = $2 and next_at <= $1
          and (next_at, id) > ($3::timestamptz, $4::uuid)
        order by next_at, id limit $5`,
      [now, history, after.nextAt, after.id, most],
    );
  }

  /** When the next of the running clocks is to be looked at. */
  async next(history: boolean): Promise<Date | null> {
    const [row] = await this.database.query<{ next: Date | null }>(
      'select min(next_at) as next from clock where stopped_at is null and history = $1',
      [history],
    );
    return row?.next ?? null;
  }

  /**
   * The lead agency holds what runs out now. Null when somebody else is at work on the case.
   * @param patience how many milliseconds to wait for whoever is; then it is an error. Without it nobody is waited for.
   */
  async lockCase(
    tx: Transaction,
    caseId: string,
    patience = 0,
  ): Promise<{ number: string; agency: string | null } | null> {
    if (patience > 0) await tx.query(`select set_config('lock_timeout', $1, true)`, [String(patience)]);
    const [file] = await tx.query<{ number: string; agency: string | null }>(
      `select number, agency from case_file where id = $1 for update ${patience > 0 ? '' : 'skip locked'}`,
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
