import type { CaseState } from '../../cases/case-actions.rules.js';
import type { PauseReason } from '../../events.js';
import type { Words } from '../../platform/problem/problem.js';

export const STAGES = [
  'received',
  'sent',
  'in_hand',
  'waiting_for_you',
  'on_hold',
  'checked',
  'answer_checked',
  'closed',
  'withdrawn',
  'goes_on_as_petition',
  'with_others',
  'not_handled',
  'transferred',
] as const;
export type Stage = (typeof STAGES)[number];

const STAGE_OF: Record<Exclude<CaseState, 'waiting'>, Stage> = {
  recorded: 'received',
  dispatched: 'sent',
  assigned: 'sent',
  acknowledged: 'in_hand',
  reported: 'checked',
  replied: 'answer_checked',
  released: 'closed',
  withdrawn: 'withdrawn',
  converted: 'goes_on_as_petition',
  merged: 'with_others',
  not_handled: 'not_handled',
  transferred: 'transferred',
};

export const stageOf = (state: CaseState, waitsFor: PauseReason | null): Stage => {
  if (state !== 'waiting') return STAGE_OF[state];
  return waitsFor === 'citizen' ? 'waiting_for_you' : 'on_hold';
};

const words = (zh: string, en: string): Words => ({ 'zh-TW': zh, en });

/** Plain words: what it is, and what that means. */
export const STAGE_WORDS: Record<Stage, { name: Words; means: Words }> = {
  received: {
    name: words('已受理', 'Received'),
    means: words('我們正在確認由哪個機關辦理。', 'We are finding out who has to deal with it.'),
  },
  sent: {
    name: words('已派給承辦機關', 'Sent to the agency that acts'),
    means: words('承辦機關尚未接手。', 'The agency has not taken it yet.'),
  },
  in_hand: {
    name: words('處理中', 'Being dealt with'),
    means: words('承辦機關已接手，正在處理。', 'The agency has taken it and is at work.'),
  },
  waiting_for_you: {
    name: words('等候您補充資料', 'Waiting for you'),
    means: words(
      '承辦機關需要您補充資料才能繼續，請撥打 1999 或直接回復我們寄給您的信。',
      'The agency needs to know more from you. Call 1999, or answer the mail that we sent you.',
    ),
  },
  on_hold: {
    name: words('暫停等候', 'On hold'),
    means: words(
      '承辦機關正在備料或等候其他必要條件，之後會繼續處理。',
      'The agency waits for parts or the like, and goes on afterwards.',
    ),
  },
  checked: {
    name: words('機關已回報處理完成', 'Reported as done'),
    means: words('我們正在確認處理結果。', 'We are checking what was done.'),
  },
  answer_checked: {
    name: words('機關已回復', 'Answered by the agency'),
    means: words(
      '我們正在確認回復內容，之後會通知您。',
      'We are checking the answer, and will then tell you.',
    ),
  },
  closed: { name: words('已結案', 'Closed'), means: words('案件已辦理完畢。', 'It is done.') },
  withdrawn: {
    name: words('已撤案', 'Withdrawn'),
    means: words('案件不再辦理。', 'Nothing more is done about it.'),
  },
  goes_on_as_petition: {
    name: words('已轉為陳情案件', 'Goes on as a petition'),
    means: words('這件事以新的案件編號繼續辦理。', 'It is dealt with under a new number.'),
  },
  with_others: {
    name: words('與同一事件一併處理', 'Dealt with together with others'),
    means: words(
      '其他民眾也反映了同一件事，我們一併處理。',
      'Others have told us of the same problem; it is dealt with as one.',
    ),
  },
  not_handled: {
    name: words('依法不予處理', 'Not handled, as the law allows'),
    means: words('原因請看回復內容。', 'The answer says why.'),
  },
  transferred: {
    name: words('已移轉其他機關', 'Passed on outside the city'),
    means: words('案件已移請權責機關處理，請看回復內容。', 'It is with whom it belongs to; see the answer.'),
  },
};
