import { readDay } from './typed-dates.js';

/** Dates as people here read and type them: ROC years, Asia/Taipei, 24 hours. */

export type Language = 'zh-TW' | 'en';

const ZONE = 'Asia/Taipei';
const FIRST_ROC_YEAR = 1911;
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  weekday: number;
}

const taipei = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

function partsOf(time: string | number): Parts {
  const found = Object.fromEntries(
    taipei.formatToParts(new Date(time)).map(part => [part.type, Number(part.value)]),
  );
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = found;
  return { year, month, day, hour, minute, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() };
}

const two = (value: number) => String(value).padStart(2, '0');
const english = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const englishLong = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  dateStyle: 'full',
  timeStyle: 'short',
});

const englishShort = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
});
const englishDay = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, dateStyle: 'full' });

/** 2026-11-21, the day in Taipei. */
export function isoDay(time: string | number): string {
  const { year, month, day } = partsOf(time);
  return `${year}-${two(month)}-${two(day)}`;
}

export function timeOfDay(time: string | number): string {
  const { hour, minute } = partsOf(time);
  return `${two(hour)}:${two(minute)}`;
}

/** 115/11/21（六） */
export function dayWords(time: string | number, language: Language): string {
  if (language === 'en') return english.format(new Date(time));
  const { year, month, day, weekday } = partsOf(time);
  return `${year - FIRST_ROC_YEAR}/${two(month)}/${two(day)}（${WEEKDAYS[weekday]}）`;
}

const joined = (day: string, clock: string, language: Language): string =>
  language === 'en' ? `${day}, ${clock}` : `${day}${clock}`;

/** 115/11/21（六）14:05 */
export const dateTimeWords = (time: string | number, language: Language): string =>
  joined(dayWords(time, language), timeOfDay(time), language);

/** The whole date, for titles and for ears. */
export function fullDateWords(time: string | number, language: Language): string {
  if (language === 'en') return `${englishLong.format(new Date(time))} (Taipei)`;
  const { year, month, day, weekday } = partsOf(time);
  const roc = year - FIRST_ROC_YEAR;
  return `中華民國 ${roc} 年 ${month} 月 ${day} 日 星期${WEEKDAYS[weekday]} ${timeOfDay(time)}（西元 ${year} 年）`;
}

/** A day of the calendar, whatever the time. */
const noon = (isoDate: string): string => `${isoDate}T12:00:00+08:00`;

/** 2026-11-21 → 115/11/21（六） */
export const calendarDayWords = (isoDate: string, language: Language): string =>
  dayWords(noon(isoDate), language);

/** 11/21（六）, where the year is said already. */
export function shortDayWords(isoDate: string, language: Language): string {
  if (language === 'en') return englishShort.format(new Date(noon(isoDate)));
  const { month, day, weekday } = partsOf(noon(isoDate));
  return `${month}/${day}（${WEEKDAYS[weekday]}）`;
}

/** The whole day, for titles and for ears. */
export function fullDayWords(isoDate: string, language: Language): string {
  if (language === 'en') return englishDay.format(new Date(noon(isoDate)));
  const { year, month, day, weekday } = partsOf(noon(isoDate));
  return `中華民國 ${year - FIRST_ROC_YEAR} 年 ${month} 月 ${day} 日 星期${WEEKDAYS[weekday]}（西元 ${year} 年）`;
}

/** A day not long ago, to be read aloud. */
export function spokenDayWords(time: string, language: Language): string {
  if (language === 'en') return englishDay.format(new Date(time));
  const { month, day, weekday } = partsOf(time);
  return `${month} 月 ${day} 日 星期${WEEKDAYS[weekday]}`;
}

/** A limit that ends with its day is due at 24:00 of that day. */
function dueParts(dueAt: string): { time: number; clock: string } {
  const time = Date.parse(dueAt);
  const clock = timeOfDay(time);
  return clock === '00:00' ? { time: time - 60_000, clock: '24:00' } : { time, clock };
}

/** 115/11/24（二）24:00 */
export function dueDateWords(dueAt: string, language: Language): string {
  const { time, clock } = dueParts(dueAt);
  return joined(dayWords(time, language), clock, language);
}

/** 今天 18:05, 明天 09:00, 115/11/24（二）24:00 */
export function dueWords(dueAt: string, now: number, language: Language): string {
  const { time, clock } = dueParts(dueAt);
  const away = Math.round((Date.parse(isoDay(time)) - Date.parse(isoDay(now))) / 86_400_000);
  const near = language === 'en' ? ['today', 'tomorrow'][away] : ['今天', '明天'][away];
  if (near) return `${near} ${clock}`;
  return dueDateWords(dueAt, language);
}

/** 115/11/21, the way it is typed. */
export function rocDay(isoDate: string): string {
  const [year, month, day] = isoDate.split('-');
  return `${Number(year) - FIRST_ROC_YEAR}/${month}/${day}`;
}

/** As `readDay` reads it; anything that is no day → null. */
export function parseDay(typed: string): string | null {
  const read = readDay(typed);
  return 'why' in read ? null : read.day;
}

export const addDays = (isoDate: string, days: number): string =>
  new Date(Date.parse(isoDate) + days * 86_400_000).toISOString().slice(0, 10);

/** A month (2026-11). */
export const monthWords = (key: string, language: Language): string => {
  const [year, month] = key.split('-').map(Number) as [number, number];
  return language === 'en' ? key : `${year - 1911} 年 ${month} 月`;
};
