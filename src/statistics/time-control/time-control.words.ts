import type { Words } from '../../platform/problem/problem.js';
import type { TimeControlFigures } from './time-control.rules.js';

const words = (zh: string, en: string): Words => ({ 'zh-TW': zh, en });

/** In the order in which a file shows them. */
export const TIME_CONTROL_WORDS: Record<keyof TimeControlFigures, Words> = {
  carriedOver: words('上月結轉', 'Carried over'),
  received: words('本月新收', 'Received'),
  closedInTime: words('依限辦結', 'Closed in time'),
  closedLate: words('逾限辦結', 'Closed late'),
  cancelled: words('期限內撤銷', 'Given up within the limit'),
  openInTime: words('未逾限待辦', 'Open within the limit'),
  openOverdue: words('逾限待辦', 'Open and overdue'),
  onTimePercent: words('依限辦結率：含展延（%）', 'Closed on time, with extensions (%)'),
  originalOnTimePercent: words('依限辦結率：依原限（%）', 'Closed on time, original limit (%)'),
  averageDays: words('平均辦理天數', 'Average working days'),
};

export const TIME_CONTROL_FILE_WORDS = {
  title: words('人民陳情時效', 'Time control of petitions'),
  agency: words('機關', 'Agency'),
  total: words('合計', 'Total'),
  month: words('月份', 'Month'),
  nobody: words('（尚無機關）', '(no agency)'),
};

export const TIME_CONTROL_DEFINITIONS: Record<string, Words> = {
  cohort: words(
    '以人民陳情案件的回覆時限計，依月底（本月未完時為目前）的情形：上月結轉＋本月新收＝依限辦結＋逾限辦結＋期限內撤銷＋未逾限待辦＋逾限待辦。',
    'The reply limits of petitions, as they stand at the end of the month (now, while it runs): carried over + received = closed in time + closed late + given up + open within the limit + open and overdue.',
  ),
  onTime: words(
    '依限辦結率＝依限辦結 ÷（依限辦結＋逾限辦結）；含展延依核准後的期限，依原限則以展延前的期限計，展延後才辦結者視為逾限。',
    'On-time closing rate = closed in time ÷ (closed in time + closed late): by the limit with extensions that were granted, and by the limit before them.',
  ),
  days: words(
    '平均辦理天數：自收件次日起至辦結日止的工作日，不計假日；當日辦結以半日計（文書處理手冊）。',
    'Average days: working days from the day after receipt to the day of the answer; half a day where it is the same day.',
  ),
  agency: words(
    '已辦結或已逾限者計入當時的承辦機關，其餘計入目前的承辦機關；由舊系統匯入、不知何時辦理的案件不計。',
    'What is closed or overdue belongs to who held it then, the rest to who has it now. Imported cases of which nobody knows when they were worked on are left out.',
  ),
};
