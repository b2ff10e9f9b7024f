/** Days and times as people type them, in ROC years or Gregorian ones. */

export type ReadDay =
  | { day: string }
  /** Why it is none: not understood, or no such month, or no such day in that month of that year (as typed). */
  | { why: 'form' }
  | { why: 'month'; month: number }
  | { why: 'day'; year: number; month: number; day: number };

const FIRST_ROC_YEAR = 1911;
const NOT_UNDERSTOOD: ReadDay = { why: 'form' };

const two = (value: number) => String(value).padStart(2, '0');

/** Digits and signs of any width, without spaces and without the weekday behind it. */
const plain = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/\(?(星期|週|周)?[一二三四五六日]\)?$/, found => (found === '日' ? found : ''));

/** 115/11/21, 1151121, 115.11.21, 民國115年11月21日 and 2026-11-21, 20261121 → 2026-11-21. */
export function readDay(typed: string): ReadDay {
  const [, era = '', text = ''] = /^(中華民國|民國|西元|公元)?(.*)$/.exec(plain(typed)) ?? [];
  const found =
    text.match(/^(\d{1,4})年(\d{1,2})月(\d{1,2})日?$/) ??
    text.match(/^(\d{2,4})([/.-])(\d{1,2})\2(\d{1,2})$/)?.filter((_, index) => index !== 2) ??
    text.match(/^(\d{2,4})(\d{2})(\d{2})$/);
  if (!found) return NOT_UNDERSTOOD;
  const [year = 0, month = 0, day = 0] = found.slice(1).map(Number);
  const isRoc = era.endsWith('民國') || (era === '' && year < FIRST_ROC_YEAR);
  if (year === 0 || (isRoc ? year > 999 : year < FIRST_ROC_YEAR)) return NOT_UNDERSTOOD;
  if (month < 1 || month > 12) return { why: 'month', month };
  const full = isRoc ? year + FIRST_ROC_YEAR : year;
  const last = new Date(Date.UTC(full, month, 0)).getUTCDate();
  return day < 1 || day > last
    ? { why: 'day', year, month, day }
    : { day: `${full}-${two(month)}-${two(day)}` };
}

/** What a part of the day adds to an hour of twelve; an hour it does not have is not guessed at. */
const HALVES: Record<string, (hour: number) => number | null> = {
  '': hour => hour,
  上午: hour => hour % 12,
  早上: hour => hour,
  中午: hour => (hour >= 11 ? hour : hour <= 2 ? hour + 12 : null),
  下午: hour => (hour % 12) + 12,
  晚上: hour => (hour >= 5 && hour < 12 ? hour + 12 : null),
};

/** 14:05, 1405, 905, 上午9時30分, 下午2點 → 14:05, 09:05, 09:30, 14:00; anything else → null. */
export function readClock(typed: string): string | null {
  const text = typed.normalize('NFKC').replace(/\s/g, '');
  const [, half = '', rest = ''] = /^(上午|早上|下午|晚上|中午)?(.*)$/.exec(text) ?? [];
  const found =
    rest.match(/^(\d{1,2})[:：](\d{2})$/) ??
    rest.match(/^(\d{1,2})[時點点](?:(\d{1,2})分|(半))?$/) ??
    rest.match(/^(\d{1,2})(\d{2})$/);
  if (!found) return null;
  const [typedHour = 0, told = 0] = found.slice(1, 3).map(one => Number(one ?? 0));
  const minute = found[3] ? 30 : told;
  const hour = half !== '' && typedHour > 12 ? null : (HALVES[half]?.(typedHour) ?? null);
  return hour === null || hour > 23 || minute > 59 ? null : `${two(hour)}:${two(minute)}`;
}
