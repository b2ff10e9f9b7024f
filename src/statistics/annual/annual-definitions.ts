import type { Words } from '../../platform/problem/problem.js';
import type { AnnualFigureKind, AnnualGroup } from './annual-figures.js';

const words = (zh: string, en: string): Words => ({ 'zh-TW': zh, en });

/** What each figure counts and out of what, said beside the figures. */
export const ANNUAL_DEFINITIONS = {
  calls: words(
    '電話總處理量：所選月份內以電話進線並已登錄的服務件數。',
    'Calls: contacts by telephone that were recorded in these months.',
  ),
  average: words(
    '平均每月＝所選月份的總量 ÷ 月數，四捨五入至整數；所選月份尚未結束者不列平均。',
    'Monthly average: the number of these months ÷ months, rounded half up. Months that are not over have none.',
  ),
  shares: words(
    '諮詢、錄案後送、其他為電話件數的三分類，占比合計為 100：捨去最多者優先進位。',
    'Inquiries, recorded and other are the three kinds of calls. Their shares add up to 100: what rounding leaves over goes where most was cut.',
  ),
  instantReply: words(
    '線上立即回覆率＝當場答復的諮詢 ÷ 諮詢（電話）。',
    'Instant reply rate: inquiries by telephone that were answered at once ÷ inquiries by telephone.',
  ),
  satisfaction: words(
    '服務滿意度＝對服務給 4 或 5 分者 ÷ 回覆，依發出調查的日期計。電話抽樣（隨機抽出後致電）與自願回覆樣本（自行決定是否作答）分列，不相加；回收率＝回覆 ÷（邀請－未送達－免答）；區間為 Wilson 95% 信賴區間。',
    'Satisfaction: answers that give the service 4 or 5 of 5 ÷ answers, by the day of asking. Who was drawn at random and called, and who chose to answer, stand apart and are never added up. Response rate: answers ÷ (asked − not delivered − moot). Intervals are Wilson’s, of 95 %.',
  ),
  cases: words(
    '派工通報案件以民眾進線日期計，依案件目前的種類；應變期間進線，為進線時已啟用大量案件應變模式者，一律依目前資料計。',
    'Dispatch cases count on the day on which the citizen reached the city, as the kind that they are now; during a surge: those that came in while surge mode was on, always as of now.',
  ),
  mailbox: words(
    '陳情以民眾進線日期計，依案件目前的種類。市長信箱含民眾由高雄一指通提出的陳情；由派工轉成或附帶成立的陳情不是寫給市長信箱，與其餘管道同列人民陳情；凍結時尚未區分的月份，仍列市長信箱。',
    'Petitions count on the day on which the citizen reached the city, as the kind that they are now. The mayor’s mailbox includes petitions that citizens wrote by the app; what came of another case (converted, additional) was not written to it, and is among the petitions like all other channels, but for months that were frozen before that was told apart.',
  ),
  app: words(
    '高雄一指通：民眾由一指通提出的陳情與派工案件，以進線日期計，由其他案件轉成者不計；占派工＝其派工案件 ÷ 派工通報案件。',
    'The app: petitions and dispatch cases that citizens reported by it, by the day on which they did, without what came of another case. Its share is out of all dispatch cases.',
  ),
  chatbot: words('智能客服以題數計，不是對話數。', 'The chatbot counts questions, not conversations.'),
  counters: words(
    '臨櫃服務以人次計，依服務日期，為各服務地點登錄的合計。',
    'Counter services count persons, by the day of the service, of all sites together.',
  ),
  supervision: words(
    '全民督工通報＝所選月份內接獲、案件目前列為督工項目者；結案＝其中已解除管制或撤案者；查核＝所選月份內辦理的不預先通知查核，查核率＝查核 ÷ 通報。滿意＝通報人向權責機關表示滿意者 ÷ 機關所登錄的回覆，依登錄日期計。有人工登載者以登載為準，登載撤回後恢復系統統計。回覆件數一律為機關登錄者。',
    'Public works: reports are cases received in these months whose item is one of public works by now; closed are those of them that were released or withdrawn; inspections are those without notice that were held in these months, and their rate is out of the reports. Satisfied: who told the agency so ÷ what agencies have written down, by the day of writing. What is entered by hand stands instead, until it is taken back; the number of answers is always of those written down.',
  ),
  accidents: words(
    '意外事件＝所選月份內標記、有人受傷的事件；緊急事件＝同期標記、無人受傷者；誤報均不計。時限內到場率＝時限內到場的件數 ÷ 兩者合計，尚未到場者計入分母。關懷慰問＝這些事件登錄的慰問次數。期末未結＝期末（尚未結束者為目前）仍未結案者，不論何時標記。有人工登載者以登載為準，登載撤回後恢復系統統計。',
    'Accidents are those marked in these months in which somebody was hurt, emergencies those in which nobody was; what was marked by mistake is neither. On site in time: those at which somebody was within the limit ÷ both together, with those where nobody has been yet. Care visits are those recorded at them. Open at the end: not closed when these months ended (now, if they have not), whenever marked. What is entered by hand stands instead, until it is taken back.',
  ),
  bullying: words(
    '疑似校園霸凌＝所選月份內接獲、已決定受理或不予受理的通報，依接獲日期與來源計；尚未決定者不計。有人工登載者以登載為準，登載撤回後恢復系統統計。',
    'School bullying: reports received in these months of which it was decided whether they are accepted, by source; those that wait for it are in no figure. What is entered by hand stands instead, until it is taken back.',
  ),
  council: words(
    '議會議決案：所選月份內收文的市議會議決案與臨時動議，依會次與類別計，撤案者不計；已答復＝其中機關已答復或已解除管制者。一律依目前資料計，不隨月份凍結。',
    'Decisions of the council: resolutions and motions received in these months, by meeting and field, without what was withdrawn; answered are those of them that the agency has answered or the commission has closed. Always as of now: they are not frozen with a month.',
  ),
  entered: words(
    '「人工登載」的數字不由系統產生（座席、人力、下載數），以最近一次登載為準，之前的登載均保留。',
    'Entered figures are not made by the system: seats, staff, downloads. The latest entry counts, and every earlier one is kept.',
  ),
  contradictions: words(
    '矛盾：占比合計不是 100、平均不等於總量除以月數、部分不等於全部、百分比不可能由該人數或件數得出。',
    'Contradictions: shares that do not make 100, an average that is not the number ÷ months, parts that do not make the whole, a percentage that no count gives.',
  ),
} satisfies Record<string, Words>;
type Definition = keyof typeof ANNUAL_DEFINITIONS;

const OF_GROUP: Record<AnnualGroup, Definition> = {
  calls: 'calls',
  dispatch: 'cases',
  petitions: 'mailbox',
  app: 'app',
  chatbot: 'chatbot',
  counters: 'counters',
  supervision: 'supervision',
  accidents: 'accidents',
  bullying: 'bullying',
  people: 'entered',
};

const BY_NAME: readonly [RegExp, Definition][] = [
  [/_monthly_average$/, 'average'],
  [/^(inquiries|forwarded|other|share_.*)$/, 'shares'],
  [/^instant_reply/, 'instantReply'],
  [/^satisfaction_/, 'satisfaction'],
];

/** Under which of them it is said what a figure is. */
export const definitionOf = ({ key, group, basis }: AnnualFigureKind): Definition =>
  basis === 'entered' ? 'entered' : (BY_NAME.find(([name]) => name.test(key))?.[1] ?? OF_GROUP[group]);
