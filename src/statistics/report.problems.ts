import { Problem } from '../platform/problem/problem.js';

/** Somebody of an agency whose account names none. */
export const nothingToSee = (): Problem =>
  new Problem('NO_AGENCY', 403, {
    'zh-TW': '您的帳號沒有所屬機關，無法查看報表。',
    en: 'Your account belongs to no agency, so there is no report to see.',
  });
