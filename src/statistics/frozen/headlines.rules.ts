import type { Words } from '../../platform/problem/problem.js';

/** Figures that show what a correction changes; all others are corrected with them. */
export interface Headline {
  family: string;
  kind: string;
  figures: readonly string[];
  name: Words;
}

const limit = (kind: string, of: Words): Headline[] => [
  {
    ...{ family: 'clocks', kind, figures: ['met', 'late'] },
    name: { 'zh-TW': `${of['zh-TW']}：到期`, en: `${of.en}: due` },
  },
  {
    ...{ family: 'clocks', kind, figures: ['met'] },
    name: { 'zh-TW': `${of['zh-TW']}：如期`, en: `${of.en}: on time` },
  },
  {
    ...{ family: 'clocks', kind, figures: ['late'] },
    name: { 'zh-TW': `${of['zh-TW']}：逾期（含未結）`, en: `${of.en}: late, or open and overdue` },
  },
];

const one = (family: string, kind: string, figure: string, zh: string, en: string): Headline => ({
  ...{ family, kind, figures: [figure] },
  name: { 'zh-TW': zh, en },
});

export const HEADLINES: readonly Headline[] = [
  one('contacts', '', 'contacts', '服務件數', 'Contacts'),
  one('contacts', '', 'inquiries', '諮詢', 'Inquiries'),
  one('contacts', '', 'recorded', '錄案後送', 'Recorded and forwarded'),
  one('calls', '', 'offered', '來電', 'Calls offered'),
  one('calls', '', 'answered', '接聽', 'Calls answered'),
  one('cases', 'dispatch', 'opened', '派工案件', 'Dispatch cases'),
  one('cases', 'petition', 'opened', '人民陳情', 'Petitions'),
  one('cases', 'dispatch', 'converted', '派工轉陳情', 'Dispatch cases converted to petitions'),
  one('cases', 'dispatch', 'reopened', '派工重啟', 'Dispatch cases reopened'),
  one('cases', 'petition', 'reopened', '陳情重啟', 'Petitions reopened'),
  ...limit('respond', { 'zh-TW': '派工 4 小時回應', en: 'Response to dispatch cases' }),
  ...limit('complete', { 'zh-TW': '派工完成', en: 'Completion of dispatch cases' }),
  ...limit('reply', { 'zh-TW': '陳情回復', en: 'Reply to petitions' }),
];

interface Told {
  kind: string;
  key: string;
  figures: object;
}

/** Of the sums of a month by nothing (`all`), by family. */
export const headlineOf = (
  { family, kind, figures }: Headline,
  all: ReadonlyMap<string, readonly Told[]>,
): number =>
  (all.get(family) ?? [])
    .filter(sum => sum.kind === kind)
    .flatMap(sum =>
      figures.map(figure => Number(Object.entries(sum.figures).find(([name]) => name === figure)?.[1] ?? 0)),
    )
    .reduce((a, b) => a + b, 0);
