import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { type Month, partedBy } from '../months.rules.js';
import { dayAt, daysFrom, type Period } from '../period.rules.js';
import { FAMILIES, type FamilyName } from './families.js';
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

/**
 * Sums of a period. Months and days that are added up are read as they are; a day on which something has changed since is added up
 * from its facts, as is everything where only some keys are asked for: no sum is ever behind the facts.
 */
@Injectable()
export class SumsQuery {
  constructor(private readonly months: RollupMonthsQuery) {}

  /** By dimensions of the family, or by `day`; of one kind, or of all. */
  async of(
    tx: Transaction,
    name: FamilyName,
    period: Period,
    dimensions: readonly string[],
    narrowing: Narrowing = {},
    kind: string | null = null,
  ): Promise<Sum[]> {
    const isNarrowed = Object.keys(narrowing).length > 0;
    const dirty = isNarrowed ? [] : await this.dirtyDays(tx, name, period);
    if (isNarrowed || dirty.length > MANY_DAYS)
      return namedSums(name, await this.fresh(tx, name, dimensions, period, narrowing, kind));
    const parts = [await this.stored(tx, name, period, dimensions, dirty, kind)];
    for (const day of dirty)
      parts.push(await this.fresh(tx, name, dimensions, daysFrom(day, day) as Period, {}, kind));
    return namedSums(name, parts.flat());
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
    dimensions: readonly string[],
    without: readonly string[],
    kind: string | null,
  ): Promise<Told[]> {
    const kept = dimensions.filter(dimension => dimension !== 'day');
    const [told, byDay] = await Promise.all([
      kept.length === 0 ? [] : this.keptSums(tx, name, period, kept, without, kind),
      dimensions.includes('day') ? this.daySums(tx, name, period, without, kind) : [],
    ]);
    return [...told, ...byDay];
  }

  private daySums(
    tx: Transaction,
    name: FamilyName,
    period: Period,
    without: readonly string[],
    kind: string | null,
  ): Promise<Told[]> {
    return tx.query(
      `select kind, 'day' as dimension, day::text as key, to_json(figures) as figures from rollup_day
        where family = $1 and dimension = 'all' and day >= $2 and day < $3 and not day = any($4::date[])
          and ($5::text is null or kind = $5)`,
      [name, ...datesOf(period), [...without], kind],
    );
  }

  /** Whole months by the month, the rest by the day. */
  private async keptSums(
    tx: Transaction,
    name: FamilyName,
    period: Period,
    dimensions: readonly string[],
    without: readonly string[],
    kind: string | null,
  ): Promise<Told[]> {
    const known: { month: Month }[] = await this.months.addedUp(tx, name, ...datesOf(period));
    const { months, rest } = partedBy(period, known);
    const spans = rest.map(datesOf);
    return tx.query(
      `select kind, dimension, key, to_json(${sumsOf(name)}) as figures
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
      [
        name,
        [...dimensions],
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
    dimensions: readonly string[],
    period: Period,
    narrowing: Narrowing,
    kind: string | null,
  ): Promise<Told[]> {
    const family = FAMILIES[name];
    const { sql, values } = narrowedTo(family, narrowing, 4);
    return tx.query(
      `select kind, dimension, coalesce(key, '') as key, to_json(figures) as figures
         from (${figuresOf(toldBy(family, dimensions), `${ofKind(family, 3)} and ${sql}`)}) told`,
      [period.from, period.to, kind, ...values],
    );
  }
}

const datesOf = ({ from, to }: Period): [string, string] => [dayAt(from), dayAt(to)];

/** Rows of the same kind and key as one, with the names of their figures. */
export function namedSums(name: FamilyName, parts: readonly Told[]): Sum[] {
  const names = Object.keys(FAMILIES[name].figures);
  const sums = new Map<string, Sum>();
  for (const { kind, dimension, key, figures } of parts) {
    const id = `${kind}\n${dimension}\n${key}`;
    const sum = sums.get(id) ?? { kind, dimension, key, figures: {} };
    sums.set(id, sum);
    for (const [i, figure] of names.entries())
      sum.figures[figure] = (sum.figures[figure] ?? 0) + (figures[i] ?? 0);
  }
  return [...sums.values()];
}
