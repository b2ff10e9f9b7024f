import type { Words } from '../../platform/problem/problem.js';
import { DEFINITIONS } from '../report.definitions.js';

const words = (zh: string, en: string): Words => ({ 'zh-TW': zh, en });

/** As the city prints them. */
export const BULLYING_TABLE_WORDS = {
  decided: words('疑似校園霸凌案件通報數', 'Reports of suspected bullying'),
  sources: words('疑似校園霸凌案件通報來源', 'By which way they came'),
  handlings: words('疑似校園霸凌案件處理情形', 'What was done'),
  accepted: words('受理', 'Accepted'),
  notAccepted: words('不予受理', 'Not accepted'),
  waiting: words('尚未決定', 'Not decided yet'),
  nothingYet: words('尚未登載', 'Nothing noted yet'),
  total: words('合計', 'Total'),
  count: words('件', 'Reports'),
};

export const BULLYING_DEFINITIONS: Record<string, Words> = {
  asOf: DEFINITIONS.asOf,
  cohort: words(
    '以收到時間落在所選期間（臺北時間）的通報計，不論何時轉報；尚未決定受理與否的另計，不在各表內。',
    'Reports received in the period (Taipei time), whenever they were passed on. Those not decided yet are counted apart, and are in none of the tables.',
  ),
  bullying: words(
    '受理含申復後改為受理者。通報來源合計＝受理＋不予受理；處理情形以受理者計，取最後登載的一項。',
    'Accepted includes those accepted on appeal. The sources sum up to accepted and not accepted; what was done is of those accepted, as it was noted last.',
  ),
};
