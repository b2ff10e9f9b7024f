import type { Words } from '../../platform/problem/problem.js';
import type { SurveyFate } from '../fact-survey.entity.js';
import type { NotWeighted } from './raking.rules.js';
import type { ResponseDimension, Shown } from './response-report.dto.js';
import type { Sample } from './response-report.rules.js';

const words = (zh: string, en: string): Words => ({ 'zh-TW': zh, en });

export const SAMPLE_WORDS: Record<Sample, Words> = {
  self: words('自願回覆樣本', 'Self-selected'),
  phone: words('電話抽樣', 'Phone sample'),
};

export const SURVEY_CHANNEL_WORDS: Record<string, Words> = {
  mail: words('電子郵件', 'Mail'),
  sms: words('簡訊', 'Text message'),
  call: words('電話', 'Call'),
  app: words('應用程式', 'App'),
};

export const RESPONSE_DIMENSION_WORDS: Record<ResponseDimension, Words> = {
  agency: words('機關', 'Agency'),
  unit: words('單位', 'Unit'),
  category: words('案類', 'Category'),
  district: words('行政區', 'District'),
  channel: words('管道', 'Channel'),
  surveyChannel: words('調查方式', 'Asked by'),
  hour: words('邀請時段', 'Hour of the invitation'),
};

export const NOBODYS: Record<ResponseDimension, Words> = {
  agency: words('（不屬任何機關）', '(no agency)'),
  unit: words('（不屬任何單位）', '(no unit)'),
  category: words('（無）', '(none)'),
  district: words('（無行政區）', '(no district)'),
  channel: words('（無）', '(none)'),
  surveyChannel: words('（無）', '(none)'),
  hour: words('（無）', '(none)'),
};

export const NOT_WEIGHTED_WORDS: Record<NotWeighted, Words> = {
  too_few: words('未加權：答覆過少', 'Not weighted: too few answers'),
  no_cases: words('未加權：期間內沒有解除管制的案件', 'Not weighted: no case was released'),
  empty_cells: words(
    '未加權：部分案類或行政區沒有任何答覆',
    'Not weighted: no answers about some items or districts',
  ),
  not_converged: words(
    '未加權：案類與行政區的分布無法同時相符',
    'Not weighted: items and districts cannot both be met',
  ),
};

export const CONTACT_WORDS = {
  contacts: words('進線', 'Contacts'),
  inquiries: words('諮詢', 'Inquiries'),
  answeredAtOnce: words('當場答覆', 'Answered at once'),
  instantReplyPercent: words('線上立即回覆率（%）', 'Instant reply rate (%)'),
  recorded: words('錄案後送', 'Recorded'),
  other: words('其他', 'Other'),
  inquiryPercent: words('諮詢占比（%）', 'Inquiries (%)'),
  recordedPercent: words('錄案後送占比（%）', 'Recorded (%)'),
  otherPercent: words('其他占比（%）', 'Other (%)'),
};

export const COURSE_WORDS = {
  opened: words('成立案件', 'Cases opened'),
  passedOn: words('送交機關', 'Passed on'),
  passedOnPercent: words('送交機關率（%）', 'Passed on (%)'),
  reopened: words('重啟', 'Reopened'),
  reopenedPercent: words('重啟率（%）', 'Reopened (%)'),
  returned: words('機關退件', 'Returned'),
  returnedPercent: words('退件率（%）', 'Returned (%)'),
  bounced: words('改派二次以上', 'Reassigned twice or more'),
  bouncedPercent: words('改派二次以上率（%）', 'Reassigned twice or more (%)'),
  undelivered: words('訊息未送達', 'Message not delivered'),
  undeliveredPercent: words('訊息未送達率（%）', 'Message not delivered (%)'),
  dispatch: words('派工案件', 'Dispatch cases'),
  merged: words('併案', 'Merged'),
  mergedPercent: words('併案率（%）', 'Merged (%)'),
  converted: words('轉陳情', 'Converted to petitions'),
  convertedPercent: words('轉陳情率（%）', 'Converted (%)'),
  released: words('解除管制', 'Released'),
};

export const REPLY_WORDS = {
  invited: words('邀請', 'Invited'),
  undelivered: words('邀請未送達', 'Invitation not delivered'),
  moot: words('免答（重啟）', 'Moot (reopened)'),
  expired: words('逾期或拒答', 'Expired or refused'),
  pending: words('待答', 'Pending'),
  answered: words('已答覆', 'Answered'),
  response: words('回收率', 'Response rate'),
  service: words('對服務滿意', 'Satisfied with the service'),
  outcome: words('對結果滿意', 'Satisfied with the outcome'),
  unhappy: words('不滿意', 'Unhappy'),
  afterReopening: words('重啟後的答覆', 'Answers after reopening'),
};

export const RESPONSE_FILE_WORDS = {
  title: words('回應率與滿意度', 'Responses and satisfaction'),
  total: words('合計', 'Total'),
  trend: words('趨勢', 'Trend'),
  samples: words('滿意度', 'Satisfaction'),
  reasons: words('不滿意原因', 'Reasons of the unhappy'),
  day: words('日期', 'Day'),
  month: words('月份', 'Month'),
  percent: words('（%）', ' (%)'),
  of: words('分母', 'out of'),
  low: words('下限（%）', 'low (%)'),
  high: words('上限（%）', 'high (%)'),
  tooFew: words('樣本過少', 'too few'),
  sample: words('樣本', 'Sample'),
  about: words('項目', 'About'),
  level: words('分', 'points'),
  answers: words('答覆數', 'Answers'),
  weighting: words('加權', 'Weighting'),
  unweighted: words('未加權', 'Unweighted'),
  weighted: words('加權', 'Weighted'),
  effective: words('有效樣本數', 'Effective answers'),
  trimmed: words('權重受限的答覆', 'Answers with a cut weight'),
  uncovered: words('無答覆之案類或行政區占比（%）', 'Releases no answer tells of (%)'),
  reason: words('原因', 'Reason'),
  ofUnhappy: words('占不滿意（%）', 'Of the unhappy (%)'),
};

export const FATE_WORDS: Record<SurveyFate, Words> = {
  sent: REPLY_WORDS.pending,
  undelivered: REPLY_WORDS.undelivered,
  moot: REPLY_WORDS.moot,
  expired: REPLY_WORDS.expired,
  answered: REPLY_WORDS.answered,
};

export const SHOWN_WORDS: Record<Shown, Words> = {
  released: COURSE_WORDS.released,
  invited: REPLY_WORDS.invited,
  asked: words('有效邀請', 'Reached'),
  undelivered: REPLY_WORDS.undelivered,
  answered: REPLY_WORDS.answered,
  unhappy: REPLY_WORDS.unhappy,
};

export const RESPONSE_CASE_WORDS = {
  title: words('案件清單', 'Cases'),
  shown: words('列出', 'Shown'),
  sample: words('樣本', 'Sample'),
  number: words('案件編號', 'Number'),
  releasedAt: words('解除管制時間', 'Released at'),
  invitedAt: words('邀請時間', 'Invited at'),
  round: words('第幾次解除管制後', 'After which release'),
  state: words('狀態', 'State'),
  answeredAt: words('答覆時間', 'Answered at'),
  service: words('對服務（1–5）', 'About the service (1–5)'),
  outcome: words('對結果（1–5）', 'About the outcome (1–5)'),
  reasons: words('不滿意原因', 'Reasons'),
};
