import type { Words } from '../../platform/problem/problem.js';

/** What was done on site, as agencies report it by code: what they wrote beside it was written for the centre. */
export const RESULT_WORDS: Record<string, Words> = {
  done: { 'zh-TW': '已處理完成。', en: 'It was done.' },
  cannot_act: {
    'zh-TW': '經查無法處理，詳情請撥打 1999。',
    en: 'It could not be done. Call 1999 to learn more.',
  },
  not_found: { 'zh-TW': '現場未發現所反映的情形。', en: 'Nothing of the kind was found there.' },
  handed_over: {
    'zh-TW': '已移請管線單位處理。',
    en: 'It was handed over to the utility whose it is.',
  },
};
