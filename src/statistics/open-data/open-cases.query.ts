import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { dayAt, type Period } from '../period.rules.js';
import type { OpenCase } from './publishing.query.js';

/** What was published, and how far the case was at the last look. */
export type OpenRow = Omit<OpenCase, 'caseId'>;

export interface OpenCount {
  day: string;
  category: string;
  district: string | null;
  cases: number;
}

export interface OpenHead {
  updatedAt: Date | null;
  until: string | null;
}

/** Reads what was published and nothing else. */
@Injectable()
export class OpenCasesQuery {
  constructor(private readonly database: Database) {}

  /** In an order that says nothing of which came first within an hour. */
  rows({ from, to }: Period): Promise<OpenRow[]> {
    return this.database.query<OpenRow>(
      `select file_no as "fileNo", day::text as day, received_at as "receivedAt", category, district, unit,
              state, dispatched_at as "dispatchedAt", released_at as "releasedAt", settled_at as "settledAt", outcome
         from open_case where day >= $1 and day < $2 order by day, received_at, file_no`,
      [dayAt(from), dayAt(to)],
    );
  }

  /** No count can tell more than the cases do. */
  counts({ from, to }: Period): Promise<OpenCount[]> {
    return this.database.query<OpenCount>(
      `select day::text as day, category, district, count(*)::int as cases from open_case
        where day >= $1 and day < $2 group by 1, 2, 3 order by 1, 2, 3 nulls last`,
      [dayAt(from), dayAt(to)],
    );
  }

  /** When what is told last changed; up to which day all of it is. */
  async head(): Promise<OpenHead> {
    const [row] = await this.database.query<OpenHead>(
      'select updated_at as "updatedAt", until::text as until from open_head',
    );
    return row as OpenHead;
  }
}
