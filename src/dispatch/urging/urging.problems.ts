import { Problem } from '../../platform/problem/problem.js';

export const remindedEnough = (times: number): Problem =>
  new Problem('REMINDED_ENOUGH', 409, {
    'zh-TW': `這個案件今天已經催辦 ${times} 次，請改以加註補充內容。`,
    en: `This case was reminded of ${times} times today. Add a note instead.`,
  });

export const notOverdue = (): Problem =>
  new Problem('NOT_OVERDUE', 422, {
    'zh-TW': '這張派工單還沒有逾期，不能稽催；需要提醒時請用催辦。',
    en: 'Nothing of this order is overdue yet, so there is nothing to chase. Remind instead.',
  });

export const chasedAlready = (): Problem =>
  new Problem('CHASED_ALREADY', 409, {
    'zh-TW': '已經有人稽催這張派工單，承辦人還沒有回覆。',
    en: 'This order has been chased already, and the answer is awaited.',
  });

export const nothingToAnswer = (): Problem =>
  new Problem('NOTHING_TO_ANSWER', 409, {
    'zh-TW': '這張派工單沒有等候回覆的稽催。',
    en: 'There is no chase of this order that waits for an answer.',
  });

export const yoursAlready = (): Problem =>
  new Problem('YOURS_ALREADY', 409, {
    'zh-TW': '這張派工單已經由您承辦。',
    en: 'This order is in your hands already.',
  });

export const nobodysYet = (): Problem =>
  new Problem('ACTION_NOT_POSSIBLE', 409, {
    'zh-TW': '這張派工單還沒有人承辦，請直接簽收。',
    en: 'Nobody has this order in hand yet. Acknowledge it.',
  });
