import { readsConfidential } from '../../access/confidential.rules.js';
import { type Asker, narrowing } from '../../access/rights.js';
import { type AgencyOrder, isAtOrBelow } from '../../city/agency-order.rules.js';
import { invalid } from '../../platform/problem/validation.js';
import { daysFrom, type Period } from '../period.rules.js';
import { nothingToSee } from '../report.problems.js';
import type { Narrowing } from '../rollup/narrowing.js';
import type { BreachFilter } from './breach-report.dto.js';

export interface BreachScope extends Period {
  now: Date;
  narrowing: Narrowing;
  /** Confidential cases are named where one of these has them by now: an agency's own people get its own. Null: all are. */
  confidentialAt: readonly string[] | null;
}

interface Known extends AgencyOrder {
  agencies: readonly { code: string }[];
}

/** What is asked for, within what this person may see. INVALID 400: no such time. NO_AGENCY 403. */
export function breachScope(
  filter: Omit<BreachFilter, 'clock' | 'format' | 'lang'>,
  me: Asker,
  city: Known,
  now: Date,
): BreachScope {
  const period = daysFrom(filter.from, filter.to);
  if (!period)
    throw invalid([{ field: 'to', message: { 'zh-TW': '沒有這個日期區間', en: 'There is no such time' } }]);
  const mine = narrowing(me, 'report.read');
  if (!mine) throw nothingToSee();
  const below = filter.agency?.flatMap(top =>
    [top, ...city.agencies.map(({ code }) => code)].filter(
      code => code === top || isAtOrBelow(code, top, city),
    ),
  );
  const { category, channel, officer, hour, surge } = filter;
  return {
    ...period,
    now,
    narrowing: given({
      agency: inAll(below, filter.unit, mine.agencies),
      district: inAll(filter.district, mine.districts),
      ...{ category, channel, officer, hour },
      surge: surge === undefined || surge === 'with' ? undefined : [surge],
    }),
    confidentialAt: readsConfidential(me) ? (mine.agencies ?? null) : [],
  };
}

/** Nothing of what is asked for is this person's to see. */
export const isOutOfReach = ({ narrowing: { agency, district } }: BreachScope): boolean =>
  agency?.length === 0 || district?.length === 0;

/** What stands in each list that is given; undefined where none is. */
export function inAll(...lists: (readonly string[] | undefined)[]): readonly string[] | undefined {
  const known = lists.filter(list => list !== undefined);
  return known.length === 0
    ? undefined
    : [...new Set(known.reduce((all, list) => all.filter(one => list.includes(one))))];
}

const given = (lists: Record<string, readonly string[] | undefined>): Narrowing =>
  Object.fromEntries(
    Object.entries(lists).filter((entry): entry is [string, readonly string[]] => entry[1] !== undefined),
  );
