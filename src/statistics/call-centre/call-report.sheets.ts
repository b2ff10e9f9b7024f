import type { Words } from '../../platform/problem/problem.js';
import { definitionRows } from '../definition-rows.js';
import type { Cell, Sheet } from '../export/sheet.js';
import { publishedRows } from '../frozen/published.sheets.js';
import { readableDay, readableTime } from '../period.rules.js';
import type { Language } from '../report.dto.js';
import { FILE_WORDS } from '../report.words.js';
import type { CallFigures } from './call-figures.rules.js';
import type { CallFilter, CallReportDto, CallRowDto } from './call-report.dto.js';
import { CALL_DIMENSION_WORDS, CALL_FILE_WORDS, CALL_NONE_WORDS, CALL_WORDS } from './call-report.words.js';

const FIGURES = Object.keys(CALL_WORDS) as (keyof CallFigures)[];
const figures = (row: CallFigures): Cell[] => FIGURES.map(figure => row[figure]);

/** The report as a file shows it: every figure, with its definitions. */
export function sheetsOfCalls(
  report: CallReportDto,
  { line, group }: Pick<CallFilter, 'line' | 'group'>,
  lang: Language,
): Sheet[] {
  const say = CALL_FILE_WORDS;
  const table = (first: Words, rows: Cell[][]): Cell[][] => [
    [first[lang], ...FIGURES.map(figure => CALL_WORDS[figure][lang])],
    ...rows,
  ];
  return [
    {
      name: say.title[lang],
      headings: 1,
      rows: table(CALL_DIMENSION_WORDS[report.by], [
        ...report.rows.map(row => [nameOf(row, report, lang), ...figures(row)]),
        [say.total[lang], ...figures(report.total)],
      ]),
    },
    {
      name: say.trend[lang],
      headings: 1,
      rows: table(
        say[report.trendBy],
        report.trend.map(row => [readableDay(row.key, lang), ...figures(row)]),
      ),
    },
    {
      name: FILE_WORDS.definitions[lang],
      headings: 0,
      rows: [
        [FILE_WORDS.from[lang], readableDay(report.from, lang)],
        [FILE_WORDS.to[lang], readableDay(report.to, lang)],
        ...scopeRow('line', line, lang),
        ...scopeRow('group', group, lang),
        [FILE_WORDS.asOf[lang], readableTime(report.asOf.at, lang)],
        [FILE_WORDS.position[lang], report.asOf.position],
        ...publishedRows(report.published, lang),
        [],
        ...definitionRows(report.definitions, lang),
      ],
    },
  ];
}

const scopeRow = (by: 'line' | 'group', keys: readonly string[] | undefined, lang: Language): Cell[][] =>
  keys
    ? [[CALL_DIMENSION_WORDS[by][lang], keys.map(key => key || CALL_NONE_WORDS[by][lang]).join('、')]]
    : [];

const nameOf = ({ key, name }: CallRowDto, { by }: CallReportDto, lang: Language): string => {
  if (key === '') return CALL_NONE_WORDS[by][lang];
  if (!name) return key;
  return lang === 'en' ? name.nameEn : name.name;
};
