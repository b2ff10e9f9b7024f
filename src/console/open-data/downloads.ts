import { addDays, parseDay } from '../words/dates.js';

export const DATASETS = ['cases', 'counts'] as const;
export const FORMATS = ['csv', 'json'] as const;
/** As many as are given at once. */
export const MOST_DAYS = 31;
const DAY_MS = 86_400_000;

export interface Days {
  from: string;
  to: string;
}

/** The last week that is told of, from Monday on. */
export const lastWeek = (until: string): Days => ({ from: addDays(until, -6), to: until });

export type Flaw = 'from' | 'to' | 'order' | 'long' | 'early';

/** As typed; or what is wrong with it. */
export function daysFrom(typed: Days, until: string): Days | { flaw: Flaw } {
  const [from, to] = [parseDay(typed.from), parseDay(typed.to)];
  if (from === null) return { flaw: 'from' };
  if (to === null) return { flaw: 'to' };
  if (from > to) return { flaw: 'order' };
  if ((Date.parse(to) - Date.parse(from)) / DAY_MS >= MOST_DAYS) return { flaw: 'long' };
  return to > until ? { flaw: 'early' } : { from, to };
}

export const addressOf = (
  dataset: (typeof DATASETS)[number],
  format: (typeof FORMATS)[number],
  { from, to }: Days,
): string => `/open-data/dispatch-${dataset}?${new URLSearchParams({ from, to, format })}`;
