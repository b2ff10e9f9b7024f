import { Problem } from '../platform/problem/problem.js';
import type { AnswerFlaw } from './answer.rules.js';

export const linkInvalid = (): Problem =>
  new Problem('SURVEY_LINK_INVALID', 404, {
    'zh-TW': '這個網址無效。請從我們寄給您的訊息裡開啟連結。',
    en: 'This link is not valid. Open the one in the message that we sent you.',
  });

export const linkExpired = (): Problem =>
  new Problem('SURVEY_LINK_EXPIRED', 410, {
    'zh-TW': '這份調查的填寫期限已經過了。如仍有意見，請撥打 1999。',
    en: 'The time to answer is over. If you still want to tell us something, call 1999.',
  });

export const answeredBefore = (): Problem =>
  new Problem('SURVEY_ANSWERED', 409, {
    'zh-TW': '您已經填寫過這份調查，謝謝您。如有補充，請撥打 1999。',
    en: 'You have answered already, thank you. If you want to add something, call 1999.',
  });

export const openAgain = (): Problem =>
  new Problem('SURVEY_MOOT', 409, {
    'zh-TW': '案件的辦理情形已有變動，這個連結不再使用；如需表示意見，請撥打 1999。',
    en: 'Things have changed with your case since, so this link is no longer in use. To tell us something, call 1999.',
  });

const FLAWS = {
  UNKNOWN_REASON: {
    'zh-TW': '選項已經更新，請重新整理頁面後再選一次。',
    en: 'The list of reasons has changed. Reload the page and choose again.',
  },
  REASONS_NOT_ASKED: {
    'zh-TW': '只有不滿意時才需要選擇原因。',
    en: 'Reasons are asked for only of who is not content.',
  },
};

export const answerIs = (flaw: AnswerFlaw): Problem => new Problem(flaw, 422, FLAWS[flaw]);
