import type { OpenRow } from './open-cases.query.js';

/** The names of the city's open1999, in their order; what held free text or a position is there and empty. */
export const FIELDS = [
  'FileNo_',
  'Status_',
  'StatusName_',
  'Cre_Date_',
  'Save_Date_',
  'Close_Date_',
  'ReplyUnit_',
  'UnitName_',
  'zipcode_',
  'ZipName_',
  'address_',
  'InformDesc_',
  'BeforeDesc_',
  'AfterDesc_',
  'Memo_',
  'Lat_',
  'Lng_',
] as const;
export type Open1999 = Record<(typeof FIELDS)[number], string>;

export interface OpenNames {
  category: string;
  unit: string | null;
  zip: string | null;
  district: string | null;
}

const STATUS_NAMES = { 1: '建立中', 2: '待確認', 3: '待處理', 4: '處理完成', 5: '解除管制', 9: '其他' };
type Status = keyof typeof STATUS_NAMES;
const STATUS_OF: Record<string, Status> = {
  recorded: 1,
  dispatched: 2,
  acknowledged: 3,
  waiting: 3,
  reported: 4,
  released: 5,
  // It goes on as a petition until that is answered.
  converted: 3,
};

/** What came of it, by its code. */
const RESULTS: Record<string, string> = {
  done: '已處理完成',
  not_found: '現場未發現',
  cannot_act: '無法處理',
  handed_over: '移請管線單位處理',
  converted: '轉人民陳情',
};

const CITY = '全市';
const HOUR_MS = 3_600_000;
/** Of Taipei, which has known no summer time since 1980: a window has very many times, and nobody waits for them. */
const OFFSET_MS = 8 * HOUR_MS;

/** As the feed writes them: 2017/8/21 下午 05:00:00, of an hour or of a day. */
function timeOf(time: Date | null, isPlaced: boolean): string {
  if (time === null) return '';
  const at = new Date(time.getTime() + OFFSET_MS);
  const hour = isPlaced ? at.getUTCHours() : 0;
  const shown = String(hour % 12 || 12).padStart(2, '0');
  const day = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()].join('/');
  return `${day} ${hour < 12 ? '上午' : '下午'} ${shown}:00:00`;
}

export function open1999(row: OpenRow, names: OpenNames): Open1999 {
  const isPlaced = row.district !== null;
  const status = row.settledAt ? 5 : (STATUS_OF[row.state ?? ''] ?? 9);
  const endedAt = row.releasedAt ?? row.settledAt;
  return {
    FileNo_: row.fileNo,
    ...{ Status_: String(status), StatusName_: STATUS_NAMES[status] },
    Cre_Date_: timeOf(row.receivedAt, isPlaced),
    Save_Date_: timeOf(row.dispatchedAt, isPlaced),
    Close_Date_: status === 5 ? timeOf(endedAt, isPlaced) : '',
    ...{ ReplyUnit_: row.unit ?? '', UnitName_: names.unit ?? '' },
    ...{ zipcode_: names.zip ?? '', ZipName_: names.district ?? CITY, address_: '' },
    ...{ InformDesc_: names.category, BeforeDesc_: '' },
    AfterDesc_: status === 5 ? (RESULTS[row.outcome ?? ''] ?? '') : '',
    ...{ Memo_: '', Lat_: '', Lng_: '' },
  };
}
