import { Problem } from '../platform/problem/problem.js';

export const notSignedIn = (): Problem =>
  new Problem('NOT_SIGNED_IN', 401, {
    'zh-TW': '您尚未登入，或登入已逾時，請重新登入。',
    en: 'You are not signed in, or your session has ended. Sign in again.',
  });

/** Unknown, expired, revoked, of a closed account: which of them is nobody's business who does not have the key. */
export const keyInvalid = (): Problem =>
  new Problem('KEY_INVALID', 401, {
    'zh-TW': '這把 API 金鑰無效、已到期或已撤銷。',
    en: 'This API key is unknown, expired or revoked.',
  });

export const twoIdentities = (): Problem =>
  new Problem('TWO_IDENTITIES', 400, {
    'zh-TW': '請求同時帶有 API 金鑰與登入的 Cookie，請只用其中一種。',
    en: 'This request brings both an API key and the cookie of a session. Send one of them.',
  });

export const notAllowed = (): Problem =>
  new Problem('NOT_ALLOWED', 403, {
    'zh-TW': '您的角色沒有這項權限。',
    en: 'Your role does not have this right.',
  });

export const rightNotDeclared = (): Problem =>
  new Problem('RIGHT_NOT_DECLARED', 403, {
    'zh-TW': '這項功能尚未設定權限，因此不開放。',
    en: 'No right is declared for this, so it is closed.',
  });

export const foreignOrigin = (): Problem =>
  new Problem('FOREIGN_ORIGIN', 403, {
    'zh-TW': '這項請求來自其他網站，已拒絕。',
    en: 'This request came from a page of another site and was refused.',
  });
