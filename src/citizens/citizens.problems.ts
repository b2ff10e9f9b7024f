import { Problem } from '../platform/problem/problem.js';

export const identitySealed = (): Problem =>
  new Problem('IDENTITY_SEALED', 403, {
    'zh-TW':
      '陳情人身分已密封。需要知道時，請在案件頁說明理由申請解密，經核准後於期限內查看；話務人員可於該民眾再次來電、或由您承接回電時查看。',
    en: 'Who asked is sealed. If you need to know, ask for it on the case page with a reason; once approved you may read it for a limited time. At the desk it is open while that caller is on the line, or while you have taken the call-back.',
  });

export const phoneIncomplete = (): Problem =>
  new Problem('PHONE_INCOMPLETE', 422, {
    'zh-TW': '請輸入完整的電話號碼，市話須含區碼。',
    en: 'Type the whole number, with the area code of a landline.',
  });

export const tooManySearches = (): Problem =>
  new Problem('TOO_MANY_SEARCHES', 429, {
    'zh-TW': '您在一小時內以電話查詢多次而未登錄進線，請先登錄這通進線再查詢。',
    en: 'You have searched by telephone many times within an hour without recording a contact. Record this one first.',
  });
