import { Problem } from '../../platform/problem/problem.js';
import type { FormFlaw } from './form-token.service.js';
import { LINK_DAYS } from './letter.rules.js';

export const linkInvalid = (): Problem =>
  new Problem('LETTER_LINK_INVALID', 404, {
    'zh-TW': '這個確認連結無效。請開啟最近一封確認信裡的連結，或重新寫信。',
    en: 'This link is not valid. Open the one in the latest mail we sent you, or write again.',
  });

export const linkExpired = (): Problem =>
  new Problem('LETTER_LINK_EXPIRED', 410, {
    'zh-TW': `這個確認連結已超過 ${LINK_DAYS} 天，來信沒有受理。如仍需要協助，請重新寫信或撥打 1999。`,
    en: `This link is older than ${LINK_DAYS} days, and the letter was not accepted. If you still need help, write again or call 1999.`,
  });

export const letterNotFound = (): Problem =>
  new Problem('LETTER_NOT_FOUND', 404, { 'zh-TW': '沒有這封來信。', en: 'There is no such letter.' });

export const changedMeanwhile = (): Problem =>
  new Problem('STALE_VERSION', 409, {
    'zh-TW': '剛才有人先更新了這封來信，您的操作沒有儲存。請看過最新內容後再試。',
    en: 'Someone else has just acted on this letter. Nothing was changed; look at it anew and try again.',
  });

export const formRefused = (flaw: FormFlaw): Problem =>
  flaw === 'too-old'
    ? new Problem('FORM_EXPIRED', 422, {
        'zh-TW': '這份表單開啟太久了。您填的內容還在，請再按一次送出。',
        en: 'This form has been open for too long. What you wrote is still there: send it again.',
      })
    : new Problem('FORM_REFUSED', 422, {
        'zh-TW': '這份表單無法送出。您填的內容還在，請稍候幾秒再按一次送出。',
        en: 'This form could not be sent. What you wrote is still there: wait a few seconds and send it again.',
      });

export const tooManyLinks = (): Problem =>
  new Problem('TOO_MANY_LETTERS', 429, {
    'zh-TW': '這個電子郵件地址在一小時內已有多封信等待確認。請先確認收到的信，或稍後再寫。',
    en: 'Several letters of this e-mail address wait to be confirmed. Confirm these first, or write again later.',
  });

export const letterNotWaiting = (): Problem =>
  new Problem('LETTER_NOT_WAITING', 409, {
    'zh-TW': '這封來信不需要再確認。',
    en: 'This letter does not wait to be confirmed.',
  });

export const letterNotConfirmed = (): Problem =>
  new Problem('LETTER_NOT_CONFIRMED', 409, {
    'zh-TW': '這封來信還沒有經本人確認，不能分案。',
    en: 'Its writer has not confirmed this letter yet.',
  });

export const notAllAnswered = (numbers: readonly string[]): Problem =>
  new Problem('NOT_ALL_ANSWERED', 409, {
    'zh-TW': `這封來信以一封信回復；還有案件沒有辦完：${numbers.join('、') || '尚未成案'}。`,
    en: `A letter is answered by one; these cases are not done: ${numbers.join(', ') || 'there is none yet'}.`,
  });

export const answersChanged = (): Problem =>
  new Problem('ANSWERS_CHANGED', 409, {
    'zh-TW': '您預覽之後，案件的辦理結果有變動，信還沒有寄出。請重新預覽。',
    en: 'The answers have changed since you looked at them. Nothing was sent; look at them anew.',
  });
