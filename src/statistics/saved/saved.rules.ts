import { addDays, endOfMonth, format, parseISO, startOfMonth, startOfWeek, subMonths } from 'date-fns';
import { BreachQueryDto } from '../breaches/breach-report.dto.js';

/** Reports whose filters can be saved, by what is asked of them. Who may read them: `report.read`. */
export const SAVED_REPORTS = { breaches: BreachQueryDto } as const;
export type SavedReport = keyof typeof SAVED_REPORTS;
export const savedReports = Object.keys(SAVED_REPORTS) as SavedReport[];

/** Whom a filter is shown to beside its owner: nobody, those of the same agency (or of the centre), all who read reports. */
export const SHARES = ['me', 'unit', 'readers'] as const;
export type Share = (typeof SHARES)[number];

export const PERIOD_NAMES = [
  'yesterday',
  'lastWeek',
  'thisMonth',
  'lastMonth',
  'thisYear',
  'lastYear',
] as const;
export type PeriodName = (typeof PERIOD_NAMES)[number];

const MONDAY = { weekStartsOn: 1 } as const;
const WEEK = 7;

/** The first and the last day, as seen from a day (2026-11-21). A week begins on Monday. */
export function daysOf(name: PeriodName, today: string): { from: string; to: string } {
  const now = parseISO(today);
  const of = (from: Date, to: Date) => ({ from: format(from, 'yyyy-MM-dd'), to: format(to, 'yyyy-MM-dd') });
  const year = now.getFullYear() - (name === 'lastYear' ? 1 : 0);
  const month = startOfMonth(name === 'lastMonth' ? subMonths(now, 1) : now);
  const week = addDays(startOfWeek(now, MONDAY), -WEEK);
  if (name === 'yesterday') return of(addDays(now, -1), addDays(now, -1));
  if (name === 'lastWeek') return of(week, addDays(week, WEEK - 1));
  if (name === 'thisYear' || name === 'lastYear') return { from: `${year}-01-01`, to: `${year}-12-31` };
  return of(month, endOfMonth(month));
}
