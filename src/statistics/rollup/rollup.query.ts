import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Family } from './families.js';

/** The figures of one key of one dimension, of one kind; in the order of the family's figures. */
export interface Row {
  day: string;
  kind: string;
  dimension: string;
  key: string | null;
  figures: number[];
}

/** Days added up, and what is asked of them. */
@Injectable()
export class RollupQuery {
  /** The day is added up anew from its facts, in one statement: what was known of it before does not matter. */
  async rollUp(tx: Transaction, name: string, family: Family, { day, from, to }: DayOf): Promise<void> {
    await tx.query('delete from rollup_day where family = $1 and day = $2', [name, day]);
    await tx.query(
      `insert into rollup_day (family, day, kind, dimension, key, figures)
       select $3, $4::date, kind, dimension, coalesce(key, ''), figures from (${figuresOf(family)}) told`,
      [from, to, name, day],
    );
  }
}

export interface DayOf {
  day: string;
  from: Date;
  to: Date;
}

/** Every dimension of the rows of a period (`$1` to `$2`) in one pass over them. */
export function figuresOf(family: Family, narrowed = 'true'): string {
  const { table, row, within, kind, figures, dimensions } = family;
  const names = Object.keys(dimensions);
  const keys = Object.values(dimensions).map((key, i) => `${key} as key_${i}`);
  const each = (told: (name: string, i: number) => string): string =>
    names.map((name, i) => `when grouping(key_${i}) = 0 then ${told(name, i)}`).join(' ');
  return `select kind_of as kind,
                 case ${each(name => `'${name}'`)} end as dimension,
                 case ${each((_, i) => `key_${i}`)} end as key,
                 array[${Object.values(figures)
                   .map(figure => `(${figure})::bigint`)
                   .join(', ')}] as figures
            from (select ${row}.*, ${kind} as kind_of, ${keys.join(', ')}
                    from ${table} ${row} where ${within} and ${narrowed}) ${row}
           group by kind_of, grouping sets (${names.map((_, i) => `(key_${i})`).join(', ')})`;
}
