import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { partedBy } from '../months.rules.js';
import { datesOf, daysFrom, type Period } from '../period.rules.js';
import { FAMILIES, type FamilyName } from './families.js';
import { figuresIn } from './figures.rules.js';
import { isAllBut, type Narrowing, narrowedTo, ofKind, toldBy } from './narrowing.js';
import { figuresOf } from './rollup.query.js';
import { type Standing, sumsOf } from './rollup-months.query.js';

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
  async of(tx: Transaction, name: FamilyName, standing: Standing, asked: SumsAsked): Promise<Sum[]> {
    if (isAllBut(asked.narrowing ?? {})) {
      const all = await this.of(tx, name, standing, { ...asked, narrowing: {} });
      const those = await this.of(tx, name, standing, { ...asked, narrowing: { surge: ['only'] } });
      return without(all, those);
    }
    const isNarrowed = Object.keys(asked.narrowing ?? {}).length > 0;
    const dirty = isNarrowed ? [] : standing.dirty(name);
    if (isNarrowed || dirty.length > MANY_DAYS)
      return namedSums(name, asked, await this.fresh(tx, name, standing, asked));
    const parts = [await this.stored(tx, name, standing, asked)];
    for (const day of dirty) parts.push(await this.fresh(tx, name, daysFrom(day, day) as Period, asked));
    return namedSums(name, asked, parts.flat());
  }

  /** Whole months by the month, the rest by the day; told by day, the days themselves. */
  private stored(
    tx: Transaction,
    name: FamilyName,
    standing: Standing,
    { by, kind = null, figures }: SumsAsked,
  ): Promise<Told[]> {
    const { months, rest } = partedBy(standing, standing.months(name));
    const spans = rest.map(datesOf);
    const byDay = `union all
                   select kind, 'day', day::text, figures from rollup_day
                    where family = $1 and dimension = 'all' and day >= $8 and day < $9
                      and ($4::text is null or kind = $4) and not day = any($7::date[])`;
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
                    and not d.day = any($7::date[])
                 ${by.includes('day') ? byDay : ''}) kept
          group by 1, 2, 3`,
        figures,
      ),
      [
        name,
        by.filter(dimension => dimension !== 'day'),
        months.map(({ month }) => `${month}-01`),
        kind,
        spans.map(([first]) => first),
        spans.map(([, after]) => after),
        standing.dirty(name),
        ...(by.includes('day') ? datesOf(standing) : []),
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

/** What is left of sums without those of some of their rows; a key of which nothing is left is none. */
export function without(all: readonly Sum[], those: readonly Sum[]): Sum[] {
  const idOf = ({ kind, dimension, key }: Sum): string => `${kind}\n${dimension}\n${key}`;
  const less = new Map(those.map(sum => [idOf(sum), sum.figures]));
  return all
    .map(sum => {
      const figures = less.get(idOf(sum)) ?? {};
      const left = Object.entries(sum.figures).map(([name, n]) => [name, n - (figures[name] ?? 0)] as const);
      return { ...sum, figures: Object.fromEntries(left) };
    })
    .filter(({ figures }) => Object.values(figures).some(n => n !== 0));
}
