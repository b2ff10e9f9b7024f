import type { Words } from '../../platform/problem/problem.js';
import { type PatternKind, THRESHOLDS } from './patterns.rules.js';

interface PatternWords {
  title: Words;
  /** What was counted, in a sentence. */
  text: (count: number) => Words;
}

const t = THRESHOLDS;

export const PATTERN_WORDS: Record<PatternKind, PatternWords> = {
  'many-persons': {
    title: { 'zh-TW': '短時間查看多人資料', en: 'Many persons in a short time' },
    text: count => ({
      'zh-TW': `查看了 ${count} 人的資料（${t.manyPersons.withinMinutes} 分鐘內達 ${t.manyPersons.persons} 人即列出）。`,
      en: `Looked at ${count} persons (listed from ${t.manyPersons.persons} within ${t.manyPersons.withinMinutes} minutes on).`,
    }),
  },
  'odd-hours': {
    title: { 'zh-TW': '上班時間外查看', en: 'Outside working hours' },
    text: count => ({
      'zh-TW': `在該職務的上班時間外查看個人資料 ${count} 次。`,
      en: `Looked at personal data ${count} times outside the hours of this role.`,
    }),
  },
  'many-readers': {
    title: { 'zh-TW': '一人資料被多個帳號查看', en: 'One person, many accounts' },
    text: count => ({
      'zh-TW': `同一民眾的資料被 ${count} 個帳號查看（一天內達 ${t.manyReaders.accounts} 個即列出）。`,
      en: `${count} accounts looked at the same person (listed from ${t.manyReaders.accounts} within a day on).`,
    }),
  },
  'empty-searches': {
    title: { 'zh-TW': '連續以電話查無此人', en: 'Searches that found nobody, in a row' },
    text: count => ({
      'zh-TW': `連續 ${count} 次以電話查詢都查無此人，可能在試號碼。`,
      en: `${count} searches by telephone in a row found nobody: somebody may be trying numbers.`,
    }),
  },
  'no-work': {
    title: { 'zh-TW': '查看前後沒有辦理案件', en: 'Looked without any work' },
    text: count => ({
      'zh-TW': `查看個人資料 ${count} 次，前後 ${t.noWork.nearMinutes} 分鐘內該帳號沒有登錄進線，也沒有辦理案件。`,
      en: `Looked ${count} times with no contact recorded and nothing done on a case within ${t.noWork.nearMinutes} minutes before or after.`,
    }),
  },
  'own-agency': {
    title: { 'zh-TW': '被檢舉機關的人員查看', en: 'Somebody of the reported agency' },
    text: count => ({
      'zh-TW': `案件檢舉的機關（或其所屬機關）人員查看了檢舉人資料 ${count} 次，請優先查核。`,
      en: `Somebody of the agency that is reported, or of one below it, looked at who reported it ${count} times. Look at this first.`,
    }),
  },
  'refused-persons': {
    title: { 'zh-TW': '多次欲查看而遭拒', en: 'Refused again and again' },
    text: count => ({
      'zh-TW': `欲查看密封的個人資料而遭拒 ${count} 次。`,
      en: `Was refused sealed personal data ${count} times.`,
    }),
  },
  'many-exports': {
    title: { 'zh-TW': '大量匯出', en: 'Many exports' },
    text: count => ({
      'zh-TW': `匯出 ${count} 次（一天內達 ${t.manyExports.exports} 次即列出）。`,
      en: `Exported ${count} times (listed from ${t.manyExports.exports} within a day on).`,
    }),
  },
  'refused-then-in': {
    title: { 'zh-TW': '登入多次失敗後成功', en: 'Signed in after refusals' },
    text: count => ({
      'zh-TW': `帳號遭拒登入 ${count} 次（鎖定或限制）後，在 ${t.refusedThenIn.withinMinutes} 分鐘內登入成功，可能遭人猜中密碼。`,
      en: `The account was refused ${count} times (locked or limited) and then signed in within ${t.refusedThenIn.withinMinutes} minutes: the password may have been guessed.`,
    }),
  },
};
