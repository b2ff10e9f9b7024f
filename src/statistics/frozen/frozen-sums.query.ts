import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { FAMILIES, type FamilyName } from '../rollup/families.js';
import { namedSums, type Sum, type Told } from '../rollup/sums.query.js';
import { type FrozenMonth, versionsOf } from './frozen.query.js';

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

const numberOf = (figure: string): string => `(s.figures ->> '${figure}')::bigint`;
function sqlOf(name: FamilyName, figure: string): string {
  const before = COUNTED_SINCE[name]?.[figure];
  return before === undefined ? numberOf(figure) : `coalesce(${numberOf(figure)}, ${numberOf(before)})`;
}

const OF_MONTHS = `frozen_sum s join jsonb_to_recordset($2::jsonb) as m (month text, version integer)
                     on s.month = (m.month || '-01')::date and s.version = m.version`;

/** What was published of some months, as one. */
@Injectable()
export class FrozenSumsQuery {
  /** One month as it was kept; several are added up in the database: of a year by item and district there are thirty thousand. */
  async of(
    tx: Transaction,
    name: FamilyName,
    months: readonly FrozenMonth[],
    dimensions: readonly string[],
    kind: string | null = null,
  ): Promise<Sum[]> {
    const asked = [name, versionsOf(months), [...dimensions], kind];
    const which = `${OF_MONTHS} where s.family = $1 and s.dimension = any($3) and ($4::text is null or s.kind = $4)`;
    if (months.length === 1) {
      const kept = await tx.query<Sum>(`select s.kind, s.dimension, s.key, s.figures from ${which}`, asked);
      return kept.map(sum => ({ ...sum, figures: countedNow(name, sum.figures) }));
    }
    const figures = Object.keys(FAMILIES[name].figures).map(
      figure => `coalesce(sum(${sqlOf(name, figure)}), 0)::bigint`,
    );
    const rows = await tx.query<Told>(
      `select s.kind, s.dimension, s.key, to_json(array[${figures.join(', ')}]) as figures from ${which}
        group by 1, 2, 3`,
      asked,
    );
    return namedSums(name, rows);
  }

  /** The figures that were counted in each of these months in which anything was: later ones have more. */
  async names(
    tx: Transaction,
    families: readonly string[],
    months: readonly FrozenMonth[],
  ): Promise<string[]> {
    const rows = await tx.query<{ name: string }>(
      `with told as (
         select s.family, s.month, s.figures from ${OF_MONTHS} where s.family = any($1) and s.dimension = 'all')
       select name from told t, jsonb_object_keys(t.figures) as name
        group by t.family, name
       having count(distinct t.month) = (select count(distinct month) from told f where f.family = t.family)`,
      [families, versionsOf(months)],
    );
    return rows.map(({ name }) => name);
  }
}
