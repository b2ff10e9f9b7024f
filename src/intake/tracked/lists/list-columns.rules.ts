import type { TextRow } from '../../../city/calendar-text.rules.js';
import type { Words } from '../../../platform/problem/problem.js';

/** What a line of a list says; each column by its name in either language. */
export const COLUMNS = {
  source: ['來源', 'source'],
  term: ['屆', 'term'],
  meeting: ['會議', 'meeting'],
  nth: ['次', 'nth'],
  field: ['類別', 'field'],
  subject: ['案由', 'subject'],
  agency: ['承辦機關', 'agency'],
  documentNumber: ['文號', 'documentNumber'],
  receivedOn: ['收文日', 'receivedOn'],
  replyBy: ['回復期限', 'replyBy'],
} as const;
export type Column = keyof typeof COLUMNS;

const NEEDED: readonly Column[] = ['subject', 'agency'];
/** What the list as a whole can say of each of its lines. */
const NAMES = Object.keys(COLUMNS) as Column[];

export interface ListFault {
  line: number;
  code: string;
  message: Words;
}

export type ReadCell = (row: TextRow, column: Column) => string | undefined;

/** How to read the lines below this header: an empty cell says nothing. A fault where a column is missing or unknown. */
export function cellsBelow({ line, cells }: TextRow): ReadCell | ListFault {
  const columnOf = (name: string): Column | undefined =>
    NAMES.find(column => (COLUMNS[column] as readonly string[]).includes(name));
  const unknown = cells.filter(name => !columnOf(name));
  const missing = NEEDED.filter(column => !cells.some(name => columnOf(name) === column));
  const said = (columns: readonly Column[], i: 0 | 1): string =>
    columns.map(one => COLUMNS[one][i]).join(i === 0 ? '、' : ', ');
  if (missing.length > 0)
    return {
      ...{ line, code: 'COLUMNS_MISSING' },
      message: {
        'zh-TW': `第 ${line} 行：標題列缺少「${said(missing, 0)}」欄；可用的欄位有 ${said(NAMES, 0)}。`,
        en: `Line ${line}: the header has no column ${said(missing, 1)}; there may be ${said(NAMES, 1)}.`,
      },
    };
  if (unknown.length > 0)
    return {
      ...{ line, code: 'COLUMNS_UNKNOWN' },
      message: {
        'zh-TW': `第 ${line} 行：沒有「${unknown.join('、')}」這種欄位；可用的欄位有 ${said(NAMES, 0)}。`,
        en: `Line ${line}: no column is called ${unknown.join(', ')}; there may be ${said(NAMES, 1)}.`,
      },
    };
  const places = cells.map(columnOf);
  return ({ cells: row }, column) => row[places.indexOf(column)] || undefined;
}

/** Of which column a field of the wish is. */
export const columnOfField = (field: string): Column | undefined =>
  (({ 'meeting.term': 'term', 'meeting.kind': 'meeting', 'meeting.nth': 'nth' }) as const)[
    field as 'meeting.term'
  ] ?? NAMES.find(column => column === field);
