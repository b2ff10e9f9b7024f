import { type FieldProblem, Problem, type Words } from '../platform/problem/problem.js';
import type { OutcomeFlaw } from './outcome.rules.js';

const FLAWS: Record<OutcomeFlaw, Words> = {
  LEGAL_BASIS_REQUIRED: {
    'zh-TW': '回報無法辦理時，請填寫法令依據，民眾才知道為什麼。',
    en: 'A report that nothing can be done names the rule it rests on.',
  },
  ARRIVAL_REQUIRED: {
    'zh-TW': '回報現場未發現時，請先登錄到場時間。',
    en: 'A report that nothing was found says when somebody was there.',
  },
  ARRIVAL_IMPLAUSIBLE: {
    'zh-TW': '到場時間須在收件之後，且不能是未來的時間。',
    en: 'The time of arrival is before the case was received, or in the future.',
  },
  PHOTO_REQUIRED: {
    'zh-TW': '這個回報至少需要一張現場照片（施工後）。',
    en: 'This report needs at least one photo of how it is there now.',
  },
  UNKNOWN_UTILITY: {
    'zh-TW': '回報移請管線單位辦理時，請從清單選擇單位。',
    en: 'A report that it was handed over names a company of the list.',
  },
};

export const outcomeNeeds = (flaw: OutcomeFlaw): Problem => new Problem(flaw, 422, FLAWS[flaw]);

const TOO_OLD: Words = {
  'zh-TW': '這張照片拍攝於收件之前，不能作為施工後的照片。',
  en: 'This photo was taken before the case was received. It shows nothing that was done.',
};

/** `which`: their fields. */
export const photosTooOld = (which: readonly string[]): Problem =>
  new Problem(
    'PHOTO_TOO_OLD',
    422,
    {
      'zh-TW': '有照片拍攝於收件之前，不能作為施工後的照片，請改列為施工前或重新拍攝。',
      en: 'A photo was taken before the case was received. Call it one of before, or take another.',
    },
    which.map((field): FieldProblem => ({ field, code: 'PHOTO_TOO_OLD', message: TOO_OLD })),
  );

export const unknownRemedy = (code: string): Problem =>
  new Problem('UNKNOWN_REMEDY', 422, {
    'zh-TW': `沒有代碼為「${code}」的救濟途徑。`,
    en: `There is no remedy with the code "${code}".`,
  });
