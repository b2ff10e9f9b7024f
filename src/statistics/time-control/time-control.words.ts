import type { Words } from '../../platform/problem/problem.js';
import type { ClassBasis } from './document-classes.rules.js';
import type { TimeControlFigures } from './time-control.rules.js';

const words = (zh: string, en: string): Words => ({ 'zh-TW': zh, en });

/** In the order in which a file shows them. */
export const TIME_CONTROL_WORDS: Record<keyof TimeControlFigures, Words> = {
  carriedOver: words('上月結轉', 'Carried over'),
  received: words('本月新收', 'Received'),
  movedIn: words('改分移入', 'Moved in'),
  movedOut: words('改分移出', 'Moved out'),
  closedInTime: words('依限辦結', 'Closed in time'),
  closedLate: words('逾限辦結', 'Closed late'),
  cancelled: words('期限內結案（免回覆）', 'Ended within the limit without an answer'),
  openInTime: words('未逾限待辦', 'Open within the limit'),
  openOverdue: words('逾限待辦', 'Open and overdue'),
  onTimePercent: words('依限辦結率：含展延（%）', 'Closed on time, with extensions (%)'),
  originalOnTimePercent: words('依限辦結率：依原限（%）', 'Closed on time, original limit (%)'),
  averageDays: words('平均辦理天數', 'Average working days'),
};

export const TIME_CONTROL_FILE_WORDS = {
  byClass: words('各類公文依限辦結情形', 'Closed in time, by class'),
  documentClass: words('公文類別', 'Class'),
  basis: words('數字來源', 'Source of the figures'),
  source: words('登載依據', 'Entered from'),
  whole: words('全部機關', 'All agencies'),
  notCounted: words('凍結時尚未統計', 'Not counted when it was frozen'),
  agency: words('機關', 'Agency'),
  total: words('合計', 'Total'),
  month: words('月份', 'Month'),
  nobody: words('（尚無機關）', '(no agency)'),
};

export const BASIS_WORDS: Record<ClassBasis, Words> = {
  petitions: words('系統統計：人民陳情案件', 'Counted from petitions'),
  decisions: words('系統統計：列管案件', 'Counted from tracked decisions'),
  entered: words('人工登載', 'Entered by hand'),
};

export const TIME_CONTROL_DEFINITIONS: Record<string, Words> = {
  cohort: words(
    '以人民陳情案件的回覆時限、列管案件的回復期限計，依月底 24:00（本月未完時為目前）系統所載的情形；之後才登錄的展延、改分、退回或結案計入登錄的月份，不回頭改變前月。上月結轉＋本月新收＋改分移入＝改分移出＋依限辦結＋逾限辦結＋期限內結案（免回覆）＋未逾限待辦＋逾限待辦。',
    'The reply limits of petitions and of tracked decisions, as the system knew them at 24:00 on the last day of the month (now, while it runs). Extensions, reassignments, returns and answers that are recorded later belong to the month in which they are recorded. Carried over + received + moved in = moved out + closed in time + closed late + ended without an answer + open within the limit + open and overdue.',
  ),
  classes: words(
    '公文類別：人民陳情由陳情案件統計；立法委員質詢、專案管制、監察等類由列管案件依其來源所屬類別統計；系統未收載的類別（如一般公文、人民申請、訴願）由各機關按月登載，須符合上月結轉＋本月新收＝依限辦結＋逾限辦結＋未逾限待辦＋逾限待辦，以最近一次登載為準，之前的登載均保留。登載的類別沒有改分、依原限與平均天數。',
    'Classes: petitions are counted from cases; questions of legislators, projects and cases of the Control Yuan from tracked decisions, by the class of their source. Classes that this system does not hold (ordinary documents, applications, appeals) are entered by each agency every month: carried over + received = closed in time + closed late + open. The latest entry counts, every earlier one is kept. Of these there is nothing about moves, original limits and days.',
  ),
  carriedOver: words(
    '上月結轉：月初仍待辦者，即各機關上月底的未逾限待辦與逾限待辦。',
    'Carried over: open when the month began; what an agency has open at the end of a month is what it carries over.',
  ),
  received: words(
    '本月新收含前月已辦結、本月退回重辦或重啟者；同月內改分者計入月底（或辦結時）的機關。',
    'Received includes what was closed in an earlier month and taken up again in this one. What is reassigned within the month in which it was received belongs to who has it at its end.',
  ),
  moved: words(
    '改分移入、移出：月初已待辦者，本月由其他機關移入、移往其他機關。',
    'Moved in, moved out: of what was open when the month began, from another agency and to another agency.',
  ),
  closed: words(
    '依限辦結、逾限辦結：本月回覆完成，在核准展延後的期限以內、以外。',
    'Closed in time, closed late: answered in this month, within the limit with extensions that were granted, or after it.',
  ),
  cancelled: words(
    '期限內結案（免回覆）：在期限內撤回、併案、移轉或不予處理而無須回覆者。',
    'Ended within the limit without an answer: withdrawn, merged, transferred, or not handled.',
  ),
  openAtEnd: words(
    '未逾限待辦、逾限待辦：月底仍未回覆，期限未到、已過。',
    'Open within the limit, open and overdue: not answered at the end of the month, its limit not over, or over.',
  ),
  closingRate: words(
    '依限辦結率＝依限辦結 ÷（依限辦結＋逾限辦結）；含展延依核准後的期限，依原限則以展延前的期限計，展延後才辦結者視為逾限。',
    'On-time closing rate = closed in time ÷ (closed in time + closed late): by the limit with extensions that were granted, and by the limit before them.',
  ),
  days: words(
    '平均辦理天數：自收件次日起至辦結日止的工作日，不計假日；當日辦結以半日計（文書處理手冊）；期限含假日的類別（專案管制、監察等）以日曆天計。',
    'Average days: days from the day after receipt to the day of the answer: working days, or all days where days off count in the limits of the class; half a day where it is the same day.',
  ),
  agency: words(
    '已辦結或已逾限者計入當時的承辦機關，其餘計入月底的承辦機關；由舊系統匯入、不知何時辦理的案件不計。',
    'What is closed or overdue belongs to who held it then, the rest to who has it at the end of the month. Imported cases of which nobody knows when they were worked on are left out.',
  ),
  frozen: words(
    '月份凍結後以凍結時的版本為準，凍結後才登載的數字也不例外；如有變動，須由人員更正才成為新版本。各類別分開統計前已凍結的月份只有人民陳情。',
    'A closed month is read as it was frozen, also where figures were entered since; what has changed becomes another version only where a person corrects it. Months that were frozen before there were classes have petitions only.',
  ),
};
