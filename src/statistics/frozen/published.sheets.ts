import type { Words } from '../../platform/problem/problem.js';
import type { Cell } from '../export/sheet.js';
import { readableDay } from '../period.rules.js';
import type { Language } from '../report.dto.js';
import type { PublishedDto } from './published.dto.js';

const SAY: Record<'months' | 'published' | 'current' | 'changed', Words> = {
  months: { 'zh-TW': '已凍結月份（版次）', en: 'Frozen months (version)' },
  published: { 'zh-TW': '採凍結時之數字', en: 'As they were frozen' },
  current: { 'zh-TW': '採目前數字', en: 'As of now' },
  changed: {
    'zh-TW': '凍結後合計已有變動',
    en: 'The total has changed since',
  },
};

/** What stands about closed months beside the figures; nothing where there are none. */
export function publishedRows({ figures, months, changed }: PublishedDto, lang: Language): Cell[][] {
  if (months.length === 0) return [];
  const listed = months.map(({ month, version }) => `${readableDay(month, lang)} (${version})`).join('、');
  return [
    [SAY.months[lang], listed],
    [SAY[figures][lang], changed ? SAY.changed[lang] : ''],
  ];
}
