import { Injectable } from '@nestjs/common';
import { TAIPEI } from '../../platform/clock/taipei.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Period } from '../period.rules.js';
import type { Family } from '../rollup/families.js';
import { type Narrowing, narrowedTo, toldBy } from '../rollup/narrowing.js';
import { figuresOf } from '../rollup/rollup.query.js';
import type { Sum } from '../rollup/sums.query.js';

/** Releases that stand, each of which is asked about: one that was taken back is none, a second one after reopening is one. */
export const STANDING = `(select r.*, c.number, c.channel, c.confidential
    from fact_step r join fact_case c on c.case_id = r.case_id
   where r.step = 'released' and 'release_taken_back' is distinct from (
     select n.step from fact_step n
      where n.case_id = r.case_id and n.position > r.position and n.step not like 'sample%'
      order by n.position limit 1))`;

export const RELEASED: Family = {
  ...{ table: STANDING, row: 'r' },
  within: 'r.at >= $1 and r.at < $2',
  day: `(r.at at time zone '${TAIPEI}')::date`,
  kind: 'r.kind',
  figures: { released: 'count(*)' },
  dimensions: {
    all: `''`,
    agency: 'r.agency',
    category: 'r.category',
    district: 'r.district',
    channel: 'r.channel',
  },
};

/** What was released in a period; by `day` as well. */
@Injectable()
export class ReleasedQuery {
  async of(
    tx: Transaction,
    { from, to }: Period,
    dimensions: readonly string[],
    narrowing: Narrowing,
  ): Promise<Sum[]> {
    const { sql, values } = narrowedTo(RELEASED, narrowing, 3);
    const rows = await tx.query<Omit<Sum, 'figures'> & { figures: string[] }>(
      `select kind, dimension, coalesce(key, '') as key, figures
         from (${figuresOf(toldBy(RELEASED, dimensions), sql)}) told`,
      [from, to, ...values],
    );
    return rows.map(({ figures: [released], ...of }) => ({ ...of, figures: { released: Number(released) } }));
  }
}
