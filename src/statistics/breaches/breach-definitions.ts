import type { Words } from '../../platform/problem/problem.js';
import { DEFINITIONS } from '../report.definitions.js';

/** What each figure counts and out of what, said beside the figures. */
export const BREACH_DEFINITIONS: Record<string, Words> = {
  asOf: DEFINITIONS.asOf,
  cohort: {
    'zh-TW':
      '以期限落在所選期間的時限計（依現行期限，24 時到期者屬該日），不論案件何時進線；同一案件的各種時限各自計算。重啟後重新起算的時限另計一件。',
    en: 'Time limits that fell due in the period, as they stand now (24:00 belongs to the day that ends), whenever the case came in. Each limit of a case counts by itself; one that began again after a case was reopened counts again.',
  },
  due: {
    'zh-TW': '到期＝如期＋逾期＋逾期未結，為各種如期率的分母。',
    en: 'Due = met + missed + open and overdue: the denominator of the rates.',
  },
  met: {
    'zh-TW': '如期：在期限（含展延）屆滿前完成者；分母為到期。',
    en: 'Met: done before the limit, extensions included, ran out; out of what was due.',
  },
  missed: {
    'zh-TW': '逾期：期限屆滿後才完成或撤銷者；分母為到期。',
    en: 'Missed: done, or given up, after the limit had run out; out of what was due.',
  },
  openOverdue: {
    'zh-TW': '逾期未結：統計時間當下期限已過而仍未完成者；分母為到期，隨時間變動。',
    en: 'Open and overdue: past the limit and not done at the as-of time; out of what was due. It changes with time.',
  },
  onTime: {
    'zh-TW':
      '如期率（含展延）＝如期 ÷（如期＋逾期＋逾期未結）。期限內仍在進行者與期限內終止（撤回、併案、移轉等）者不在分母，另列件數。',
    en: 'On-time rate (with extensions) = met ÷ (met + missed + open and overdue). What still runs within its limit or was given up within it is not in the denominator, and is shown beside it.',
  },
  original: {
    'zh-TW':
      '如期率（依原限）＝（如期－展延後才如期）÷ 同一分母：以展延前的期限計，展延後才完成者視為逾期。停止上班、更改案類、暫停計時所致的期限變動，兩者皆已計入。',
    en: 'On-time rate (original limit) = (met − met only by an extension) ÷ the same denominator. Closures, another item and pauses move both limits.',
  },
  extended: {
    'zh-TW': '展延：到期者（如期、逾期、逾期未結）中經核准展延者；分母為到期。仍在進行者與期限內終止者不計。',
    en: 'Extended: of what was due (met, missed, open and overdue) what had an extension that was granted; out of what was due. What still runs or was given up within its limit is not in it.',
  },
  running: {
    'zh-TW': '進行中：期限在期間內而於統計時間尚未屆滿、也未完成者，不在任何分母。',
    en: 'Running: due in the period, and neither done nor over at the as-of time; in no denominator.',
  },
  oldest: {
    'zh-TW': '最久逾期：逾期未結中超過期限最久者，至統計時間為止。',
    en: 'Longest overdue: of what is open and overdue, the one longest over its limit at the as-of time.',
  },
  ages: {
    'zh-TW':
      '逾期未結依統計時間當下已逾期限的日數（每 24 小時）分組：1 日內、1 至 3 日、3 至 7 日、7 至 30 日、30 日以上。',
    en: 'Open and overdue, by how long the limit is over at the as-of time, in days of 24 hours: up to 1, 3, 7 and 30 days, and longer.',
  },
  cured: {
    'zh-TW': '期限變更後改列如期：先登載逾期，其後期限經變更而未逾期者；已計入如期。',
    en: 'Cured: recorded as missed first, and met by a limit that moved later; counted as met.',
  },
  heldBy: {
    'zh-TW':
      '逾期歸屬於期限屆滿當時的承辦機關與承辦人；如期者歸屬於當時的承辦機關；仍在進行者歸屬於目前的承辦機關。「機關」含其所屬單位，「單位」為實際承辦者；屬話務中心或研考會的時限不歸屬任何機關。',
    en: 'A missed limit belongs to the agency and officer that held it when it ran out, a met one to who held it then, one that runs to who has it now. An agency is counted with all that are below it, a unit by itself; limits of the centre and of the commission belong to none.',
  },
  hour: {
    'zh-TW': '時段與星期依時限起算的時間（多為民眾進線時間，臺北時間）。',
    en: 'Hour and weekday go by when the limit began (mostly when the citizen reached the city), in Taipei.',
  },
  list: {
    'zh-TW': '案件清單一律依目前資料列出；已凍結月份的數字為凍結當時者，兩者可能不同。',
    en: 'Lists of cases are of now; figures of a frozen month are of when it was frozen, and may differ.',
  },
  confidential: {
    'zh-TW': '保密案件計入各項數字；案件清單僅列給有權查看者。',
    en: 'Confidential cases are in all figures; the list of cases names them only to those who may see them.',
  },
};
