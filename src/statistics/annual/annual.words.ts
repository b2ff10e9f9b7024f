import type { Words } from '../../platform/problem/problem.js';
import type { AnnualGroup } from './annual-figures.js';

const words = (zh: string, en: string): Words => ({ 'zh-TW': zh, en });

/** As the city's own reports name them. */
export const ANNUAL_WORDS: Record<string, Words> = {
  calls: words('電話總處理量（通）', 'Calls handled'),
  calls_monthly_average: words('平均每月（通）', 'Calls, monthly average'),
  inquiries: words('諮詢（件）', 'Inquiries'),
  forwarded: words('錄案後送（件）', 'Recorded and forwarded'),
  other: words('其他（件）', 'Other'),
  share_inquiry_pct: words('諮詢占比（%）', 'Share of inquiries (%)'),
  share_forwarded_pct: words('錄案後送占比（%）', 'Share recorded and forwarded (%)'),
  share_other_pct: words('其他占比（%）', 'Share of other (%)'),
  instant_reply_pct: words('線上立即回覆率（%）', 'Instant reply rate (%)'),
  satisfaction_pct: words('服務滿意度：電話抽樣（%）', 'Satisfaction, telephone sample (%)'),
  satisfaction_answers: words('電話抽樣：回覆（件）', 'Answers, telephone sample'),
  satisfaction_response_pct: words('電話抽樣：回收率（%）', 'Response rate, telephone sample (%)'),
  satisfaction_self_pct: words('服務滿意度：自願回覆樣本（%）', 'Satisfaction, self-selected (%)'),
  satisfaction_self_answers: words('自願回覆樣本：回覆（件）', 'Answers, self-selected'),
  satisfaction_self_response_pct: words('自願回覆樣本：回收率（%）', 'Response rate, self-selected (%)'),
  dispatch_cases: words('派工通報案件（件）', 'Dispatch cases'),
  dispatch_monthly_average: words('派工平均每月（件）', 'Dispatch cases, monthly average'),
  dispatch_in_surge: words('其中應變期間進線（件）', 'Of these, during a surge'),
  petitions: words('人民陳情（件）', 'Petitions'),
  mayor_mailbox: words('市長信箱（件）', 'Mayor’s mailbox'),
  petitions_and_mailbox: words('人民陳情與市長信箱合計（件）', 'Petitions and mailbox'),
  app_mailbox: words('高雄一指通：市長信箱案件（件）', 'App: mailbox cases'),
  app_dispatch: words('高雄一指通：派工案件（件）', 'App: dispatch cases'),
  app_dispatch_share_pct: words('高雄一指通占派工（%）', 'App: share of dispatch cases (%)'),
  app_downloads: words('高雄一指通累計下載（次）', 'App: downloads so far'),
  chatbot_questions: words('智能客服問答（題）', 'Chatbot questions'),
  chatbot_questions_nov_dec: words(
    '智能客服問答：11 至 12 月（題）',
    'Chatbot questions, November and December',
  ),
  legal_advice: words('法律諮詢（人次）', 'Legal advice (persons)'),
  health_service: words('保健服務：量血壓（人次）', 'Blood pressure checks (persons)'),
  public_works_supervision_reports: words('全民督工通報（件）', 'Public works reports'),
  public_works_supervision_closed: words('全民督工結案（件）', 'Public works reports closed'),
  public_works_supervision_satisfied_pct: words('全民督工滿意（%）', 'Public works: satisfied (%)'),
  public_works_supervision_dissatisfied_pct: words('全民督工不滿意（%）', 'Public works: dissatisfied (%)'),
  public_works_supervision_answers: words(
    '全民督工回覆：機關登錄（件）',
    'Public works: answers written down',
  ),
  public_works_supervision_inspections: words('全民督工查核（件次）', 'Public works inspections'),
  public_works_supervision_inspection_rate_pct: words(
    '全民督工查核率（%）',
    'Public works inspection rate (%)',
  ),
  'bullying_reports.accepted': words('疑似校園霸凌：受理（件）', 'School bullying: accepted'),
  'bullying_reports.not_accepted': words('疑似校園霸凌：不予受理（件）', 'School bullying: not accepted'),
  'bullying_reports.total': words('疑似校園霸凌：合計（件）', 'School bullying: reports'),
  'bullying_reports.by_source.mayor_mailbox': words(
    '校園霸凌來源：市長信箱（件）',
    'Bullying, by mayor’s mailbox',
  ),
  'bullying_reports.by_source.hotline_1999': words('校園霸凌來源：1999 專線（件）', 'Bullying, by 1999'),
  'bullying_reports.by_source.city_anti_bullying_mailbox': words(
    '校園霸凌來源：市府反霸凌信箱（件）',
    'Bullying, by the anti-bullying mailbox',
  ),
  'bullying_reports.by_source.education_bureau_line': words(
    '校園霸凌來源：教育局反霸凌專線（件）',
    'Bullying, by the Education Bureau’s line',
  ),
  'bullying_reports.by_source.other': words('校園霸凌來源：其他（件）', 'Bullying, otherwise'),
  seats: words('話務座席（席）', 'Seats'),
  staff: words('話務人力（人）', 'Staff'),
  staff_with_disabilities_pct: words('進用身心障礙人員（%）', 'Staff with disabilities (%)'),
};

export const ANNUAL_GROUP_WORDS: Record<AnnualGroup, Words> = {
  calls: words('話務中心', 'Call centre'),
  dispatch: words('派工通報', 'Dispatch'),
  petitions: words('人民陳情', 'Petitions'),
  app: words('高雄一指通', 'The app'),
  chatbot: words('智能客服', 'Chatbot'),
  counters: words('臨櫃服務', 'Counter services'),
  supervision: words('全民督工', 'Public works supervision'),
  bullying: words('校園霸凌', 'School bullying'),
  people: words('座席與人力', 'Seats and staff'),
};

export const ANNUAL_FILE_WORDS = {
  interval: words('95% 信賴區間', '95 % interval'),
  title: words('年度服務成果', 'The year'),
  contradictions: words('數字矛盾', 'Contradictions'),
  group: words('類別', 'Section'),
  basis: words('來源', 'Basis'),
  counted: words('系統統計', 'counted'),
  entered: words('人工登載', 'entered'),
  printed: words('已刊數字', 'Printed'),
  present: words('目前數字', 'Present'),
  where: words('出處', 'Where'),
  what: words('矛盾', 'Contradiction'),
  source: words('登載依據', 'Entered from'),
  year: words('年度（民國）', 'ROC year'),
  months: words('月份', 'Months'),
};
