import type { Words } from '../../platform/problem/problem.js';
import { DEFINITIONS } from '../report.definitions.js';

/** What each figure counts and out of what, said beside the figures. */
export const RESPONSE_DEFINITIONS: Record<string, Words> = {
  asOf: DEFINITIONS.asOf,
  instantReply: {
    'zh-TW':
      '線上立即回覆率＝當場答覆的諮詢件數 ÷ 諮詢件數，以期間內進線者計。進線不屬任何機關、案類或行政區；指定其一時不列。',
    en: 'Instant reply rate = inquiries answered at once ÷ inquiries, of the contacts received in the period. A contact is of no agency, item or district: where one is asked for, it is left out.',
  },
  contactShares: {
    'zh-TW': '諮詢、錄案後送、其他三類占比之分母為三類合計，以最大餘數法取至小數一位，相加恰為 100.0%。',
    en: 'The shares of inquiries, recorded and other are out of the three together, rounded by the largest remainders, so that they sum to 100.0% exactly.',
  },
  passedOn: {
    'zh-TW': '送交機關率＝期間內進線成立的案件中，已派交或併入而交由機關處理者 ÷ 期間內成立案件。',
    en: 'Passed on = cases of contacts in the period that were sent to an agency, by themselves or with the case that leads ÷ cases opened in the period.',
  },
  course: {
    'zh-TW':
      '重啟率、退件率、改派二次以上率、訊息未送達率＝期間內進線成立的案件中，迄今曾重啟、曾經機關退件（經核准）、曾改派二次以上、曾有訊息（電子郵件、簡訊）未送達者 ÷ 期間內成立案件；同一案件各計一次，歸屬於目前的權責機關。',
    en: 'Reopened, returned (with approval), reassigned twice or more, message not delivered (mail or text message) = cases of contacts in the period to which it has happened since ÷ cases opened in the period; each case once, and of the agency that has it now.',
  },
  grouping: {
    'zh-TW':
      '併案率＝併入其他案件的派工案件 ÷ 派工案件；轉陳情率＝轉為陳情的派工案件（含以「轉為人民陳情」解除管制者；先前已凍結的月份僅計已連結者）÷ 派工案件，皆以期間內進線者計。主案不計為併案，解除併案者不計。',
    en: 'Grouping rate = dispatch cases merged into another one ÷ dispatch cases; converted = dispatch cases that became petitions, also those released as such (months frozen earlier know only of those that are linked), ÷ dispatch cases, of contacts in the period. The case that leads is not merged, nor is one that was un-merged.',
  },
  released: {
    'zh-TW':
      '解除管制以期間內的解除管制次數計（收回者不計）；重啟後再次解除管制者另計一次，因為每次解除管制各詢問一次（不詢問者見「加權」）。歸屬於解除管制當時的機關。',
    en: 'Released counts releases in the period that stand; a case released again after it was reopened counts again, since each release is asked about (but see “weighted”). Of the agency that had the case then.',
  },
  cohort: {
    'zh-TW':
      '滿意度調查以期間內發出邀請者計，不論何時答覆；每份邀請恰屬已答覆、未送達、免答（案件已重啟）、逾期或拒答、待答之一。案件資料依邀請當時。',
    en: 'Surveys count by the day of the invitation, whenever they are answered; each is one of answered, not delivered, moot (the case is open again), expired and pending. What it says of the case is as of the invitation.',
  },
  response: {
    'zh-TW':
      '調查回收率＝已答覆 ÷（邀請－未送達－免答）；待答、逾期與拒答在分母，撥打後始終未接通者亦同。未送達指訊息未送出或退回、號碼錯誤，及期限內從未撥打者。',
    en: 'Response rate = answered ÷ (invited − not delivered − moot); pending, expired and refused ones are in the denominator, and so is who was called and never reached. Not delivered: the message did not leave or came back, a wrong number, and who was never called in time.',
  },
  satisfied: {
    'zh-TW':
      '滿意占比＝4 分與 5 分的答覆 ÷ 答覆數，對服務、對結果分列；不滿意＝任一項 1 分或 2 分者 ÷ 答覆數。區間為 Wilson 95% 信賴區間。',
    en: 'Satisfied = answers of 4 and 5 ÷ answers, about the service and about the outcome apart; unhappy = answers with 1 or 2 to either ÷ answers. Intervals are Wilson’s, of 95%.',
  },
  reasons: {
    'zh-TW': '不滿意原因占比＝選填該原因的不滿意答覆 ÷ 不滿意答覆；可複選，合計可超過 100%。',
    en: 'A reason’s share = unhappy answers that give it ÷ unhappy answers; several may be given, so that they sum to more than 100%.',
  },
  tooFew: {
    'zh-TW':
      '分母少於本市所定下限（預設 10）者註明「樣本過少」，不宜比較；各列一律依件數排列，不依比率排名。',
    en: 'A share of fewer than the city’s least number (10 by default) is marked “too few”, and not to be compared; rows stand by their numbers and are never ranked by a rate.',
  },
  samples: {
    'zh-TW':
      '自願回覆樣本為收到連結或在應用程式中自行答覆者，及只留電話、由人員致電者；答覆者自行決定是否作答，可能偏向特別滿意或不滿意的人；電話抽樣為隨機抽出後由人員致電。兩者分列，不相加。',
    en: 'Self-selected: who was sent a link, or asked in the app, or has only a telephone and was called, and chose to answer; it may lean to the very content and the very discontent. Phone sample: drawn at random and called. They stand side by side and are never added up.',
  },
  weighted: {
    'zh-TW':
      '加權：以同期間應詢問的解除管制的案類與行政區分布，以反覆比例調整法（raking）使樣本兩者皆相符；不足 5 份答覆的案類（行政區）併為一組，單一權重以 5 為上限。區間依 Kish 有效樣本數。答覆數不足下限、無任何答覆的案類或行政區占解除管制案件逾 10%、或調整不收斂時不加權並註明。應詢問者不含轉陳情、重複、轉達他人、由承辦機關自行聯繫、市府免詢問的案類與匯入的舊案；無聯絡方式而問不到的人仍計入。',
    en: 'Weighted: by raking, until the answers are spread over items and over districts as the releases of the period that are asked about are; items (districts) of fewer than 5 answers are weighted as one, and no weight is above 5. The interval is of the effective number of answers (Kish). It is not done, and said so, with too few answers, where items or districts without any answer make up more than 10% of the releases, and where it does not settle. Not asked about is what was converted to a petition, reported twice or passed on, what the agency itself asks about, what the city exempts, and imported cases; whoever left no way to be asked is among those for whom the answers stand.',
  },
  list: {
    'zh-TW': '案件清單一律依目前資料列出；已凍結月份的數字為凍結當時者，兩者可能不同。',
    en: 'Lists of cases are of now; figures of a frozen month are of when it was frozen, and may differ.',
  },
  confidential: {
    'zh-TW': '保密案件計入各項數字；案件清單僅列給有權查看者。民眾書寫的文字不在任何報表中。',
    en: 'Confidential cases are in all figures; the list of cases names them only to those who may see them. What citizens wrote is in no report.',
  },
};
