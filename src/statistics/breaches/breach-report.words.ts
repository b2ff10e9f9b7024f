import type { Words } from '../../platform/problem/problem.js';
import type { AskedVerdict, BreachDimension } from './breach-report.dto.js';
import type { BreachFigures } from './breach-report.rules.js';
import type { ReportedClock } from './reported-clocks.js';

const words = (zh: string, en: string): Words => ({ 'zh-TW': zh, en });

/** Headings of the figures, in the order in which a file shows them. */
export const BREACH_WORDS: Record<Exclude<keyof BreachFigures, 'ages'>, Words> = {
  due: words('到期件數（分母）', 'Due (the denominator)'),
  met: words('如期', 'Met'),
  missed: words('逾期', 'Missed'),
  openOverdue: words('逾期未結', 'Open and overdue'),
  onTimePercent: words('如期率：含展延（%）', 'On time, with extensions (%)'),
  originalOnTimePercent: words('如期率：依原限（%）', 'On time, original limit (%)'),
  extended: words('經核准展延', 'Extended'),
  metByExtension: words('展延後如期', 'Met only by the extension'),
  cured: words('期限變更後改列如期', 'In time since the limit was changed'),
  running: words('期限內進行中', 'Running'),
  cancelled: words(
    '期限內終止（撤回、併案、移轉等）',
    'Ended within the limit (withdrawn, merged, transferred)',
  ),
  oldestMinutes: words('最久逾期未結（分）', 'Longest overdue (minutes)'),
};

/** Of what is open and overdue, in the order of the ages. */
export const AGE_WORDS: readonly Words[] = [
  words('逾期未結 1 日內', 'Overdue up to 1 day'),
  words('逾期未結 1–3 日', 'Overdue 1–3 days'),
  words('逾期未結 3–7 日', 'Overdue 3–7 days'),
  words('逾期未結 7–30 日', 'Overdue 7–30 days'),
  words('逾期未結 30 日以上', 'Overdue over 30 days'),
];

export const DIMENSION_WORDS: Record<BreachDimension, Words> = {
  agency: words('機關', 'Agency'),
  unit: words('單位', 'Unit'),
  category: words('案類', 'Category'),
  district: words('行政區', 'District'),
  channel: words('管道', 'Channel'),
  officer: words('承辦人', 'Officer'),
  hour: words('時段', 'Hour'),
};

export const NONE_WORDS: Record<BreachDimension, Words> = {
  agency: words('（不屬任何機關）', '(no agency)'),
  unit: words('（不屬任何單位）', '(no unit)'),
  category: words('（無）', '(none)'),
  district: words('（無行政區）', '(no district)'),
  channel: words('（無）', '(none)'),
  officer: words('（無承辦人）', '(no officer)'),
  hour: words('（無）', '(none)'),
};

export const REPORTED_CLOCK_WORDS: Record<ReportedClock, Words> = {
  respond: words('簽收時限', 'Respond'),
  complete: words('完成時限', 'Complete'),
  reply: words('陳情回覆時限', 'Reply'),
  acknowledge: words('機關簽收時限', 'Acknowledge'),
  on_site: words('到場時限', 'On site'),
  inspect: words('督工勘查時限', 'Inspect public works'),
  'complete:leg': words('機關完成時限', 'Complete, each agency’s own'),
  'reply:leg': words('機關回覆時限', 'Reply, each agency’s own'),
  answer: words('會辦答復時限', 'Answer of who is asked'),
  return: words('退件時限', 'Return'),
  arbitrate: words('裁定時限', 'Arbitrate'),
  callback: words('電覆時限', 'Call back'),
  sample: words('抽查時限', 'Inspect a sample'),
  improve: words('改善時限', 'Improve'),
  attend: words('意外事件到場時限', 'At the accident'),
  care: words('關懷慰問時限', 'Care visit'),
  follow_up: words('意外事件追蹤時限', 'Follow-up of the accident'),
  review: words('不滿意檢討時限', 'Review of an unhappy answer'),
};

export const BREACH_FILE_WORDS = {
  title: words('時限逾期統計', 'Time limits'),
  total: words('合計', 'Total'),
  trend: words('趨勢', 'Trend'),
  heat: words('星期與時段', 'Weekday and hour'),
  day: words('日期', 'Day'),
  month: words('月份', 'Month'),
  weekday: words('星期', 'Weekday'),
  hour: words('時', 'Hour'),
  late: words('逾期（含未結）', 'Late'),
  due: words('到期件數', 'Due'),
};

export const VERDICT_WORDS: Record<AskedVerdict, Words> = {
  late: words('逾期（含未結）', 'Late'),
  met: words('如期', 'Met'),
  missed: words('逾期', 'Missed'),
  open_overdue: words('逾期未結', 'Open and overdue'),
  running: words('期限內進行中', 'Running'),
  cancelled: words(
    '期限內終止（撤回、併案、移轉等）',
    'Ended within the limit (withdrawn, merged, transferred)',
  ),
};

export const CLOCK_FILE_WORDS = {
  title: words('案件清單', 'Cases'),
  number: words('案件編號', 'Number'),
  startedAt: words('起算', 'Began'),
  originalDueAt: words('原期限', 'Original limit'),
  dueAt: words('期限', 'Limit'),
  stoppedAt: words('完成', 'Done'),
  overdueMinutes: words('逾期（分）', 'Overdue (minutes)'),
  verdict: words('結果', 'Outcome'),
};
