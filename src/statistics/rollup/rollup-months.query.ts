import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Month } from '../months.rules.js';
import type { DirtyDay } from './dirty-days.rules.js';
import type { FamilyName } from './families.js';
import { type Figure, figuresIn } from './figures.rules.js';

export interface DirtyMonth {
  family: FamilyName;
  month: Month;
}

/** Months added up from their days. One that is marked, or of which a day is, is read by its days. */
@Injectable()
export class RollupMonthsQuery {
  /** In the transaction that adds these days up. */
  async mark(tx: Transaction, days: readonly DirtyDay[], since: Date): Promise<void> {
    await tx.query(
      `insert into rollup_month_dirty (family, month, since)
       select distinct family, date_trunc('month', day)::date as month, $2::timestamptz
         from jsonb_to_recordset($1::jsonb) as d (family text, day date) order by family, month
       on conflict (family, month) do update set since = excluded.since`,
      [JSON.stringify(days), since],
    );
  }

  async forget(tx: Transaction): Promise<void> {
    await tx.query('delete from rollup_month');
    await tx.query('delete from rollup_month_dirty');
  }

  /** One from before `month` in which nothing has changed since `calm`, and all whose days are added up. */
  async next(tx: Transaction, month: Month, calm: Date): Promise<DirtyMonth | undefined> {
    const [next] = await tx.query<DirtyMonth>(
      `select family, to_char(month, 'YYYY-MM') as month from rollup_month_dirty m
        where m.month < ($1 || '-01')::date and m.since <= $2
          and not exists (select from rollup_dirty d
                           where d.family = m.family and d.day >= m.month and d.day < m.month + interval '1 month')
        order by m.month desc, family limit 1`,
      [month, calm],
    );
    return next;
  }

  async addUp(tx: Transaction, { family, month }: DirtyMonth): Promise<void> {
    const of = [family, `${month}-01`];
    await tx.query('delete from rollup_month_dirty where family = $1 and month = $2', of);
    await tx.query('delete from rollup_month where family = $1 and month = $2', of);
    await tx.query(
      `insert into rollup_month (family, dimension, month, kind, key, figures)
       select family, dimension, $2::date, kind, key, ${sumsOf(figuresIn(family))} from rollup_day
        where family = $1 and day >= $2::date and day < $2::date + interval '1 month'
        group by family, dimension, kind, key`,
      of,
    );
  }

  /** Which whole months of a period are added up; one without anything is. */
  async addedUp(tx: Transaction, family: string, from: string, to: string): Promise<{ month: Month }[]> {
    return tx.query<{ month: Month }>(
      `select to_char(m, 'YYYY-MM') as month
         from generate_series(date_trunc('month', $2::date + interval '1 month - 1 day'),
                              $3::date - interval '1 month', interval '1 month') m
        where not exists (select from rollup_month_dirty d where d.family = $1 and d.month = m::date)
          and not exists (select from rollup_dirty d
                           where d.family = $1 and d.day >= m::date and d.day < m + interval '1 month')
        order by m`,
      [family, from, to],
    );
  }
}

/** Figures of rows added up, in their order. */
export const sumsOf = (figures: readonly Figure[]): string =>
  `array[${figures.map(({ place }) => `sum(figures[${place}])::bigint`).join(', ')}]`;
