import { Problem } from '../../platform/problem/problem.js';
import { TooMany } from '../../platform/problem/too-many.js';
import { waitInWords } from './status.rules.js';

/** The same for each of: no such case, another password, a case that is not shown here. */
export const statusUnknown = (): Problem =>
  new Problem('CASE_STATUS_UNKNOWN', 404, {
    'zh-TW': '查不到這個案件：案件編號或密碼不正確，或是這個案件不提供線上查詢。請再核對一次，或撥打 1999。',
    en: 'Nothing to show: the number or the password is not right, or the case is not shown here. Check both, or call 1999.',
  });

export const wrongTooOften = (waitSeconds: number): TooMany => {
  const wait = waitInWords(waitSeconds);
  return new TooMany(waitSeconds, {
    'zh-TW': `案件編號或密碼輸入錯誤的次數太多，請於 ${wait['zh-TW']}後再試，或撥打 1999。`,
    en: `The number or the password was wrong too many times. Try again in ${wait.en}, or call 1999.`,
  });
};
