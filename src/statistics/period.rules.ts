import { tz } from '@date-fns/tz';
import { addDays, addYears, isValid, parseISO } from 'date-fns';
import { formatInTaipei, TAIPEI } from '../platform/clock/taipei.js';

/** From `from` until before `to`. */
export interface Period {
  from: Date;
  to: Date;
}

/** A day is a calendar day of the city. */
const zone = tz(TAIPEI);
const midnight = (date: string): Date => parseISO(date, { in: zone });
const plain = (date: Date): Date => new Date(date.getTime());

/** Nobody reads of longer at once. */
const MOST_YEARS = 20;

/**
 * From the first moment of `first` to the last of `last` (yyyy-mm-dd). Null when there is no such day, no time between, or
 * too much of it.
 */
export function daysFrom(first: string, last: string): Period | null {
  const from = midnight(first);
  const end = midnight(last);
  if (!isValid(from) || !isValid(end) || from > end || end >= addYears(from, MOST_YEARS)) return null;
  return { from: plain(from), to: plain(addDays(end, 1, { in: zone })) };
}

export const dayAt = (time: Date): string => formatInTaipei(time, 'yyyy-MM-dd');

/** Its first day, and the one after its last. */
export const datesOf = ({ from, to }: Period): [string, string] => [dayAt(from), dayAt(to)];

/** As people read it: 民國 in Chinese (105/11/03（四）14:05), ISO order in English. */
export function readableTime(time: Date, language: 'zh-TW' | 'en'): string {
  const clock = formatInTaipei(time, 'HH:mm');
  return `${readableDay(dayAt(time), language)}${language === 'en' ? ' ' : ''}${clock}`;
}

const ROC_BEFORE_YEAR_ONE = 1911;
const WEEKDAYS = '日一二三四五六';

/** A day, or a month (2026-11). With its weekday: spreadsheets take a bare 115/11/03 for a day of the year 115. */
export function readableDay(day: string, language: 'zh-TW' | 'en'): string {
  if (language === 'en') return day;
  const [year, month, date] = day.split('-');
  const ofYear = Number(year) - ROC_BEFORE_YEAR_ONE;
  if (date === undefined) return `${ofYear} 年 ${Number(month)} 月`;
  return `${ofYear}/${month}/${date}（${WEEKDAYS[new Date(`${day}T00:00Z`).getUTCDay()]}）`;
}
