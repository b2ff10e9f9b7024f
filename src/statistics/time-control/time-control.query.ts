import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { CountedLimits, WorkingDays } from './time-control.rules.js';

/** The same, of one class of documents; null: petitions. */
type OfClass = CountedLimits & { documentClass: string | null };

export interface TimeControlScope {
  /** Its first day. */
  month: string;
  /** The end of the month, or now where it is not over. */
  until: Date;
  districts: readonly string[] | null;
}

const LIMITS = `(
  select document_class, agency, carried, carried_by, standing, district, started_at, original_due_at, due_at, stopped_at
    from fact_standing where month = $1::date
   union all
  select document_class, agency, true, agency, standing, district, started_at, original_due_at, due_at, stopped_at
    from fact_standing
   where standing = 'open' and daterange(month, next_month, '()') @> $1::date) limits`;
const IS_CLOSED = `standing in ('met', 'late')`;

/** The reply limits of petitions and decisions that were open at some time of a month, as they stood at its end. */
@Injectable()
export class TimeControlQuery {
  /** The first receipt and the last end of what was closed; null: nothing was. */
  async closed(tx: Transaction, month: string): Promise<{ first: Date; last: Date } | null> {
    const [closed] = await tx.query<{ first: Date | null; last: Date | null }>(
      `select min(started_at) as first, max(stopped_at) as last
         from fact_standing where month = $1::date and ${IS_CLOSED}`,
      [month],
    );
    return closed?.first && closed.last ? { first: closed.first, last: closed.last } : null;
  }

  /**
   * From the day after receipt to the day of the answer, without days off; where that is none it is half a day
   * (文書處理手冊 §79). Of classes in which days off count it is days. Counted here: by pairs of days there are ten times as many rows.
   */
  of(
    tx: Transaction,
    { month, until, districts }: TimeControlScope,
    { begins, through }: WorkingDays,
    inDays: readonly string[],
  ): Promise<OfClass[]> {
    return tx.query<OfClass>(
      `select document_class as "documentClass", agency, carried as "isCarried", carried_by as "carriedBy",
              case when standing = 'open' and due_at <= $2 then 'overdue' else standing end as standing,
              coalesce(stopped_at <= original_due_at, false) as "isMetOriginally",
              count(*)::int as count,
              coalesce(sum(case when ${IS_CLOSED} then greatest(
                case when document_class = any($6)
                     then width_bucket(stopped_at, $4::timestamptz[]) - width_bucket(started_at, $4::timestamptz[])
                     else ($5::int[])[width_bucket(stopped_at, $4::timestamptz[])]
                          - ($5::int[])[width_bucket(started_at, $4::timestamptz[])] end, 0.5::float8) end), 0) as "daysUsed"
         from ${LIMITS}
        where $3::text[] is null or district = any($3)
        group by 1, 2, 3, 4, 5, 6`,
      [month, until, districts, begins, through, [...inDays]],
    );
  }
}
