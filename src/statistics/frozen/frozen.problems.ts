import { Problem } from '../../platform/problem/problem.js';

export const notFrozen = (): Problem =>
  new Problem('MONTH_NOT_FROZEN', 404, {
    'zh-TW': '這個月份尚未凍結，統計數字仍隨案件更新，無須更正。',
    en: 'That month is not frozen: its figures still follow the cases, and there is nothing to correct.',
  });

export const nothingChanged = (): Problem =>
  new Problem('NOTHING_TO_CORRECT', 422, {
    'zh-TW': '這個月份的統計數字與最新版本相同，無須更正。',
    en: 'The figures of that month are what its newest version says: there is nothing to correct.',
  });

export const correctedMeanwhile = (): Problem =>
  new Problem('STALE_VERSION', 409, {
    'zh-TW': '這個月份剛剛已由他人更正，請重新整理後再確認。',
    en: 'Somebody else has just corrected that month. Please look at it anew.',
  });

/** Not all that happened in it has been counted yet. */
export const notComplete = (): Problem =>
  new Problem('MONTH_NOT_COMPLETE', 409, {
    'zh-TW': '這個月份尚有未計入的資料，請稍後再試；若持續發生，請聯絡系統管理員。',
    en: 'Not all of that month has been counted yet. Please try again later, and tell the administrator if it goes on.',
  });
