import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { FamilyName } from '../rollup/families.js';
import { figuresIn } from '../rollup/figures.rules.js';
import { namedSums, type Sum, type SumsAsked, type Told, told } from '../rollup/sums.query.js';
import { type FrozenMonth, OF_VERSIONS, versionsOf } from './frozen.query.js';

/**
 * What is counted since, of a month that was frozen before: who was asked about was not told apart from all releases, and
 * only those that were linked were known to have become petitions.
 */
const COUNTED_SINCE: Partial<Record<FamilyName, Record<string, string>>> = {
  releases: { asked: 'released' },
  cases: { becamePetition: 'converted' },
};

function countedNow(name: FamilyName, kept: Sum['figures']): Sum['figures'] {
  const figures = { ...kept };
  for (const [figure, before] of Object.entries(COUNTED_SINCE[name] ?? {}))
    figures[figure] ??= kept[before] ?? 0;
  return figures;
}

const numberOf = (figure: string): string => `(figures ->> '${figure}')::bigint`;
function sqlOf(name: FamilyName, figure: string): string {
  const before = COUNTED_SINCE[name]?.[figure];
  return before === undefined ? numberOf(figure) : `coalesce(${numberOf(figure)}, ${numberOf(before)})`;
}

/** What was published of some months, as one. */
@Injectable()
export class FrozenSumsQuery {
  /** One month as it was kept; several are added up in the database: of a year by item and district there are thirty thousand. */
  async of(
    tx: Transaction,
    name: FamilyName,
    months: readonly FrozenMonth[],
    asked: SumsAsked,
  ): Promise<Sum[]> {
    const { by, kind = null, figures } = asked;
    const values = [...versionsOf(months), name, [...by], kind];
    const which = `frozen_sum where ${OF_VERSIONS} and family = $3 and dimension = any($4) and ($5::text is null or kind = $5)`;
    if (months.length === 1 && !figures) {
      const kept = await tx.query<Sum>(`select kind, dimension, key, figures from ${which}`, values);
      return kept.map(sum => ({ ...sum, figures: countedNow(name, sum.figures) }));
    }
    const each = figuresIn(name, figures).map(
      ({ figure }) => `coalesce(sum(${sqlOf(name, figure)}), 0)::bigint`,
    );
    const sums = `select kind, dimension, key, array[${each.join(', ')}] as figures from ${which}
                   group by 1, 2, 3`;
    return namedSums(name, asked, await tx.query<Told>(told(sums, figures), values));
  }

  /** The figures that were counted in each of these months in which anything was: later ones have more. */
  async names(
    tx: Transaction,
    families: readonly string[],
    months: readonly FrozenMonth[],
  ): Promise<string[]> {
    const rows = await tx.query<{ name: string }>(
      `with told as (
         select family, month, figures from frozen_sum where ${OF_VERSIONS} and family = any($3) and dimension = 'all')
       select name from told t, jsonb_object_keys(t.figures) as name
        group by t.family, name
       having count(distinct t.month) = (select count(distinct month) from told f where f.family = t.family)`,
      [...versionsOf(months), families],
    );
    return rows.map(({ name }) => name);
  }
}
