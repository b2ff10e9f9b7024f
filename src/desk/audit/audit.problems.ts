import { Problem } from '../../platform/problem/problem.js';

export const noSuchAccount = (): Problem =>
  new Problem('NO_SUCH_ACCOUNT', 404, {
    'zh-TW': '查無此帳號，請確認帳號名稱。',
    en: 'There is no such account. Check the user name.',
  });

export const onePersonOnly = (): Problem =>
  new Problem('ONE_PERSON_ONLY', 422, {
    'zh-TW': '請以案件編號或電話擇一指定民眾。',
    en: 'Say who is meant by a case number or by a telephone number, not by both.',
  });

export const periodTooLong = (days: number): Problem =>
  new Problem('PERIOD_TOO_LONG', 422, {
    'zh-TW': `期間請勿超過 ${days} 天，且起日須早於迄日。`,
    en: `Choose a period of at most ${days} days that ends after it begins.`,
  });

export const logHasNoHead = (): Problem =>
  new Problem('LOG_HAS_NO_HEAD', 500, {
    'zh-TW': '紀錄的鏈首不見了，請立即通知系統管理人員執行 npm run verify-log。',
    en: 'The head of the log is gone. Have the operator run npm run verify-log at once.',
  });
