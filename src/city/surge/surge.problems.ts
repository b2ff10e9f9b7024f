import { Problem, type Words } from '../../platform/problem/problem.js';
import { type ExpectedEndFlaw, MOST_DAYS } from './surge.rules.js';

const END_WORDS: Record<ExpectedEndFlaw, Words> = {
  unreadable: {
    'zh-TW': '預計結束時間請寫成 2026-11-23T18:00。',
    en: 'Write the expected end as 2026-11-23T18:00.',
  },
  past: { 'zh-TW': '預計結束時間必須在未來。', en: 'The expected end must lie in the future.' },
  too_far: {
    'zh-TW': `預計結束時間最多在 ${MOST_DAYS} 天以內；更長期的調整請修改時限設定。`,
    en: `The expected end is at most ${MOST_DAYS} days ahead; what is to last longer belongs into the limits.`,
  },
};

const wrong = (field: string, code: string, words: Words): Problem =>
  new Problem(code, 422, words, [{ field, code, message: words }]);

export const wrongEnd = (flaw: ExpectedEndFlaw): Problem =>
  wrong('expectedEnd', 'SURGE_END_NOT_POSSIBLE', END_WORDS[flaw]);

export const unknownRuleSet = (code: string): Problem =>
  wrong('ruleSet', 'UNKNOWN_RULE_SET', {
    'zh-TW': `沒有代碼為「${code}」的應變規則。`,
    en: `There is no rule set with the code "${code}".`,
  });

export const surgeIsOn = (): Problem =>
  new Problem('SURGE_IS_ON', 409, {
    'zh-TW': '大量案件應變模式已經啟用；要換規則請先停用。',
    en: 'Surge mode is on already; to change the rule set, switch it off first.',
  });

export const surgeIsOver = (): Problem =>
  new Problem('SURGE_IS_OVER', 409, {
    'zh-TW': '這次應變模式已經停用。',
    en: 'This surge has been switched off already.',
  });

export const surgeNotFound = (): Problem =>
  new Problem('SURGE_NOT_FOUND', 404, {
    'zh-TW': '沒有這筆應變模式紀錄。',
    en: 'There is no such surge.',
  });
