import { addDays, endOfMonth, format, parseISO, startOfMonth, startOfWeek, subMonths } from 'date-fns';
import type { Right } from '../../access/rights.js';
import { AnnualQueryDto } from '../annual/annual.dto.js';
import { BreachQueryDto } from '../breaches/breach-report.dto.js';
import { BullyingTablesQueryDto } from '../bullying/bullying-tables.dto.js';
import { CallQueryDto } from '../call-centre/call-report.dto.js';
import { ResponseQueryDto } from '../responses/response-report.dto.js';
import { TimeControlQueryDto } from '../time-control/time-control.dto.js';

/** Whom a filter is shown to beside its owner: nobody, those of the same agency (or of the centre), all who read reports. */
export const SHARES = ['me', 'unit', 'readers'] as const;
export type Share = (typeof SHARES)[number];

const MONTHS = ['thisMonth', 'lastMonth'] as const;
const MONTHS_AND_YEARS = [...MONTHS, 'thisYear', 'lastYear'] as const;
export const PERIOD_NAMES = ['yesterday', 'lastWeek', ...MONTHS_AND_YEARS] as const;
export type PeriodName = (typeof PERIOD_NAMES)[number];

export interface Days {
  from: string;
  to: string;
}

interface Savable {
  /** What is asked of it. */
  query: new () => object;
  right: Right;
  /** Of what length its period may be, and how it is asked for these days. */
  periods: readonly PeriodName[];
  asked: (days: Days) => Record<string, string>;
}

const byDays = { periods: PERIOD_NAMES, asked: (days: Days) => ({ ...days }) } as const;
const ROC_BEFORE_YEAR_ONE = 1911;
const WHOLE_YEAR = '1-12';

/** Reports whose filters can be saved. */
export const SAVED_REPORTS = {
  breaches: { query: BreachQueryDto, right: 'report.read', ...byDays },
  responses: { query: ResponseQueryDto, right: 'report.read', ...byDays },
  bullying: { query: BullyingTablesQueryDto, right: 'bullying.count', ...byDays },
  'call-centre': { query: CallQueryDto, right: 'report.calls', ...byDays },
  annual: {
    query: AnnualQueryDto,
    right: 'annual-report.read',
    periods: MONTHS_AND_YEARS,
    asked: ({ from, to }) => {
      const months = [from, to].map(day => Number(day.slice(5, 7))).join('-');
      const year = String(Number(from.slice(0, 4)) - ROC_BEFORE_YEAR_ONE);
      return { year, ...(months !== WHOLE_YEAR && { months }) };
    },
  },
  'time-control': {
    query: TimeControlQueryDto,
    right: 'report.read',
    periods: MONTHS,
    asked: ({ from }) => ({ month: from.slice(0, 7) }),
  },
} as const satisfies Record<string, Savable>;
export type SavedReport = keyof typeof SAVED_REPORTS;
export const savedReports = Object.keys(SAVED_REPORTS) as SavedReport[];
const savable: Record<SavedReport, Savable> = SAVED_REPORTS;

type Asked = Record<string, string | string[]>;

/** What is asked on a day: a period by its name takes the place of whatever stood there. Null: it has no such period. */
export function askedOn(
  { report, asked, period }: { report: SavedReport; asked: Asked; period?: PeriodName | null | undefined },
  today: string,
): Asked | null {
  const { periods, asked: askedFor } = savable[report];
  if (!period) return asked;
  return periods.includes(period) ? { ...asked, ...askedFor(daysOf(period, today)) } : null;
}

/** What a period by its name says anew each time. */
const DAYS = ['from', 'to', 'year', 'months', 'month'];
export const withoutDays = (asked: Asked): Asked =>
  Object.fromEntries(Object.entries(asked).filter(([name]) => !DAYS.includes(name)));

export const rightFor = (report: SavedReport): Right => savable[report].right;

const MONDAY = { weekStartsOn: 1 } as const;
const WEEK = 7;

/** The first and the last day, as seen from a day (2026-11-21). A week begins on Monday. */
export function daysOf(name: PeriodName, today: string): Days {
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
