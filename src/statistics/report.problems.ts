import { Problem } from '../platform/problem/problem.js';

/** Somebody of an agency whose account names none. */
export const nothingToSee = (): Problem =>
  new Problem('NO_AGENCY', 403, {
    'zh-TW': '您的帳號沒有所屬機關，無法查看報表。',
    en: 'Your account belongs to no agency, so there is no report to see.',
  });

/** Each of them holds a connection until it is written. */
export const tooManyFiles = (): Problem =>
  new Problem('TOO_MANY_FILES', 503, {
    'zh-TW': '目前下載案件清單的人數較多，請稍後再試。',
    en: 'Many lists of cases are being written just now; please try again in a moment.',
  });
