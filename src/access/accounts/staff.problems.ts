import { Problem } from '../../platform/problem/problem.js';

export const staffNotFound = (username: string | null = null): Problem =>
  new Problem('STAFF_NOT_FOUND', 404, {
    'zh-TW': username === null ? '查無這個帳號。' : `沒有帳號 ${username}。`,
    en: username === null ? 'There is no such account.' : `There is no account ${username}.`,
  });

export const staffNotYours = (): Problem =>
  new Problem('STAFF_NOT_YOURS', 403, {
    'zh-TW': '這個帳號不在您管理的範圍。',
    en: 'This account is not among those you manage.',
  });

export const notYourself = (): Problem =>
  new Problem('NOT_YOURSELF', 403, {
    'zh-TW': '不能變更自己的帳號，請由另一位管理者處理。',
    en: 'Nobody changes their own account. Ask another administrator.',
  });

export const lastAdmin = (): Problem =>
  new Problem('LAST_ADMIN', 409, {
    'zh-TW': '這是最後一位可用的系統管理者，不能停用或改為其他角色。',
    en: 'This is the last active administrator: the account stays as it is.',
  });

export const staffActionNotPossible = (): Problem =>
  new Problem('ACTION_NOT_POSSIBLE', 409, {
    'zh-TW': '這個帳號目前的狀態不能這樣處理。',
    en: 'This cannot be done with the account as it is now.',
  });

export const noPasswordHere = (username: string): Problem =>
  new Problem('NO_PASSWORD_HERE', 409, {
    'zh-TW': `帳號 ${username} 由市府單一帳號平臺登入或為介接系統，在這裡沒有密碼。`,
    en: `The account ${username} signs in by the city's account platform or is a machine: it has no password here.`,
  });

export const staffChanged = (): Problem =>
  new Problem('STALE_VERSION', 409, {
    'zh-TW': '剛才有人先變更了這個帳號，您的操作沒有執行。請重新載入後再試一次。',
    en: 'Someone else has just changed this account. Nothing was changed; reload and try again.',
  });
