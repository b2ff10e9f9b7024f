import type { Words } from '../platform/problem/problem.js';
import { isoDate, type LocalDays, weekdayOf } from './local-days.js';

const FIRST_ROC_YEAR = 1911;
const MINUTE = 60_000;
const HOUR = 60;
const NOON = 12 * HOUR;
const WEEKDAYS: Words[] = [
  { 'zh-TW': '日', en: 'Sun' },
  { 'zh-TW': '一', en: 'Mon' },
  { 'zh-TW': '二', en: 'Tue' },
  { 'zh-TW': '三', en: 'Wed' },
  { 'zh-TW': '四', en: 'Thu' },
  { 'zh-TW': '五', en: 'Fri' },
  { 'zh-TW': '六', en: 'Sat' },
];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const MORNING: Words = { 'zh-TW': '上午', en: ', morning' };
const AFTERNOON: Words = { 'zh-TW': '下午', en: ', afternoon' };

/** Times (milliseconds since the epoch) as people in the city read them: ROC years in Chinese, 24 hours, its time zone. */
export class DateWords {
  constructor(private readonly days: LocalDays) {}

  /** 115/11/21（六）14:05 · Sat 21 Nov 2026, 14:05 */
  moment(time: number): Words {
    const day = this.days.dayOf(time);
    return at(dayWords(day), this.minuteOf(day, time));
  }

  /** What ends with its day, ends at 24:00 of that day: 115/11/20（五）24:00 · Fri 20 Nov 2026, 24:00 */
  end(time: number): Words {
    const day = this.days.dayOf(time - 1);
    return at(dayWords(day), this.minuteOf(day, time));
  }

  /** From when until when: 115/11/21（六）14:05–18:05 · Sat 21 Nov 2026, 14:05 – 18:05 */
  span(from: number, to: number): Words {
    const last = this.days.dayOf(Math.max(to - 1, from));
    const clock = clockWords(this.minuteOf(last, to));
    const first = this.days.dayOf(from);
    if (last === first) return between(this.moment(from), { 'zh-TW': clock, en: clock });
    const end = this.end(to);
    const isOneYear = yearOf(first) === yearOf(last);
    return between(
      this.moment(from),
      isOneYear ? { ...end, 'zh-TW': `${withoutRocYear(last)}${clock}` } : end,
    );
  }

  /** Whole and half days: 115/11/14（六）–11/15（日） · Sat 14 Nov – Sun 15 Nov 2026; 115/07/10（五）下午 */
  run(from: number, to: number): Words {
    const [first, last] = [this.days.dayOf(from), this.days.dayOf(to - 1)];
    const begin = this.minuteOf(first, from) >= NOON ? AFTERNOON : null;
    const end = this.minuteOf(last, to) <= NOON ? MORNING : null;
    if (first === last) return joined(dayWords(first), begin ?? end);
    const isOneYear = yearOf(first) === yearOf(last);
    const [firstDay, lastDay] = [dayWords(first), dayWords(last)];
    return between(
      joined({ 'zh-TW': firstDay['zh-TW'], en: isOneYear ? withoutYear(first) : firstDay.en }, begin),
      joined({ 'zh-TW': isOneYear ? withoutRocYear(last) : lastDay['zh-TW'], en: lastDay.en }, end),
    );
  }

  /** The day that a time falls on: 115/11/21（六） · Sat 21 Nov 2026 */
  day(time: number): Words {
    return dayWords(this.days.dayOf(time));
  }

  /** The year that a time falls in: 民國 115 年 · 2026 */
  year(time: number): Words {
    const year = yearOf(this.days.dayOf(time));
    return { 'zh-TW': `民國 ${year - FIRST_ROC_YEAR} 年`, en: String(year) };
  }

  private minuteOf(day: number, time: number): number {
    return Math.floor((time - this.days.at(day)) / MINUTE);
  }
}

const yearOf = (day: number): number => Number(isoDate(day).slice(0, 4));
const two = (value: number): string => String(value).padStart(2, '0');
const clockWords = (minute: number): string => `${two(Math.floor(minute / HOUR))}:${two(minute % HOUR)}`;

const at = (day: Words, minute: number): Words => ({
  'zh-TW': `${day['zh-TW']}${clockWords(minute)}`,
  en: `${day.en}, ${clockWords(minute)}`,
});

/** Of a day by its number: 115/11/21（六） · Sat 21 Nov 2026 */
export const dayWords = (day: number): Words => ({
  'zh-TW': `${yearOf(day) - FIRST_ROC_YEAR}/${withoutRocYear(day)}`,
  en: `${withoutYear(day)} ${yearOf(day)}`,
});

/** Of the month in which a day lies: 115年11月 · Nov 2026 */
export function monthWords(day: number): Words {
  const month = Number(isoDate(day).slice(5, 7));
  return {
    'zh-TW': `${yearOf(day) - FIRST_ROC_YEAR}年${month}月`,
    en: `${MONTHS[month - 1]} ${yearOf(day)}`,
  };
}

/** 日 to 六, as 星期 is written; Sunday first. */
export const WEEKDAY_NAMES: readonly string[] = WEEKDAYS.map(words => words['zh-TW']);

function withoutRocYear(day: number): string {
  const [, month, date] = isoDate(day).split('-');
  return `${month}/${date}（${WEEKDAYS[weekdayOf(day)]?.['zh-TW']}）`;
}

function withoutYear(day: number): string {
  const [, month, date] = isoDate(day).split('-').map(Number);
  return `${WEEKDAYS[weekdayOf(day)]?.en} ${date} ${MONTHS[(month as number) - 1]}`;
}

const joined = (day: Words, part: Words | null): Words => ({
  'zh-TW': `${day['zh-TW']}${part?.['zh-TW'] ?? ''}`,
  en: `${day.en}${part?.en ?? ''}`,
});

const between = (from: Words, to: Words): Words => ({
  'zh-TW': `${from['zh-TW']}–${to['zh-TW']}`,
  en: `${from.en} – ${to.en}`,
});
