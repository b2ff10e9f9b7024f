import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { dayAt, type Period } from '../period.rules.js';
import type { Week } from './weeks.rules.js';

/** A case that may be published, as far as what is told of it is decided once and for all. */
export interface Publishable {
  caseId: string;
  receivedAt: Date;
  category: string;
  district: string | null;
  unit: string | null;
}

export interface OpenCase extends Publishable {
  fileNo: string;
  day: string;
}

/** What was published, and how far the case is by now. */
export interface OpenRow extends Omit<OpenCase, 'caseId'> {
  state: string | null;
  dispatchedAt: Date | null;
  releasedAt: Date | null;
  settledAt: Date | null;
  outcome: string | null;
}

export interface OpenCount {
  day: string;
  category: string;
  district: string | null;
  cases: number;
}

/** Reads facts and what was published; never the cases themselves. */
@Injectable()
export class OpenCasesQuery {
  constructor(private readonly database: Database) {}

  async publishedWeeks(mondays: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ monday: string }>(
      'select monday::text as monday from open_week where monday = any($1::date[])',
      [mondays],
    );
    return rows.map(({ monday }) => monday);
  }

  /** False: somebody else has just done it. */
  async beginWeek(tx: Transaction, monday: string, now: Date, atLeast: number): Promise<boolean> {
    const rows = await tx.query(
      `insert into open_week (monday, published_at, at_least) values ($1, $2, $3)
       on conflict do nothing returning monday`,
      [monday, now, atLeast],
    );
    return rows.length > 0;
  }

  publishable(tx: Transaction, { from, to }: Week, exempt: readonly string[]): Promise<Publishable[]> {
    return tx.query<Publishable>(
      `select c.case_id as "caseId", c.received_at as "receivedAt", c.category, c.district, c.agency as unit
         from fact_case c
        where c.received_at >= $1 and c.received_at < $2 and c.kind = 'dispatch' and c.origin <> 'replay'
          and not c.confidential and not c.category = any($3)`,
      [from, to, exempt],
    );
  }

  async keep(tx: Transaction, monday: string, cases: readonly OpenCase[]): Promise<void> {
    await tx.query(
      `insert into open_case (case_id, file_no, monday, day, received_at, category, district, unit)
       select "caseId", "fileNo", $1::date, day, "receivedAt", category, district, unit
         from jsonb_to_recordset($2::jsonb) as r ("caseId" uuid, "fileNo" text, day date, "receivedAt" timestamptz,
                                                  category text, district text, unit text)`,
      [monday, JSON.stringify(cases)],
    );
  }

  /** In an order that says nothing of which came first within an hour. */
  rows({ from, to }: Period): Promise<OpenRow[]> {
    return this.database.query<OpenRow>(
      `select o.file_no as "fileNo", o.day::text as day, o.received_at as "receivedAt", o.category, o.district, o.unit,
              c.state, c.first_dispatched_at as "dispatchedAt", c.released_at as "releasedAt",
              c.settled_at as "settledAt", c.outcome
         from open_case o left join fact_case c on c.case_id = o.case_id
        where o.day >= $1 and o.day < $2 order by o.day, o.received_at, o.file_no`,
      [dayAt(from), dayAt(to)],
    );
  }

  /** Of what was published and of nothing else: no count can tell more than the cases do. */
  counts({ from, to }: Period): Promise<OpenCount[]> {
    return this.database.query<OpenCount>(
      `select day::text as day, category, district, count(*)::int as cases from open_case
        where day >= $1 and day < $2 group by 1, 2, 3 order by 1, 2, 3 nulls last`,
      [dayAt(from), dayAt(to)],
    );
  }

  /** When what lies in the period was published last; up to which day anything is published. */
  async published(period?: Period): Promise<{ at: Date | null; until: string | null }> {
    const [row] = await this.database.query<{ at: Date | null; until: string | null }>(
      `select max(published_at) as at, (max(monday) + 6)::text as until from open_week
        where $1::date is null or monday < $2::date and monday + 7 > $1::date`,
      period ? [dayAt(period.from), dayAt(period.to)] : [null, null],
    );
    return row ?? { at: null, until: null };
  }
}
