import type { Words } from '../platform/problem/problem.js';
import type { CaseActionName, CaseState } from './case-actions.rules.js';

export const STATE_WORDS: Record<CaseState, Words> = {
  recorded: { 'zh-TW': '建立中', en: 'being recorded' },
  dispatched: { 'zh-TW': '待確認', en: 'dispatched' },
  assigned: { 'zh-TW': '待確認', en: 'assigned' },
  acknowledged: { 'zh-TW': '待處理', en: 'acknowledged' },
  waiting: { 'zh-TW': '等候中', en: 'waiting' },
  reported: { 'zh-TW': '處理完成', en: 'reported' },
  replied: { 'zh-TW': '已回復', en: 'replied' },
  released: { 'zh-TW': '解除管制', en: 'released' },
  withdrawn: { 'zh-TW': '已撤案', en: 'withdrawn' },
  converted: { 'zh-TW': '已轉陳情', en: 'converted to a petition' },
};

/** zh-TW: the verb; en: what the case would be. */
export const ACTION_WORDS: Record<CaseActionName, Words> = {
  route: { 'zh-TW': '派案', en: 'routed' },
  recall: { 'zh-TW': '收回', en: 'recalled' },
  reassign: { 'zh-TW': '改派', en: 'reassigned' },
  recategorise: { 'zh-TW': '更改案類', en: 'recategorised' },
  'send-back': { 'zh-TW': '退回重辦', en: 'sent back' },
  release: { 'zh-TW': '解除管制', en: 'released' },
  'take-back-release': { 'zh-TW': '撤回解除管制', en: 'taken back from release' },
  reopen: { 'zh-TW': '重啟', en: 'reopened' },
  withdraw: { 'zh-TW': '撤案', en: 'withdrawn' },
  'open-petition': { 'zh-TW': '另成陳情', en: 'followed by a petition' },
  note: { 'zh-TW': '加註', en: 'noted' },
  'plan-visit': { 'zh-TW': '安排會勘', en: 'visited' },
  'co-handle': { 'zh-TW': '會辦其他機關', en: 'put to other agencies' },
  acknowledge: { 'zh-TW': '簽收', en: 'acknowledged' },
  unacknowledge: { 'zh-TW': '取消簽收', en: 'un-acknowledged' },
  arrive: { 'zh-TW': '回報到場', en: 'arrived at' },
  report: { 'zh-TW': '回報處理完成', en: 'reported' },
  reply: { 'zh-TW': '回復陳情人', en: 'replied to' },
  convert: { 'zh-TW': '轉陳情', en: 'converted to a petition' },
  pause: { 'zh-TW': '暫停等候', en: 'put on hold' },
  resume: { 'zh-TW': '恢復辦理', en: 'taken up again' },
  return: { 'zh-TW': '退件', en: 'returned' },
  'approve-return': { 'zh-TW': '核准退件', en: 'returned with approval' },
  dispute: { 'zh-TW': '提出權責爭議', en: 'disputed' },
  remind: { 'zh-TW': '催辦', en: 'reminded of' },
  chase: { 'zh-TW': '稽催', en: 'chased' },
  'answer-chase': { 'zh-TW': '回覆稽催', en: 'explained' },
  'take-over': { 'zh-TW': '接手', en: 'taken over' },
  arbitrate: { 'zh-TW': '裁定權責', en: 'arbitrated' },
};
