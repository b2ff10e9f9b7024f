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

/** Working days up to each day of the city from the first one on (time-control.rules). */
export interface CountedDays {
  first: string;
  through: readonly number[];
}

const LIMITS = `(
  select agency, carried, carried_by, standing, district, started_at, original_due_at, due_at, stopped_at
    from fact_standing where month = $1::date
   union all
  select agency, true, agency, standing, district, started_at, original_due_at, due_at, stopped_at
    from fact_standing
   where standing = 'open' and daterange(month, next_month, '()') @> $1::date) limits`;
const IS_CLOSED = `standing in ('met', 'late')`;

/** The reply limits of petitions that were open at some time of a month, as they stood at its end. */
@Injectable()
export class TimeControlQuery {
  /** From its receipt to its end, of all that was closed; null: nothing was. */
  async closed(tx: Transaction, month: string): Promise<{ first: string; last: string } | null> {
    const [days] = await tx.query<{ first: string | null; last: string | null }>(
      `select (min(started_at) at time zone $2)::date::text as first, (max(stopped_at) at time zone $2)::date::text as last
         from fact_standing where month = $1::date and ${IS_CLOSED}`,
      [month, TAIPEI],
    );
    return days?.first && days.last ? { first: days.first, last: days.last } : null;
  }

  /**
   * From the day after receipt to the day of the answer, without days off; where that is none it is half a day
   * (文書處理手冊 §79). Counted here: by pairs of days there are ten times as many rows.
   */
  of(
    tx: Transaction,
    { month, until, districts }: TimeControlScope,
    { first, through }: CountedDays,
  ): Promise<CountedLimits[]> {
    return tx.query<CountedLimits>(
      `select agency, carried as "isCarried", carried_by as "carriedBy",
              case when standing = 'open' and due_at <= $2 then 'overdue' else standing end as standing,
              coalesce(stopped_at <= original_due_at, false) as "isMetOriginally",
              count(*)::int as count,
              coalesce(sum(case when ${IS_CLOSED} then
                greatest(($5::int[])[(stopped_at at time zone $4)::date - $6::date + 1]
                         - ($5::int[])[(started_at at time zone $4)::date - $6::date + 1], 0.5) end), 0)::float8 as "daysUsed"
         from ${LIMITS}
        where $3::text[] is null or district = any($3)
        group by 1, 2, 3, 4, 5`,
      [month, until, districts, TAIPEI, [...through], first],
    );
  }
}
