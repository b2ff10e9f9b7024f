import type { Words } from '../../platform/problem/problem.js';
import { definitionRows } from '../definition-rows.js';
import type { Cell, Sheet } from '../export/sheet.js';
import { publishedRows } from '../frozen/published.sheets.js';
import { readableDay, readableTime } from '../period.rules.js';
import type { Language } from '../report.dto.js';
import { FILE_WORDS } from '../report.words.js';
import type { BreachFiguresDto, BreachReportDto, BreachRowDto } from './breach-report.dto.js';
import {
  AGE_WORDS,
  BREACH_FILE_WORDS,
  BREACH_WORDS,
  DIMENSION_WORDS,
  NONE_WORDS,
  REPORTED_CLOCK_WORDS,
} from './breach-report.words.js';

/** The report as a file shows it: every figure, with its definitions. */
export function sheetsOfBreaches(report: BreachReportDto, scope: Cell[][], lang: Language): Sheet[] {
  const say = BREACH_FILE_WORDS;
  const about: Cell[][] = [
    [FILE_WORDS.clock[lang], REPORTED_CLOCK_WORDS[report.clock][lang]],
    [FILE_WORDS.from[lang], readableDay(report.from, lang)],
    [FILE_WORDS.to[lang], readableDay(report.to, lang)],
    ...scope,
    [FILE_WORDS.asOf[lang], readableTime(report.asOf.at, lang)],
    [FILE_WORDS.position[lang], report.asOf.position],
    ...publishedRows(report.published, lang),
    [],
    ...definitionRows(report.definitions, lang),
  ];
  const table = (first: Words, rows: Cell[][]): Cell[][] => [[first[lang], ...headings(lang)], ...rows];
  return [
    {
      name: say.title[lang],
      headings: 1,
      rows: table(DIMENSION_WORDS[report.by], [
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
      name: say.heat[lang],
      headings: 1,
      rows: [
        [say.weekday[lang], say.hour[lang], say.due[lang], say.late[lang]],
        ...report.heat.map(({ weekday, hour, due, late }) => [weekday, hour, due, late]),
      ],
    },
    { name: FILE_WORDS.definitions[lang], headings: 0, rows: about },
  ];
}

const FIGURES = Object.keys(BREACH_WORDS) as (keyof typeof BREACH_WORDS)[];

const headings = (lang: Language): string[] => [
  ...FIGURES.map(figure => BREACH_WORDS[figure][lang]),
  ...AGE_WORDS.map(words => words[lang]),
];

const figures = (row: BreachFiguresDto): Cell[] => [...FIGURES.map(figure => row[figure]), ...row.ages];

const nameOf = ({ key, name }: BreachRowDto, { by }: BreachReportDto, lang: Language): string => {
  if (!name) return key === '' ? NONE_WORDS[by][lang] : key;
  return lang === 'en' ? name.nameEn : name.name;
};
