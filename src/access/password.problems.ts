import { Problem } from '../platform/problem/problem.js';
import { invalid } from '../platform/problem/validation.js';

export const passwordWrong = (): Problem =>
  invalid([
    {
      field: 'current',
      message: { 'zh-TW': '目前的密碼不正確。', en: 'The current password is wrong.' },
    },
  ]);

export const passwordUsedBefore = (): Problem =>
  invalid([
    {
      field: 'password',
      message: {
        'zh-TW': '新密碼不可與最近 3 次使用的密碼相同。',
        en: 'The new password is none of the last 3 that were used.',
      },
    },
  ]);

export const passwordTooNew = (days: number): Problem =>
  new Problem('PASSWORD_TOO_NEW', 409, {
    'zh-TW': `密碼變更後須滿 ${days} 日才能再變更。若懷疑密碼外洩，請洽主管或系統管理者重設。`,
    en: `A password is kept for at least ${days} ${days === 1 ? 'day' : 'days'}. If somebody else may know it, ask your chief or an administrator for a reset.`,
  });

export const noPasswordHere = (): Problem =>
  new Problem('NO_PASSWORD_HERE', 409, {
    'zh-TW': '這個帳號不使用本系統的密碼登入。',
    en: 'This account does not sign in with a password of this system.',
  });

export const linkNotValid = (): Problem =>
  new Problem('PASSWORD_LINK_INVALID', 404, {
    'zh-TW': '這個連結已經使用過、已過期，或已被新的連結取代。請洽主管或系統管理者重新取得。',
    en: 'This link was used, has expired, or was replaced by a newer one. Ask your chief or an administrator for another.',
  });
