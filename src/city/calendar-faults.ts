import type { Words } from '../platform/problem/problem.js';
import { dayWords, WEEKDAY_NAMES } from './dates.words.js';
import { isoDate, weekdayOf } from './local-days.js';

/** What is wrong in a calendar file, and where. */
export interface CalendarFault {
  line: number;
  code: string;
  /** With the line. */
  message: Words;
}

const fault = (line: number, code: string, zh: string, en: string): CalendarFault => ({
  line,
  code,
  message: { 'zh-TW': `第${line}行：${zh}`, en: `Line ${line}: ${en}` },
});

export const empty = (): CalendarFault => fault(1, 'FILE_EMPTY', '檔案是空的。', 'the file is empty.');

export const noCsv = (line: number): CalendarFault =>
  fault(
    line,
    'NOT_CSV',
    '讀不出來，這不是 UTF-8 或 Big5 編碼的 CSV 檔（試算表請另存為 CSV）。',
    'this cannot be read: it is no CSV file in UTF-8 or Big5. Save a spreadsheet as CSV.',
  );

export const noHeader = (line: number): CalendarFault =>
  fault(
    line,
    'NO_HEADER',
    '沒有標題列。應為「西元日期,星期,是否放假,備註」。',
    'there is no header. It should be 西元日期,星期,是否放假,備註 (or date,weekday,is_workday,note).',
  );

export const otherColumns = (line: number, has: number, wanted: number): CalendarFault =>
  fault(
    line,
    'COLUMNS_DIFFER',
    `有 ${has} 欄，標題列有 ${wanted} 欄。`,
    `it has ${has} columns, the header has ${wanted}.`,
  );

export const noDate = (line: number, text: string, example: string): CalendarFault =>
  fault(
    line,
    'DATE_IMPOSSIBLE',
    `日曆上沒有「${text}」這一天（日期的寫法為 ${example}）。`,
    `there is no day "${text}" on the calendar (a date is written ${example}).`,
  );

export const rocDateContradicts = (line: number, text: string, day: number): CalendarFault =>
  fault(
    line,
    'ROC_DATE_CONTRADICTS',
    `民國日期「${text}」不是 ${isoDate(day)}。`,
    `the ROC date "${text}" is not ${isoDate(day)}.`,
  );

export const unknownWeekday = (line: number, text: string): CalendarFault =>
  fault(
    line,
    'WEEKDAY_UNKNOWN',
    `沒有星期「${text}」，應為${WEEKDAY_NAMES.join('、')}其中之一。`,
    `there is no weekday "${text}"; it is one of ${WEEKDAY_NAMES.join(', ')}.`,
  );

export const weekdayContradicts = (line: number, text: string, day: number): CalendarFault =>
  fault(
    line,
    'WEEKDAY_CONTRADICTS',
    `${isoDate(day)} 是星期${WEEKDAY_NAMES[weekdayOf(day)]}，檔案寫的是「${text}」；日期或星期有一個打錯了。`,
    `${dayWords(day).en} is not 星期${text}: the date or the weekday is mistyped.`,
  );

export const unknownMark = (line: number, text: string, marks: Words): CalendarFault =>
  fault(
    line,
    'MARK_UNKNOWN',
    `不認得放假註記「${text}」，應為 ${marks['zh-TW']}。`,
    `the mark "${text}" is unknown; it is ${marks.en}.`,
  );

export const dayTwice = (line: number, day: number, first: number): CalendarFault =>
  fault(
    line,
    'DAY_TWICE',
    `${isoDate(day)} 在第${first}行已經出現過。`,
    `${isoDate(day)} stands on line ${first} already.`,
  );

export function daysMissing(line: number, from: number, to: number): CalendarFault {
  const count = to - from + 1;
  const [zh, en] =
    count === 1
      ? [isoDate(from), isoDate(from)]
      : [
          `${isoDate(from)} 至 ${isoDate(to)}（${count} 天）`,
          `${isoDate(from)} to ${isoDate(to)} (${count} days)`,
        ];
  return fault(line, 'DAY_MISSING', `這一行之前缺少 ${zh}。`, `before this line ${en} is missing.`);
}

export const yearNotWhole = (line: number, year: number, from: number, to: number): CalendarFault =>
  fault(
    line,
    'YEAR_NOT_WHOLE',
    `${year} 年不完整，只有 ${isoDate(from)} 至 ${isoDate(to)}；請匯入整年的日曆。`,
    `${year} is not whole: there is only ${isoDate(from)} to ${isoDate(to)}. Import the calendar of the whole year.`,
  );
