import { Problem } from '../platform/problem/problem.js';

export const signInFailed = (): Problem =>
  new Problem('SIGN_IN_FAILED', 401, {
    'zh-TW': '帳號或密碼不正確。',
    en: 'The user name or the password is wrong.',
  });

export const accountLocked = (): Problem =>
  new Problem('ACCOUNT_LOCKED', 429, {
    'zh-TW': '登入失敗次數過多，帳號暫時鎖定，請於 15 分鐘後再試。',
    en: 'Too many failed attempts. This account is locked; try again in 15 minutes.',
  });

export const addressLocked = (): Problem =>
  new Problem('TOO_MANY_FAILURES', 429, {
    'zh-TW': '這個網路位址登入失敗次數過多，請於 15 分鐘後再試。',
    en: 'Too many failed attempts from this network address. Try again in 15 minutes.',
  });

export const accountDormant = (): Problem =>
  new Problem('ACCOUNT_DORMANT', 403, {
    'zh-TW': '這個帳號太久沒有登入，已停止使用。請洽貴機關主管或系統管理者恢復。',
    en: 'Nobody has signed in to this account for long, so it is closed. Ask your chief or an administrator to open it.',
  });

export const passwordChangeRequired = (): Problem =>
  new Problem('PASSWORD_CHANGE_REQUIRED', 403, {
    'zh-TW': '請先變更密碼，才能使用其他功能。',
    en: 'Choose a new password first; nothing else is open until then.',
  });

export const sessionNotFound = (): Problem =>
  new Problem('SESSION_NOT_FOUND', 404, {
    'zh-TW': '沒有這個登入，可能已經結束。',
    en: 'There is no such session; it may have ended.',
  });
