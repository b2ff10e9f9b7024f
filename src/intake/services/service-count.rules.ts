import type { FieldProblem } from '../../platform/problem/problem.js';

export interface Counted {
  service: string;
  site: string;
  day: string;
}

interface Known {
  counterServices?: { code: string; sites: string[] }[];
}

/** Reports of the year before are closed. */
const MOST_DAYS_AGO = 366;
const DAY_MS = 24 * 60 * 60_000;

const daysBetween = (day: string, today: string): number => (Date.parse(today) - Date.parse(day)) / DAY_MS;

/** What was counted so long ago stands in yearly reports, and is neither added to nor taken from. */
export const isClosed = (day: string, today: string): boolean => daysBetween(day, today) > MOST_DAYS_AGO;

/** Days are days of the city, as `2026-11-21`. */
export function flawsOfCount({ service, site, day }: Counted, city: Known, today: string): FieldProblem[] {
  const known = city.counterServices?.find(({ code }) => code === service);
  const flaws: FieldProblem[] = [];
  const flaw = (field: string, code: string, zh: string, en: string): void => {
    flaws.push({ field, code, message: { 'zh-TW': zh, en } });
  };
  if (!known) flaw('service', 'UNKNOWN_SERVICE', '沒有這項服務', 'There is no such service');
  else if (!known.sites.includes(site))
    flaw('site', 'UNKNOWN_SITE', '這個地點沒有這項服務', 'It is not given there');
  const ago = daysBetween(day, today);
  if (Number.isNaN(ago) || new Date(Date.parse(day)).toISOString().slice(0, 10) !== day)
    flaw('day', 'NO_SUCH_DAY', '沒有這一天', 'There is no such day');
  else if (ago < 0) flaw('day', 'DAY_TO_COME', '這一天還沒到', 'This day has not come yet');
  else if (ago > MOST_DAYS_AGO)
    flaw('day', 'DAY_TOO_LONG_AGO', '已超過一年，不能再計入', 'It is more than a year ago');
  return flaws;
}
