import type { Words } from '../../platform/problem/problem.js';
import { rounded } from '../shares.rules.js';
import { type Figures, figureKind } from './annual-figures.js';

/** Where figures that stand side by side cannot all be true. */
export interface Contradiction {
  keys: string[];
  words: Words;
}

interface Told {
  figures: Figures;
  months: number;
  /** Of the percentages as they are printed. */
  decimals: number;
}

type Rule = (told: Told) => (Contradiction | null)[];

const said = (keys: string[], zh: string, en: string): Contradiction => ({
  keys,
  words: { 'zh-TW': zh, en },
});
/** The values of these keys, if all of them are known. */
const known = ({ figures }: Told, keys: readonly string[]): number[] | null => {
  const values = keys.map(key => figures[key] ?? null);
  return values.every(value => value !== null) ? values : null;
};
const sum = (values: readonly number[]): number =>
  rounded(
    values.reduce((all, value) => all + value, 0),
    2,
  );

const SHARES = ['share_inquiry_pct', 'share_forwarded_pct', 'share_other_pct'];
const SATISFIED = ['public_works_supervision_satisfied_pct', 'public_works_supervision_dissatisfied_pct'];
const AVERAGES = [
  ['calls', 'calls_monthly_average'],
  ['dispatch_cases', 'dispatch_monthly_average'],
] as const;
const BULLYING = ['mayor_mailbox', 'hotline_1999', 'city_anti_bullying_mailbox', 'education_bureau_line'];
const WHOLES: [string, string[]][] = [
  ['petitions_and_mailbox', ['petitions', 'mayor_mailbox']],
  ['bullying_reports.total', ['bullying_reports.accepted', 'bullying_reports.not_accepted']],
  ['bullying_reports.total', [...BULLYING, 'other'].map(source => `bullying_reports.by_source.${source}`)],
];
const PARTS: [string, string][] = [
  ['app_mailbox', 'mayor_mailbox'],
  ['app_dispatch', 'dispatch_cases'],
  ['dispatch_in_surge', 'dispatch_cases'],
  ['inquiries', 'calls'],
  ['public_works_supervision_closed', 'public_works_supervision_reports'],
];
/** A percentage, of what it is one, and, where it is known, the number that makes it. */
const PERCENTAGES: [percent: string, whole: string, part: string | null][] = [
  ['staff_with_disabilities_pct', 'staff', null],
  [
    'public_works_supervision_inspection_rate_pct',
    'public_works_supervision_reports',
    'public_works_supervision_inspections',
  ],
];

/** What is rounded each by itself may miss 100 by half a unit of the last digit each. */
const sharesMakeAHundred =
  (keys: string[]): Rule =>
  told => {
    const shares = known(told, keys);
    if (!shares) return [];
    const decimals = figureKind(keys[0] as string)?.decimals ?? told.decimals;
    const total = sum(shares);
    const isNear = Math.abs(total - 100) <= (shares.length / 2) * 10 ** -decimals + 1e-9;
    return isNear ? [] : [said(keys, `占比合計為 ${total}，不是 100`, `shares sum to ${total.toFixed(2)}`)];
  };

const averagesFit: Rule = told =>
  AVERAGES.map(([total, average]) => {
    const [all = 0, printed = 0] = known(told, [total, average]) ?? [];
    const exact = all / told.months;
    if (!known(told, [total, average]) || rounded(exact) === printed) return null;
    const shown = rounded(exact, 2);
    const isCut = Math.floor(exact) === printed;
    return said(
      [total, average],
      `${all} ÷ ${told.months} = ${shown}，所列 ${printed} ${isCut ? '為無條件捨去' : '不符'}`,
      `${all}/${told.months} = ${shown.toFixed(2)}, printed ${isCut ? 'truncated' : printed}`,
    );
  });

const partsMakeTheWhole: Rule = told =>
  WHOLES.map(([whole, parts]) => {
    const values = known(told, [whole, ...parts]);
    if (!values) return null;
    const [total = 0, ...each] = values;
    const made = sum(each);
    if (made === total) return null;
    return said(
      [whole, ...parts],
      `${each.join('＋')} = ${made}，所列合計為 ${total}`,
      `${each.join(' + ')} = ${made}, printed ${total}`,
    );
  });

const partsAreNotMore: Rule = told =>
  PARTS.map(([part, whole]) => {
    const [some = 0, all = 0] = known(told, [part, whole]) ?? [];
    if (some <= all) return null;
    return said(
      [part, whole],
      `部分（${some}）大於全部（${all}）`,
      `a part (${some}) is more than the whole (${all})`,
    );
  });

const percentagesArePossible: Rule = told =>
  PERCENTAGES.map(([key, of, part]) => {
    const [percent, whole] = known(told, [key, of]) ?? [];
    if (percent === undefined || whole === undefined) return null;
    const counted = part === null ? null : (told.figures[part] ?? null);
    const decimals = Math.max(figureKind(key)?.decimals ?? told.decimals, 0);
    const near = (percent * whole) / 100;
    const tried = counted === null ? [Math.floor(near), Math.ceil(near)] : [counted];
    const isPossible = tried.some(n => whole > 0 && rounded((n * 100) / whole, decimals) === percent);
    if (isPossible) return null;
    return counted === null
      ? said([key, of], `${percent}% 不可能是 ${whole} 的占比`, `${percent} % is no share of ${whole}`)
      : said(
          [key, of],
          `${counted} ÷ ${whole} 不是 ${percent}%`,
          `${counted} of ${whole} is not ${percent} %`,
        );
  });

const RULES: Rule[] = [
  sharesMakeAHundred(SHARES),
  sharesMakeAHundred(SATISFIED),
  averagesFit,
  partsMakeTheWhole,
  partsAreNotMore,
  percentagesArePossible,
];

export const contradictionsIn = (told: Told): Contradiction[] =>
  RULES.flatMap(rule => rule(told)).filter(found => found !== null);
