import { Injectable } from '@nestjs/common';
import { TAIPEI } from '../../platform/clock/taipei.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Period } from '../period.rules.js';
import type { CountedLimits } from './time-control.rules.js';

export interface TimeControlScope extends Period {
  /** The end of the month, or now where it is not over. */
  until: Date;
  agencies: readonly string[] | null;
  districts: readonly string[] | null;
}

/** The reply limits of petitions that were open at some time of a month, as they stood at its end. */
@Injectable()
export class TimeControlQuery {
  of(tx: Transaction, { from, until, agencies, districts }: TimeControlScope): Promise<CountedLimits[]> {
    return tx.query<CountedLimits>(
      `select agency, "startedDay", "stoppedDay", "isCarried", standing, "isMetOriginally", count(*)::int as count
         from (
           select case when k.stopped_at <= $2 or k.breached_at <= $2 then k.held_by else c.agency end as agency,
                  (k.started_at at time zone $5)::date::text as "startedDay",
                  case when k.stopped_at <= $2 then (k.stopped_at at time zone $5)::date::text end as "stoppedDay",
                  k.started_at < $1 as "isCarried",
                  case when k.stopped_at <= $2 then
                         case when k.outcome = 'cancelled' and k.breached_at is null then 'cancelled'
                              when k.stopped_at <= k.due_at then 'met' else 'late' end
                       when k.due_at <= $2 then 'overdue' else 'open' end as standing,
                  coalesce(k.stopped_at <= k.original_due_at, false) as "isMetOriginally"
             from fact_clock k join fact_case c on c.case_id = k.case_id
            where k.kind = 'reply' and k.work_order_id is null and k.case_kind = 'petition'
              and k.started_at < $2 and (k.stopped_at is null or k.stopped_at >= $1)
              and ($4::text[] is null or k.district = any($4))) limits
        where ($3::text[] is null or agency = any($3))
        group by 1, 2, 3, 4, 5, 6`,
      [from, until, agencies, districts, TAIPEI],
    );
  }
}
