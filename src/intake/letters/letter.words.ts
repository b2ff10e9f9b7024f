import type { Words } from '../../platform/problem/problem.js';

/** Of a case of the letter that ended without an answer in writing. */
const ENDED: Record<string, Words> = {
  withdrawn: { 'zh-TW': '這個案件已撤回。', en: 'This case was withdrawn.' },
  converted: {
    'zh-TW': '這個案件已轉為陳情案件繼續辦理，結果將另行回復。',
    en: 'This case goes on as a petition, which is answered by itself.',
  },
  merged: {
    'zh-TW': '這個案件已與其他人通報的同一問題一併辦理，結果將另行回復。',
    en: 'This is dealt with together with reports of the same problem by others, and answered by itself.',
  },
  not_handled: {
    'zh-TW': '這個案件依行政程序法第173條不予處理。',
    en: 'This case is not handled, by article 173 of the Administrative Procedure Act.',
  },
  transferred: {
    'zh-TW': '這個案件已移轉給有權處理的機關，由該機關回復。',
    en: 'This case was passed on to the authority it belongs to, which will answer.',
  },
};
const DONE: Words = { 'zh-TW': '這個案件已處理完成。', en: 'This case is done.' };

export const wordsOfState = (state: string, language: string): string =>
  (ENDED[state] ?? DONE)[language.startsWith('en') ? 'en' : 'zh-TW'];
