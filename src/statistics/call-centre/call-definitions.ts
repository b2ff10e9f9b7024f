import type { Words } from '../../platform/problem/problem.js';
import { DEFINITIONS } from '../report.definitions.js';

/** What each figure counts and out of what, said beside the figures. */
export const CALL_DEFINITIONS: Record<string, Words> = {
  asOf: DEFINITIONS.asOf,
  cohort: {
    'zh-TW':
      '以撥入時間落在所選期間（臺北時間）且已結束的來電計；重複收到的電話系統通知只計一次，延後到達的通知會修正先前數字。',
    en: 'Calls that were offered in the period (Taipei time) and are over. What the telephone system tells twice counts once; what it tells late corrects the figures.',
  },
  offered: {
    'zh-TW': '進線＝應答＋放棄。',
    en: 'Offered = answered + abandoned.',
  },
  abandoned: {
    'zh-TW':
      '放棄率＝放棄 ÷ 進線。「扣除 5 秒內」＝（放棄－5 秒內放棄）÷（進線－5 秒內放棄）。等候時間不明的放棄不算 5 秒內。',
    en: 'Abandoned = abandoned ÷ offered. Without short ones = (abandoned − abandoned in less than 5 s) ÷ (offered − abandoned in less than 5 s). One whose waiting time is not known is no short one.',
  },
  serviceLevel: {
    'zh-TW':
      '服務水準（主要數字，offered）＝20 秒內應答 ÷ 進線：放棄一律視為未達成。等候時間不明的應答視為未達成。',
    en: 'Service level (the headline, “offered”) = answered within 20 s ÷ offered: every abandoned call counts against it, and so does an answered one whose waiting time is not known.',
  },
  serviceLevelRemoved: {
    'zh-TW': '服務水準（removed）＝20 秒內應答 ÷（進線－5 秒內放棄）。',
    en: 'Service level, “removed” = answered within 20 s ÷ (offered − abandoned in less than 5 s).',
  },
  serviceLevelPositive: {
    'zh-TW': '服務水準（positive）＝（20 秒內應答＋20 秒內放棄）÷ 進線。',
    en: 'Service level, “positive” = (answered within 20 s + abandoned within 20 s) ÷ offered.',
  },
  waiting: {
    'zh-TW': '平均等候（ASA）＝應答來電的等候秒數合計 ÷ 等候時間已知的應答來電。放棄者的等候不計入。',
    en: 'Average wait (ASA) = seconds that answered calls waited ÷ answered calls whose waiting time is known. Those who hung up are not in it.',
  },
  handling: {
    'zh-TW':
      '平均處理時間（AHT）＝平均通話＋平均保留＋平均後處理，相加後取整數。通話不含保留；通話與保留以通話時間已知的來電為分母，後處理以後處理時間已知的來電為分母。',
    en: 'Average handling time (AHT) = average talk + average hold + average wrap-up, rounded once they are added up. Talk is without hold; talk and hold are out of calls whose talk is known, wrap-up out of calls whose wrap-up is known.',
  },
  transferred: {
    'zh-TW': '轉接率＝曾轉接的應答來電 ÷ 應答；轉接後未接通而放棄者不計。來電歸屬於最後接聽者。',
    en: 'Transferred = answered calls that were passed on at least once ÷ answered; one that was passed on and given up is not in it. A call belongs to who had it last.',
  },
  group: {
    'zh-TW':
      '話務組＝電話系統所通知的組別（技能組、等候佇列）；來電歸屬於最後接聽的組，放棄者歸屬於最後等候的組。轉接來電的等候以首次應答計。',
    en: 'Agent group = the skill group or queue that the telephone system names. A call belongs to the one that took it last, and one that was given up to the one it waited for last. The wait of one that was passed on is that before its first answer.',
  },
  allBusy: {
    'zh-TW':
      '滿線（所有線路都在使用中，撥不進來）無法計算：這些來電沒有進到電話系統，只有電信業者知道；因此不提供，也不估算，進線不含這些來電。',
    en: 'How often all lines were busy cannot be said: such calls never reach the telephone system, and only the carrier knows of them. It is left out, not estimated, and offered calls are without them.',
  },
  occupancy: {
    'zh-TW':
      '值機占用率（occupancy）無法計算：電話系統只通知來電，不通知值機人員何時待線，沒有分母；因此不提供，也不估算。',
    en: 'Occupancy cannot be said: the telephone system tells of calls and not of when agents were ready for them, so there is no denominator. It is left out, and not estimated.',
  },
};
