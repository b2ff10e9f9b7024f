import type { Words } from '../platform/problem/problem.js';
import { isoDate, weekdayOf } from './local-days.js';

export const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;
const WEEKDAYS_EN = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const BEFORE_ROC = 1911;

/** 115年11月23日（星期一）; Monday 2026-11-23. */
export function dayInWords(day: number): Words {
  const date = isoDate(day);
  const [year = 0, month, ofMonth] = date.split('-').map(Number);
  return {
    'zh-TW': `${year - BEFORE_ROC}年${month}月${ofMonth}日（星期${WEEKDAYS[weekdayOf(day)]}）`,
    en: `${WEEKDAYS_EN[weekdayOf(day)]} ${date}`,
  };
}

/** 115年11月; 2026-11. */
export function monthInWords(date: string): Words {
  const [year = 0, month] = date.split('-').map(Number);
  return { 'zh-TW': `${year - BEFORE_ROC}年${month}月`, en: date.slice(0, 7) };
}
