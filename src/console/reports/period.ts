import { addDays } from '../words/dates.js';

export const PERIODS = [
  ...(['yesterday', 'lastWeek'] as const),
  ...(['thisMonth', 'lastMonth', 'thisYear', 'lastYear'] as const),
] as const;
export type PeriodName = (typeof PERIODS)[number];

export interface Period {
  from: string;
  to: string;
}

const WEEK = 7;

const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;

/** Whole days, weeks (from Monday), months and years, as seen from a day (2026-11-21). */
export function periodOf(name: PeriodName, today: string): Period {
  if (name === 'yesterday') return { from: addDays(today, -1), to: addDays(today, -1) };
  if (name === 'lastWeek') {
    const sunday = addDays(today, -(new Date(today).getUTCDay() || WEEK));
    return { from: addDays(sunday, 1 - WEEK), to: sunday };
  }
  const month = monthOf(today);
  const year = Number(today.slice(0, 4)) - (name === 'lastYear' ? 1 : 0);
  if (name === 'thisYear' || name === 'lastYear') return { from: `${year}-01-01`, to: `${year}-12-31` };
  if (name === 'lastMonth') {
    const to = addDays(month, -1);
    return { from: monthOf(to), to };
  }
  return { from: month, to: addDays(monthOf(addDays(month, 31)), -1) };
}

/** Which of them it is; none: one that was typed. */
export const nameOfPeriod = ({ from, to }: Period, today: string): PeriodName | null =>
  PERIODS.find(name => {
    const one = periodOf(name, today);
    return one.from === from && one.to === to;
  }) ?? null;
