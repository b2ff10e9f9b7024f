import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { HAS_HEARD } from '../heard.sql.js';
import type { Month } from '../months.rules.js';

/** Figures of one kind and one key of a dimension, by their names. */
export interface FrozenSum<Figures = object> {
  kind: string;
  dimension: string;
  key: string;
  figures: Figures;
}

/** One version of what was published of a month. */
export interface FrozenMonth {
  month: Month;
  version: number;
  frozenAt: Date;
  /** The last event of the log that is in its figures. */
  position: number;
  /** Who corrected it; null: nobody, it is the first. */
  frozenBy: string | null;
  /** Not by the operator, who may freeze any older month. */
  byCalendar: boolean;
  /** Why it was corrected. */
  reason: string | null;
}

const COLUMNS = `to_char(month, 'YYYY-MM') as month, version, frozen_at as "frozenAt", position,
                 frozen_by as "frozenBy", by_calendar as "byCalendar", reason`;

@Injectable()
export class FrozenQuery {
  /** Newest month first, and of each its newest version. */
  versions(tx: Transaction): Promise<FrozenMonth[]> {
    return tx.query(`select ${COLUMNS} from frozen_month order by month desc, version desc`);
  }

  /** The version that holds, of each month. */
  newest(tx: Transaction): Promise<FrozenMonth[]> {
    return tx.query(`select distinct on (month) ${COLUMNS} from frozen_month order by month, version desc`);
  }

  /** Only the ones of the calendar: an older month that somebody froze says nothing of those after it. */
  async newestByCalendar(tx: Transaction): Promise<Month | null> {
    const [row] = await tx.query<{ month: Month | null }>(
      `select to_char(max(month), 'YYYY-MM') as month from frozen_month where by_calendar`,
    );
    return row?.month ?? null;
  }

  /** What is to be frozen is read after this, and by nobody else. */
  async alone(tx: Transaction): Promise<void> {
    // In this order: the lock before the snapshot, which the first reading takes.
    await tx.query('set transaction isolation level repeatable read');
    await tx.query('lock table frozen_month in share row exclusive mode');
  }

  /** Whether the facts have heard all that was told until its end, and whether there is anything to count then. */
  async standing(
    tx: Transaction,
    month: Month,
    end: Date,
    families: readonly string[],
    consumer: string,
  ): Promise<'complete' | 'empty' | 'waits'> {
    const [row] = await tx.query<{ has: boolean; heard: boolean }>(
      `select exists (select from rollup_day where family = any($4) and day >= first and day <= last)
              or exists (select from rollup_dirty where family = any($4) and day >= first and day <= last) as has,
              ${HAS_HEARD}
              -- Limits that were told before standings were kept (0082) have none until the facts are made anew.
              and not exists (select from fact_clock k
                where k.kind = 'reply' and k.case_kind = 'petition' and k.work_order_id is null and k.stopped_at is null
                  and k.started_at < $1 and not exists (select from fact_standing s where s.clock_id = k.clock_id))
              -- So have decisions of before their limits were kept (0116).
              and not exists (select from fact_decision
                where limit_id is null and original_due_at is not null and received_at < $1) as heard
         from (select ($3 || '-01')::date as first, ($3 || '-01')::date + interval '1 month - 1 day' as last) m`,
      [end, consumer, month, families],
    );
    if (!row?.heard) return 'waits';
    return row.has ? 'complete' : 'empty';
  }

  async add(
    tx: Transaction,
    { month, version, frozenAt, position, frozenBy, byCalendar, reason }: FrozenMonth,
  ) {
    await tx.query(
      `insert into frozen_month (month, version, frozen_at, position, frozen_by, by_calendar, reason)
       values (($1 || '-01')::date, $2, $3, $4, $5, $6, $7)`,
      [month, version, frozenAt, position, frozenBy, byCalendar, reason],
    );
  }

  async addSums(
    tx: Transaction,
    { month, version }: FrozenMonth,
    family: string,
    sums: readonly FrozenSum[],
  ) {
    await tx.query(
      `insert into frozen_sum (month, version, family, dimension, kind, key, figures)
       select ($1 || '-01')::date, $2, $3, dimension, kind, key, figures
         from jsonb_to_recordset($4::jsonb) as s (dimension text, kind text, key text, figures jsonb)`,
      [month, version, family, JSON.stringify(sums)],
    );
  }

  sums<Figures>(
    tx: Transaction,
    family: string,
    months: readonly FrozenMonth[],
    dimensions: readonly string[],
    kind: string | null = null,
  ): Promise<FrozenSum<Figures>[]> {
    return tx.query(
      `select kind, dimension, key, figures from frozen_sum
        where ${OF_VERSIONS} and family = $3 and dimension = any($4) and ($5::text is null or kind = $5)`,
      [...versionsOf(months), family, [...dimensions], kind],
    );
  }
}

/** Rows of these versions, as parameters 1 and 2. The months by themselves too: the index is then read for no other. */
export const OF_VERSIONS =
  '(month, version) in (select * from unnest($1::date[], $2::integer[])) and month = any($1::date[])';
export const versionsOf = (months: readonly FrozenMonth[]): [string[], number[]] => [
  months.map(({ month }) => `${month}-01`),
  months.map(({ version }) => version),
];
