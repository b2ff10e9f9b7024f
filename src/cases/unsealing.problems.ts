import { Problem } from '../platform/problem/problem.js';

export const noPetitioner = (): Problem =>
  new Problem('NO_PETITIONER', 404, {
    'zh-TW': '這個案件沒有留下陳情人資料。',
    en: 'Nobody left a name or number with this case.',
  });

export const alreadyAsked = (): Problem =>
  new Problem('ALREADY_ASKED', 409, {
    'zh-TW': '您已申請解密這個案件，正在等候核准。',
    en: 'You have asked for this case already. It waits for a decision.',
  });

export const unsealingNotFound = (): Problem =>
  new Problem('UNSEALING_NOT_FOUND', 404, {
    'zh-TW': '查無這項解密申請。',
    en: 'There is no such request to unseal.',
  });

export const notYoursToDecide = (): Problem =>
  new Problem('UNSEALING_NOT_YOURS', 403, {
    'zh-TW': '這項解密申請不由您核准；自己的申請不能自己核准。',
    en: 'This request is not yours to decide. Nobody decides on their own.',
  });

/** Whoever holds the one-time link of an account can be both: the one who asks and the one who decides. */
export const madeTheOther = (): Problem =>
  new Problem('ACCOUNT_OF_YOURS', 403, {
    'zh-TW': '您與申請人其中一方在 7 日內建立或重設過另一方的帳號，請由其他主管決定。',
    en: 'One of you has made or reset the account of the other within 7 days. Let somebody else decide.',
  });

export const notYoursToEnd = (): Problem =>
  new Problem('UNSEALING_NOT_YOURS', 403, {
    'zh-TW': '這項解密不是您申請的，也不由您核准，您不能結束它。',
    en: 'This unsealing is neither yours nor yours to decide.',
  });

export const notWaiting = (): Problem =>
  new Problem('ACTION_NOT_POSSIBLE', 409, {
    'zh-TW': '這項解密申請已經處理過了。',
    en: 'This request has been decided already.',
  });

export const notInForce = (): Problem =>
  new Problem('ACTION_NOT_POSSIBLE', 409, {
    'zh-TW': '這項解密已不在有效期間。',
    en: 'This unsealing is no longer in force.',
  });
