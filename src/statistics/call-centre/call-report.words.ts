import type { Words } from '../../platform/problem/problem.js';
import type { CallFigures } from './call-figures.rules.js';
import type { CallDimension } from './call-report.dto.js';

const words = (zh: string, en: string): Words => ({ 'zh-TW': zh, en });

/** Headings of the figures, in the order in which a file shows them. */
export const CALL_WORDS: Record<keyof CallFigures, Words> = {
  offered: words('進線', 'Offered'),
  answered: words('應答', 'Answered'),
  abandoned: words('放棄', 'Abandoned'),
  abandonedIn5s: words('5 秒內放棄', 'Abandoned within 5 s'),
  abandonedPercent: words('放棄率（%）', 'Abandoned (%)'),
  abandonedLaterPercent: words('放棄率：扣除 5 秒內（%）', 'Abandoned, without those within 5 s (%)'),
  answeredIn20s: words('20 秒內應答', 'Answered within 20 s'),
  serviceLevelPercent: words('服務水準 20 秒：主要（%）', 'Service level 20 s, offered (%)'),
  serviceLevelRemovedPercent: words(
    '服務水準 20 秒：扣除 5 秒內放棄（%）',
    'Service level 20 s, short abandons removed (%)',
  ),
  serviceLevelPositivePercent: words(
    '服務水準 20 秒：20 秒內放棄視為達成（%）',
    'Service level 20 s, positive (%)',
  ),
  averageWaitSeconds: words('平均等候 ASA（秒）', 'Average wait (s)'),
  averageTalkSeconds: words('平均通話（秒）', 'Average talk (s)'),
  averageHoldSeconds: words('平均保留（秒）', 'Average hold (s)'),
  averageWrapUpSeconds: words('平均後處理（秒）', 'Average wrap-up (s)'),
  averageHandlingSeconds: words('平均處理時間 AHT（秒）', 'Average handling time (s)'),
  transferred: words('曾轉接', 'Transferred'),
  transferredPercent: words('轉接率（%）', 'Transferred (%)'),
};

export const CALL_DIMENSION_WORDS: Record<CallDimension | 'agent', Words> = {
  hour: words('時段', 'Hour'),
  weekday: words('星期', 'Weekday'),
  line: words('專線', 'Line'),
  group: words('話務組', 'Agent group'),
  agent: words('話務人員', 'Agent'),
};

export const CALL_NONE_WORDS: Record<CallDimension | 'agent', Words> = {
  hour: words('（無）', '(none)'),
  weekday: words('（無）', '(none)'),
  line: words('（未註明專線）', '(no line)'),
  group: words('（未註明話務組）', '(no group)'),
  agent: words('（無人接聽）', '(nobody)'),
};

export const CALL_FILE_WORDS = {
  title: words('話務統計', 'Call centre'),
  total: words('合計', 'Total'),
  trend: words('趨勢', 'Trend'),
  day: words('日期', 'Day'),
  month: words('月份', 'Month'),
};
