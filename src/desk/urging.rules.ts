import type { CaseActionName } from '../cases/case-actions.rules.js';
import type { Words } from '../platform/problem/problem.js';

/** Of an open order: who has it in hand, and whether it has to be explained. */
export interface CoUrging {
  /** Account; null: nobody has acknowledged it. */
  inHandOf: string | null;
  isOverdue: boolean;
  /** A chase waits for its answer. */
  isChased: boolean;
}

/** Of the one of who has the case. */
export interface Urging extends CoUrging {
  /** It was drawn for inspection, and nobody has judged it. */
  isSampled: boolean;
  /** Somebody was not content with what was done, and it is not decided yet what comes of it. */
  isReviewed: boolean;
  /** Reminders of today, and how many there may be; null: the city has no protocol for them. */
  reminders: { today: number; most: number } | null;
}

/** What answers is a button only while it is asked for. */
export function isUrged(name: CaseActionName, { isChased, isSampled }: Urging): boolean {
  if (name === 'accept-sample' || name === 'reject-sample') return isSampled;
  return name !== 'answer-chase' || isChased;
}

const NOT_ALONE: readonly CaseActionName[] = ['send-back', 'reassign', 'reopen', 'withdraw'];

/** As the doors refuse it. */
export function urgingInTheWay(
  name: CaseActionName,
  me: { id: string },
  on: CoUrging & Partial<Urging>,
): Words | null {
  if (on.isReviewed && NOT_ALONE.includes(name)) return REVIEWED;
  if (name === 'take-over' && on.inHandOf === null) return NOBODYS;
  if (name === 'take-over' && on.inHandOf === me.id) return YOURS;
  if (name === 'chase' && on.isChased) return CHASED;
  if (name === 'chase' && !on.isOverdue) return IN_TIME;
  if (name === 'remind' && on.reminders && on.reminders.today >= on.reminders.most) return ENOUGH;
  return null;
}

const REVIEWED: Words = {
  'zh-TW': '民眾不滿意的檢討尚未決定，請先到「不滿意檢討」決定。',
  en: 'Somebody was not content with it, and that is not decided yet. Decide on the review first.',
};
const NOBODYS: Words = {
  'zh-TW': '還沒有人承辦，請直接簽收。',
  en: 'Nobody has it in hand yet. Acknowledge it.',
};
const YOURS: Words = { 'zh-TW': '已經由您承辦。', en: 'It is in your hands already.' };
const CHASED: Words = {
  'zh-TW': '已經稽催，等候承辦人回覆。',
  en: 'It has been chased, and the answer is awaited.',
};
const IN_TIME: Words = {
  'zh-TW': '簽收、完成、回復等辦理時限都還沒有逾期。',
  en: 'No limit of its handling is overdue yet.',
};
const ENOUGH: Words = { 'zh-TW': '今天的催辦次數已滿。', en: 'It was reminded of often enough today.' };
