import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Month } from '../months.rules.js';
import { datesOf, type Period } from '../period.rules.js';
import type { DirtyDay } from './dirty-days.rules.js';
import { FAMILIES, type FamilyName } from './families.js';
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

  /** Of every family at once. A month without anything is added up. */
  async standing(tx: Transaction, period: Period): Promise<Standing> {
    const rows = await tx.query<{ family: FamilyName; month: Month | null; day: string | null }>(
      `select family, to_char(m, 'YYYY-MM') as month, null as day
         from unnest($1::text[]) family,
              generate_series(date_trunc('month', $2::date + interval '1 month - 1 day'),
                              $3::date - interval '1 month', interval '1 month') m
        where not exists (select from rollup_month_dirty d where d.family = family.family and d.month = m::date)
          and not exists (select from rollup_dirty d where d.family = family.family
                             and d.day >= m::date and d.day < m + interval '1 month')
       union all
       select family, null, day::text from rollup_dirty where family = any($1) and day >= $2 and day < $3
        order by family, month, day`,
      [Object.keys(FAMILIES), ...datesOf(period)],
    );
    const of = (name: FamilyName) => rows.filter(({ family }) => family === name);
    return {
      ...period,
      months: name => of(name).flatMap(({ month }) => (month === null ? [] : [{ month }])),
      dirty: name => of(name).flatMap(({ day }) => (day === null ? [] : [day])),
    };
  }
}

/** A period, and what of it is added up in each family. */
export interface Standing extends Period {
  /** Whole months, in their order. */
  months(name: FamilyName): { month: Month }[];
  /** Days on which something has changed since. */
  dirty(name: FamilyName): string[];
}

/** Figures of rows added up, in their order. */
export const sumsOf = (figures: readonly Figure[]): string =>
  `array[${figures.map(({ place }) => `sum(figures[${place}])::bigint`).join(', ')}]`;
