import type { SavedFilter } from '../api/types.js';
import { addDays } from '../words/dates.js';
import { PERIODS, type Period, type PeriodName } from './period.js';
import type { Given } from './use-asked.js';

/** How the address of a report says its period: which ones it may have by name, and to and from days. */
interface PeriodForm {
  names: readonly PeriodName[];
  days: (asked: Partial<Given>) => Period;
  asked: (days: Period) => Record<string, string>;
}

const ROC_BEFORE_YEAR_ONE = 1911;
const MONTHS = ['thisMonth', 'lastMonth'] as const;
const WHOLE_YEAR = '1-12';

const endOf = (month: string): string => addDays(`${addDays(`${month}-01`, 31).slice(0, 7)}-01`, -1);

const byDays: PeriodForm = {
  names: PERIODS,
  days: ({ from, to }) => ({ from: String(from), to: String(to) }),
  asked: days => ({ ...days }),
};

export const PERIOD_FORMS: Record<SavedFilter['report'], PeriodForm> = {
  breaches: byDays,
  responses: byDays,
  bullying: byDays,
  'call-centre': byDays,
  annual: {
    names: [...MONTHS, 'thisYear', 'lastYear'],
    days: ({ year, months = WHOLE_YEAR }) => {
      const [first, last = first] = String(months).split('-');
      const of = (month?: string) => `${Number(year) + ROC_BEFORE_YEAR_ONE}-${month?.padStart(2, '0')}`;
      return { from: `${of(first)}-01`, to: endOf(of(last)) };
    },
    asked: ({ from, to }) => {
      const months = [from, to].map(day => Number(day.slice(5, 7))).join('-');
      const year = String(Number(from.slice(0, 4)) - ROC_BEFORE_YEAR_ONE);
      return { year, ...(months !== WHOLE_YEAR && { months }) };
    },
  },
  'time-control': {
    names: MONTHS,
    days: ({ month }) => ({ from: `${month}-01`, to: endOf(String(month)) }),
    asked: ({ from }) => ({ month: from.slice(0, 7) }),
  },
};

/** What a period by its name says anew each time. */
const DAYS = ['from', 'to', 'year', 'months', 'month'];
export const withoutDays = (asked: Given): Given =>
  Object.fromEntries(Object.entries(asked).filter(([name]) => !DAYS.includes(name)));
