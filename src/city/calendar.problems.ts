import { Problem } from '../platform/problem/problem.js';
import type { CalendarFault } from './calendar-faults.js';
import { dayWords } from './dates.words.js';
import { dayNumber } from './local-days.js';

/** More are counted only: one mistyped column is a fault on every line. */
const MOST_FAULTS = 50;
const MOST_DAYS = 10;

export function calendarFaulty(faults: readonly CalendarFault[]): Problem {
  const shown = faults.slice(0, MOST_FAULTS);
  const rest = faults.length - shown.length;
  return new Problem(
    'CALENDAR_FAULTY',
    422,
    {
      'zh-TW': `檔案有 ${faults.length} 處錯誤${rest > 0 ? `，以下只列前 ${shown.length} 處` : ''}；沒有匯入任何資料，請修正後再試。`,
      en: `The file has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}${rest > 0 ? `, of which the first ${shown.length} are listed` : ''}. Nothing was imported; correct it and try again.`,
    },
    shown.map(({ line, code, message }) => ({ field: `file:${line}`, code, message })),
  );
}

/** @param dates ISO dates, in order */
export function daysFrozen(dates: readonly string[]): Problem {
  const days = dates.slice(0, MOST_DAYS).map(date => dayWords(dayNumber(date)));
  const more = dates.length > MOST_DAYS;
  return new Problem('CALENDAR_IN_FROZEN_MONTH', 422, {
    'zh-TW': `這份日曆會變更統計數字已定案月份的 ${dates.length} 天：${days.map(day => day['zh-TW']).join('、')}${more ? '等' : ''}。沒有匯入任何資料。`,
    en: `This calendar would change ${dates.length} ${dates.length === 1 ? 'day' : 'days'} of months whose figures are final: ${days.map(day => day.en).join(', ')}${more ? ' …' : ''}. Nothing was imported.`,
  });
}

export const noProfile = (): Problem =>
  new Problem('CITY_NOT_LOADED', 409, {
    'zh-TW': '城市設定尚未載入，請先載入再匯入辦公日曆。',
    en: 'No city profile is loaded yet. Load it first: npm run city -- load.',
  });
