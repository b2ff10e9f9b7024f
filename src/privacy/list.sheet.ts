import type { Sheet } from '../statistics/export/sheet.js';
import type { ProposalDto, ProposalItemDto } from './retention.dto.js';

export type Language = 'zh-TW' | 'en';

const HEADINGS: Record<Language, string[]> = {
  'zh-TW': ['序', '刪除內容', '對象', '案件編號', '規則', '到期日', '數量', '結果', '說明'],
  en: ['No.', 'What goes', 'Of', 'Case number', 'Rule', 'Due on', 'Count', 'Outcome', 'Why'],
};
const NAME: Record<Language, string> = { 'zh-TW': '刪除清單', en: 'Proposed deletions' };

/** Codes as the data have them; in Chinese where the city reads it. */
const WORDS: Record<string, string> = {
  person: '當事人資料',
  texts: '文字內容',
  attachments: '照片',
  case: '案件',
  contact: '進線',
  bullying: '疑似校園霸凌通報',
  done: '已刪除',
  skipped: '略過',
  failed: '失敗',
  held: '保全中',
  unfinished: '未結案',
  kept: '規則改為保留',
  not_due: '未到期',
  gone: '已無內容',
  error: '系統錯誤',
};

export function sheetOfList(
  proposal: ProposalDto,
  items: readonly ProposalItemDto[],
  language: Language,
): Sheet[] {
  const word = (code: string | null): string | null =>
    code === null || language === 'en' ? code : (WORDS[code] ?? code);
  // In a column of its own `person` is who, not what.
  const of = ({ of: whose }: ProposalItemDto): string | null =>
    whose === 'person' && language === 'zh-TW' ? '當事人' : word(whose);
  const rows = items.map(item => [
    ...[item.seq, word(item.what), of(item), item.number, item.rule, item.dueOn, item.count],
    ...[word(item.outcome), word(item.why)],
  ]);
  return [{ name: `${NAME[language]} ${proposal.asOf}`, headings: 1, rows: [HEADINGS[language], ...rows] }];
}
