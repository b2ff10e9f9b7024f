import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { type Month, partedBy } from '../months.rules.js';
import { dayAt, daysFrom, type Period } from '../period.rules.js';
import { FAMILIES, type FamilyName } from './families.js';
import { figuresIn } from './figures.rules.js';
import { type Narrowing, narrowedTo, ofKind, toldBy } from './narrowing.js';
import { figuresOf } from './rollup.query.js';
import { RollupMonthsQuery, sumsOf } from './rollup-months.query.js';

/** Figures of one kind and one key of a dimension, by their names. */
export interface Sum {
  kind: string;
  dimension: string;
  /** '': nobody, none. */
  key: string;
  figures: Record<string, number>;
}

/** Its figures as JSON: a driver reads an array of 64-bit numbers one by one. */
export interface Told extends Omit<Sum, 'figures'> {
  figures: number[];
}

/** From so many days on that are not added up yet it is quicker to add up the whole period once. */
const MANY_DAYS = 30;

/** What is asked of a family. */
export interface SumsAsked {
  /** Its dimensions, or `day`. */
  by: readonly string[];
  narrowing?: Narrowing;
  /** Null: of every kind. */
  kind?: string | null;
  /** All, where none are named. Where some are, rows without any of them are left out. */
  figures?: readonly string[];
}

/**
 * Sums of a period. Months and days that are added up are read as they are; a day on which something has changed since is added up
 * from its facts, as is everything where only some keys are asked for: no sum is ever behind the facts.
 */
@Injectable()
export class SumsQuery {
  constructor(private readonly months: RollupMonthsQuery) {}

  async of(tx: Transaction, name: FamilyName, period: Period, asked: SumsAsked): Promise<Sum[]> {
    const isNarrowed = Object.keys(asked.narrowing ?? {}).length > 0;
    const dirty = isNarrowed ? [] : await this.dirtyDays(tx, name, period);
    if (isNarrowed || dirty.length > MANY_DAYS)
      return namedSums(name, asked, await this.fresh(tx, name, period, asked));
    const parts = [await this.stored(tx, name, period, asked, dirty)];
    for (const day of dirty) parts.push(await this.fresh(tx, name, daysFrom(day, day) as Period, asked));
    return namedSums(name, asked, parts.flat());
  }

  private async dirtyDays(tx: Transaction, name: FamilyName, period: Period): Promise<string[]> {
    const rows = await tx.query<{ day: string }>(
      'select day::text as day from rollup_dirty where family = $1 and day >= $2 and day < $3 order by day',
      [name, ...datesOf(period)],
    );
    return rows.map(({ day }) => day);
  }

  private async stored(
    tx: Transaction,
    name: FamilyName,
    period: Period,
    asked: SumsAsked,
    without: readonly string[],
  ): Promise<Told[]> {
    const kept = asked.by.filter(dimension => dimension !== 'day');
    const [told, byDay] = await Promise.all([
      kept.length === 0 ? [] : this.keptSums(tx, name, period, { ...asked, by: kept }, without),
      asked.by.includes('day') ? this.daySums(tx, name, period, asked, without) : [],
    ]);
    return [...told, ...byDay];
  }

  private daySums(
    tx: Transaction,
    name: FamilyName,
    period: Period,
    { kind = null, figures }: SumsAsked,
    without: readonly string[],
  ): Promise<Told[]> {
    const each = figuresIn(name, figures).map(({ place }) => `figures[${place}]`);
    return tx.query(
      told(
        `select kind, 'day' as dimension, day::text as key, array[${each.join(', ')}] as figures from rollup_day
          where family = $1 and dimension = 'all' and day >= $2 and day < $3 and not day = any($4::date[])
            and ($5::text is null or kind = $5)`,
        figures,
      ),
      [name, ...datesOf(period), [...without], kind],
    );
  }

  /** Whole months by the month, the rest by the day. */
  private async keptSums(
    tx: Transaction,
    name: FamilyName,
    period: Period,
    { by, kind = null, figures }: SumsAsked,
    without: readonly string[],
  ): Promise<Told[]> {
    const known: { month: Month }[] = await this.months.addedUp(tx, name, ...datesOf(period));
    const { months, rest } = partedBy(period, known);
    const spans = rest.map(datesOf);
    return tx.query(
      told(
        `select kind, dimension, key, ${sumsOf(figuresIn(name, figures))} as figures
           from (select kind, dimension, key, figures from rollup_month
                  where family = $1 and dimension = any($2) and month = any($3::date[])
                    and ($4::text is null or kind = $4)
                 union all
                 select d.kind, d.dimension, d.key, d.figures
                   from unnest($5::date[], $6::date[]) as span (first, after)
                   join rollup_day d on d.day >= first and d.day < after
                  where d.family = $1 and d.dimension = any($2) and ($4::text is null or d.kind = $4)
                    and not d.day = any($7::date[])) kept
          group by 1, 2, 3`,
        figures,
      ),
      [
        name,
        [...by],
        months.map(({ month }) => `${month}-01`),
        kind,
        spans.map(([first]) => first),
        spans.map(([, after]) => after),
        [...without],
      ],
    );
  }

  private fresh(
    tx: Transaction,
    name: FamilyName,
    period: Period,
    { by, narrowing = {}, kind = null, figures }: SumsAsked,
  ): Promise<Told[]> {
    const counted = figuresIn(name, figures).map(({ figure, sql }) => [figure, sql]);
    const family = { ...FAMILIES[name], figures: Object.fromEntries(counted) };
    const { sql, values } = narrowedTo(family, narrowing, 4);
    return tx.query(
      told(
        `select kind, dimension, coalesce(key, '') as key, figures
           from (${figuresOf(toldBy(family, by), `${ofKind(family, 3)} and ${sql}`)}) fresh`,
        figures,
      ),
      [period.from, period.to, kind, ...values],
    );
  }
}

const datesOf = ({ from, to }: Period): [string, string] => [dayAt(from), dayAt(to)];

/** Sums as they are told; where only some figures are asked for, without the rows in which none of them was counted. */
export const told = (sums: string, figures: SumsAsked['figures']): string =>
  `select kind, dimension, key, to_json(figures) as figures from (${sums}) sums
    where ${figures ? '0 < any(figures)' : 'true'}`;

/** Rows of the same kind and key as one, with the names of their figures. */
export function namedSums(name: FamilyName, { figures: asked }: SumsAsked, parts: readonly Told[]): Sum[] {
  const names = figuresIn(name, asked);
  const sums = new Map<string, Sum>();
  for (const { kind, dimension, key, figures } of parts) {
    const id = `${kind}\n${dimension}\n${key}`;
    const sum = sums.get(id) ?? { kind, dimension, key, figures: {} };
    sums.set(id, sum);
    for (const [i, { figure }] of names.entries())
      sum.figures[figure] = (sum.figures[figure] ?? 0) + (figures[i] ?? 0);
  }
  return [...sums.values()];
}
