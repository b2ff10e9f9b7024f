import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';

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

  /** When the next of the running clocks is to be looked at; the next after a time, if one is given. */
  async next(history: boolean, after: Date | null = null): Promise<Date | null> {
    const [row] = await this.database.query<{ next: Date | null }>(
      `select min(next_at) as next from clock
        where stopped_at is null and history = $1 and next_at > coalesce($2::timestamptz, '-infinity')`,
      [history, after],
    );
    return row?.next ?? null;
  }
}
