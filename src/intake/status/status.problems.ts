import { Problem } from '../../platform/problem/problem.js';

/** The same for each of: no such case, another password, a case that is not shown here. */
export const statusUnknown = (): Problem =>
  new Problem('CASE_STATUS_UNKNOWN', 404, {
    'zh-TW': '查不到這個案件：案件編號或密碼不正確，或是這個案件不提供線上查詢。請再核對一次，或撥打 1999。',
    en: 'Nothing to show: the number or the password is not right, or the case is not shown here. Check both, or call 1999.',
  });
