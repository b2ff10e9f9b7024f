import { Injectable } from '@nestjs/common';
import { TAIPEI } from '../../platform/clock/taipei.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { CountedLimits } from './time-control.rules.js';

export interface TimeControlScope {
  /** Its first day. */
  month: string;
  /** The end of the month, or now where it is not over. */
  until: Date;
  districts: readonly string[] | null;
}

/** The reply limits of petitions that were open at some time of a month, as they stood at its end. */
@Injectable()
export class TimeControlQuery {
  of(tx: Transaction, { month, until, districts }: TimeControlScope): Promise<CountedLimits[]> {
    return tx.query<CountedLimits>(
      `select agency, carried as "isCarried", carried_by as "carriedBy",
              case when standing = 'open' and due_at <= $2 then 'overdue' else standing end as standing,
              coalesce(stopped_at <= original_due_at, false) as "isMetOriginally",
              case when standing in ('met', 'late') then (started_at at time zone $4)::date::text end as "startedDay",
              case when standing in ('met', 'late') then (stopped_at at time zone $4)::date::text end as "stoppedDay",
              count(*)::int as count
         from (
           select agency, carried, carried_by, standing, district, started_at, original_due_at, due_at, stopped_at
             from fact_standing where month = $1::date
           union all
           select agency, true, agency, standing, district, started_at, original_due_at, due_at, stopped_at
             from fact_standing
            where standing = 'open' and daterange(month, next_month, '()') @> $1::date) limits
        where $3::text[] is null or district = any($3)
        group by 1, 2, 3, 4, 5, 6, 7`,
      [month, until, districts, TAIPEI],
    );
  }
}
