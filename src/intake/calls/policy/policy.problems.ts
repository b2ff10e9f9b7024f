import { Problem, type Words } from '../../../platform/problem/problem.js';
import type { ShownState, StepFlaw } from './policy.rules.js';

const FLAWS: Record<StepFlaw, Words> = {
  STEP_UNKNOWN: { 'zh-TW': '本市沒有這個處置步驟。', en: 'The city has no such step.' },
  STEP_PROPOSED: {
    'zh-TW': '這個號碼已有一件處置提案待核定。',
    en: 'A step about this number waits for its decision already.',
  },
  STEP_HELD: {
    'zh-TW': '這個號碼已有相同或更高的處置在效期內。',
    en: 'The same step or a higher one holds for this number.',
  },
  STEP_TOO_HIGH: {
    'zh-TW': '處置須逐步進行，請先採取前一步驟。',
    en: 'Steps follow one another: take the one below first.',
  },
};
export const stepIs = (flaw: StepFlaw): Problem => new Problem(flaw, 422, FLAWS[flaw]);

export const policyNotFound = (): Problem =>
  new Problem('POLICY_NOT_FOUND', 404, { 'zh-TW': '查無這件處置。', en: 'There is no such step.' });

export const numberUnknown = (): Problem =>
  new Problem('NUMBER_UNKNOWN', 422, {
    'zh-TW': '這通電話沒有顯示號碼，無法提出處置。',
    en: 'This call showed no number, so nothing can be proposed about it.',
  });

const BECAME: Record<ShownState, Words> = {
  proposed: { 'zh-TW': '尚未核定', en: 'has not been decided yet' },
  refused: { 'zh-TW': '已不予核定', en: 'was refused' },
  in_force: { 'zh-TW': '已核定生效', en: 'is in force' },
  ended: { 'zh-TW': '已經終止', en: 'has ended' },
  expired: { 'zh-TW': '已經到期', en: 'has expired' },
};
export const notPossible = (state: ShownState): Problem =>
  new Problem('ACTION_NOT_POSSIBLE', 409, {
    'zh-TW': `這件處置${BECAME[state]['zh-TW']}。`,
    en: `This step ${BECAME[state].en}.`,
  });

export const appealNotPossible = (): Problem =>
  new Problem('APPEAL_NOT_POSSIBLE', 409, {
    'zh-TW': '這件處置不能申訴：尚未核定、已申訴過或已逾申訴期限。',
    en: 'Nothing can be appealed against here: it was not decided, was appealed against before, or too long ago.',
  });

export const decidesOneself = (): Problem =>
  new Problem('DECIDES_ONESELF', 403, {
    'zh-TW': '提出與核定須由不同的人辦理；申訴須由原核定人以外的人決定。',
    en: 'Another person decides than who proposed it, and another one on an appeal than who decided it.',
  });

/** A database from before there was one: the profile has to be loaded anew. */
export const noPolicy = (): Problem =>
  new Problem('PROTOCOL_MISSING', 409, {
    'zh-TW': '本市設定檔尚未載入濫用電話的處置規則，請管理者重新載入設定。',
    en: 'The city profile in force has no rules about abusive callers yet. An operator has to load it.',
  });
