import { formatInTaipei } from '../../platform/clock/taipei.js';
import { Problem, type Words } from '../../platform/problem/problem.js';
import type { Surge } from './surge.entity.js';
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

/** Times that are written down afterwards, of cases that are replayed: those of two surges do not overlap. */
export const surgeWasOn = ({
  beganAt,
  endedAt,
  reason,
}: Pick<Surge, 'beganAt' | 'endedAt' | 'reason'>): Problem => {
  const [from, to] = [beganAt, endedAt].map(at => at && formatInTaipei(at, "yyyy-MM-dd'T'HH:mm"));
  return new Problem(
    'SURGE_IS_ON',
    409,
    to === null
      ? {
          'zh-TW': `大量案件應變模式自 ${from} 起啟用中（${reason}）。請先到 /surge 停用，或改用在這之前結束的 --surge 期間。`,
          en: `Surge mode has been on since ${from} (${reason}). Switch it off at /surge, or choose --surge times that end before it began.`,
        }
      : {
          'zh-TW': `${from} 至 ${to} 已有一次大量案件應變（${reason}），期間不能重疊。同一次回放請照樣寫 --surge ${from}..${to} 再執行；否則請改用不重疊的期間，或用新的資料夾（DATA_DIR）。`,
          en: `Surge mode was on from ${from} to ${to} (${reason}) already, and times may not overlap. To go on with that replay repeat --surge ${from}..${to}; otherwise choose times that do not overlap it, or a new DATA_DIR.`,
        },
  );
};

/** A surge that is still on is switched on and off by supervisors, and seen by everybody. */
export const surgeNotOver = (): Problem =>
  new Problem('SURGE_NOT_OVER', 422, {
    'zh-TW': '回放的應變期間必須已經結束：--surge 的結束時間不能晚於現在。現在要啟用請到 /surge。',
    en: 'A surge for a replay is over: --surge may not end later than now. To switch one on now, go to /surge.',
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
