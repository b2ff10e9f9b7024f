const WEEKDAYS = [...'日一二三四五六'];
const DAY = 86_400_000;

/** The header of the government's office calendar. */
export const HEADER = '西元日期,星期,是否放假,備註';

export interface CalendarLine {
  /** ISO date. */
  date: string;
  weekday: string;
  weekend: boolean;
}

export function linesOf(year: number): CalendarLine[] {
  const lines: CalendarLine[] = [];
  for (let time = Date.UTC(year, 0, 1); new Date(time).getUTCFullYear() === year; time += DAY) {
    const weekday = new Date(time).getUTCDay();
    const date = new Date(time).toISOString().slice(0, 10);
    lines.push({ date, weekday: WEEKDAYS[weekday] as string, weekend: weekday % 6 === 0 });
  }
  return lines;
}

/**
 * A year as the government publishes it: Monday to Friday, but for what `marks` says of a date.
 *
 * @param marks mark and note by date: `{ '20260101': '2,開國紀念日' }`
 */
export function published(year: number, marks: Record<string, string> = {}): string {
  const lines = linesOf(year).map(({ date, weekday, weekend }) => {
    const compact = date.replaceAll('-', '');
    return `${compact},${weekday},${marks[compact] ?? (weekend ? '2,' : '0,')}`;
  });
  return [HEADER, ...lines, ''].join('\n');
}

/** Several files in one. */
export const together = (first: string, ...others: string[]): string =>
  [first, ...others.map(one => one.slice(one.indexOf('\n') + 1))].join('');

/** The weekend of the Lunar New Year is off by itself; 28 March 2026, a Saturday, is made up for. */
const MARKS: Record<string, string> = {
  '20260101': '2,開國紀念日',
  '20260214': '2,',
  '20260216': '2,農曆除夕',
  '20260217': '2,春節',
  '20260328': '0,補行上班',
  // Offices work.
  '20260903': '0,軍人節',
};

/** As the same days are kept elsewhere. */
export function normalised(year: number): string {
  const lines = linesOf(year).map(
    ({ date, weekday, weekend }) =>
      `${date},${year - 1911}/${date.slice(5).replace('-', '/')},${weekday},${weekend ? 0 : 1},,somewhere`,
  );
  return ['date,roc_date,weekday,is_workday,note,source', ...lines, ''].join('\n');
}

/** 1 January 2026, a Thursday, is on line 2. */
export const GOOD = published(2026, MARKS);
