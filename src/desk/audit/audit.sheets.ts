import { formatInTaipei } from '../../platform/clock/taipei.js';
import type { Words } from '../../platform/problem/problem.js';
import type { Cell, Sheet } from '../../statistics/export/sheet.js';
import type { AuditRowDto } from './audit.dto.js';

type Language = keyof Words;

const COLUMNS = {
  at: { 'zh-TW': '時間', en: 'Time' },
  username: { 'zh-TW': '帳號', en: 'Account' },
  name: { 'zh-TW': '姓名', en: 'Name' },
  role: { 'zh-TW': '職務', en: 'Role' },
  agency: { 'zh-TW': '機關', en: 'Agency' },
  what: { 'zh-TW': '行為', en: 'What' },
  personId: { 'zh-TW': '民眾代號', en: 'Person (id)' },
  case: { 'zh-TW': '案件編號', en: 'Case' },
  account: { 'zh-TW': '對象帳號', en: 'Account concerned' },
  subject: { 'zh-TW': '對象', en: 'Subject' },
  reason: { 'zh-TW': '理由', en: 'Reason' },
} satisfies Record<string, Words>;

const NAME: Words = { 'zh-TW': '稽核紀錄', en: 'Audit' };
const MORE: Words = {
  'zh-TW': '紀錄過多，未全部匯出，請縮小查詢範圍。',
  en: 'There are more entries than are exported. Narrow the search.',
};

/** Rows as a file shows them. Whatever people typed stays text: the writers of files let no cell be a formula. */
export function sheetOfAudit(rows: AuditRowDto[], isCutOff: boolean, lang: Language): Sheet[] {
  const cells = rows.map((row): Cell[] => [
    formatInTaipei(new Date(row.at), 'yyyy-MM-dd HH:mm:ss'),
    row.who?.username ?? row.actorKind,
    row.who?.name ?? null,
    row.who?.role ?? null,
    row.who?.agency ? (lang === 'en' ? row.who.agency.nameEn : row.who.agency.name) : null,
    row.what[lang],
    row.personId,
    row.case?.number ?? null,
    row.account,
    row.subject,
    row.reason,
  ]);
  const more: Cell[][] = isCutOff ? [[MORE[lang]]] : [];
  return [
    {
      name: NAME[lang],
      headings: 1,
      rows: [Object.values(COLUMNS).map(words => words[lang]), ...cells, ...more],
    },
  ];
}
