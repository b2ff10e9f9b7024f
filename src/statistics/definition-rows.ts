import type { Words } from '../platform/problem/problem.js';
import type { Cell } from './export/sheet.js';
import type { Language } from './report.dto.js';
import { FILE_WORDS } from './report.words.js';

const words = (zh: string, en: string): Words => ({ 'zh-TW': zh, en });

/** What each definition is of, as people read it; by the name it has in the API. */
export const DEFINITION_HEADS: Readonly<Record<string, Words>> = {
  asOf: words('統計時間', 'As of'),
  cohort: words('統計對象', 'What is counted'),
  list: words('案件清單', 'List of cases'),
  confidential: words('保密案件', 'Confidential cases'),
  // Limits.
  due: words('到期', 'Due'),
  met: words('如期', 'Met'),
  missed: words('逾期', 'Missed'),
  openOverdue: words('逾期未結', 'Open and overdue'),
  onTime: words('如期率：含展延', 'On time, with extensions'),
  original: words('如期率：依原限', 'On time, original limit'),
  extended: words('展延', 'Extended'),
  running: words('進行中', 'Running'),
  oldest: words('最久逾期', 'Longest overdue'),
  ages: words('逾期日數', 'Days overdue'),
  cured: words('期限變更後改列如期', 'In time since the limit was changed'),
  heldBy: words('歸屬', 'In whose account'),
  hour: words('時段與星期', 'Hour and weekday'),
  // Responses.
  instantReply: words('線上立即回覆率', 'Instant reply rate'),
  contactShares: words('進線占比', 'Shares of contacts'),
  passedOn: words('送交機關率', 'Passed on'),
  course: words('案件歷程', 'Course of cases'),
  grouping: words('併案與轉陳情', 'Merged and converted'),
  released: words('解除管制', 'Released'),
  response: words('調查回收率', 'Response rate'),
  satisfied: words('滿意占比', 'Satisfied'),
  reasons: words('不滿意原因', 'Reasons'),
  tooFew: words('樣本過少', 'Too few'),
  samples: words('兩種樣本', 'The two samples'),
  weighted: words('加權', 'Weighted'),
  // Calls.
  offered: words('進線', 'Offered'),
  abandoned: words('放棄率', 'Abandoned'),
  serviceLevel: words('服務水準：主要', 'Service level, offered'),
  serviceLevelRemoved: words('服務水準：扣除', 'Service level, removed'),
  serviceLevelPositive: words('服務水準：放棄視為達成', 'Service level, positive'),
  waiting: words('平均等候', 'Average wait'),
  handling: words('平均處理時間', 'Average handling time'),
  transferred: words('轉接率', 'Transferred'),
  group: words('話務組', 'Agent group'),
  allBusy: words('滿線', 'All lines busy'),
  occupancy: words('值機占用率', 'Occupancy'),
  // The day.
  day: words('日期', 'Day'),
  contacts: words('服務件數', 'Contacts'),
  served: words('櫃台服務', 'Counter services'),
  casesOpened: words('成立案件', 'Cases opened'),
  returned: words('退件與裁定', 'Returned and arbitrated'),
  coHandled: words('會辦', 'Co-handled'),
  answers: words('會辦答復', 'Answers of those asked'),
  urged: words('催辦與稽催', 'Reminders and chases'),
  reopened: words('重啟', 'Reopened'),
  ended: words('派工結案', 'Dispatch cases ended'),
  petitionsEnded: words('陳情結案', 'Petitions ended'),
  sampled: words('抽查', 'Inspected'),
  merged: words('併案', 'Merged'),
  acknowledgedWithin4h: words('4 小時內簽收', 'Acknowledged within 4 hours'),
  reportedWithin4h: words('4 小時內回報', 'Reported within 4 hours'),
  // The year.
  calls: words('電話總處理量', 'Calls handled'),
  average: words('平均每月', 'Monthly average'),
  shares: words('三分類占比', 'Shares of the three kinds'),
  satisfaction: words('服務滿意度', 'Satisfaction'),
  cases: words('派工通報', 'Dispatch cases'),
  mailbox: words('人民陳情與市長信箱', 'Petitions and mailbox'),
  app: words('高雄一指通', 'The app'),
  chatbot: words('智能客服', 'Chatbot'),
  counters: words('臨櫃服務', 'Counter services'),
  supervision: words('全民督工', 'Public works'),
  notContent: words('不滿意', 'Not content'),
  invited: words('邀請檢討', 'Invited'),
  accidents: words('意外與緊急事件', 'Accidents and emergencies'),
  bullying: words('疑似校園霸凌通報', 'School bullying reports'),
  council: words('議會議決案', 'Decisions of the council'),
  entered: words('人工登載', 'Entered'),
  contradictions: words('數字矛盾', 'Contradictions'),
  // Time control.
  classes: words('公文類別', 'Classes of documents'),
  carriedOver: words('上月結轉', 'Carried over'),
  received: words('本月新收', 'Received'),
  moved: words('改分', 'Moved'),
  closed: words('辦結', 'Closed'),
  cancelled: words('期限內結案（免回覆）', 'Ended without an answer'),
  openAtEnd: words('待辦', 'Open'),
  open: words('未結案件', 'Open'),
  closingRate: words('依限辦結率', 'On-time closing rate'),
  days: words('平均辦理天數', 'Average days'),
  agency: words('歸屬機關', 'Whose it is'),
  frozen: words('凍結', 'Frozen'),
};

/** The definitions of a report as its file has them, one below the other. */
export const definitionRows = (definitions: Readonly<Record<string, Words>>, lang: Language): Cell[][] => [
  [FILE_WORDS.figure[lang], FILE_WORDS.definition[lang]],
  ...Object.entries(definitions).map(([name, said]): Cell[] => [
    DEFINITION_HEADS[name]?.[lang] ?? name,
    said[lang],
  ]),
];
