import { definitionRows } from '../definition-rows.js';
import type { Cell, Sheet } from '../export/sheet.js';
import { publishedRows } from '../frozen/published.sheets.js';
import { readableDay, readableTime } from '../period.rules.js';
import type { Language } from '../report.dto.js';
import { FILE_WORDS } from '../report.words.js';
import { ENTERED_COUNTS } from './document-figure.rules.js';
import type { TimeControlDto, TimeControlFiguresDto } from './time-control.dto.js';
import { BASIS_WORDS, TIME_CONTROL_FILE_WORDS as SAY, TIME_CONTROL_WORDS } from './time-control.words.js';

type Figure = keyof typeof TIME_CONTROL_WORDS;
const ALL = Object.keys(TIME_CONTROL_WORDS) as Figure[];
/** What is entered says of a month, and what follows of it. */
const ENTERED: Figure[] = [...ENTERED_COUNTS, 'onTimePercent'];

/** Of a sheet, in Excel. */
const LONGEST_NAME = 31;

type Called = { agency: { name: string; nameEn: string } | null };
const agencyOf = ({ agency }: Called, lang: Language): string =>
  agency ? calledIn(agency, lang) : SAY.nobody[lang];
const calledIn = ({ name, nameEn }: { name: string; nameEn: string }, lang: Language): string =>
  lang === 'en' ? nameEn : name;

/** The tables as the commission collects them; `said`: of what they are. */
export function sheetsOfTimeControl(report: TimeControlDto, said: Cell[][], lang: Language): Sheet[] {
  return [
    ofOneClass(report, lang),
    byClass(report, lang),
    {
      name: FILE_WORDS.definitions[lang],
      headings: 0,
      rows: [
        [SAY.month[lang], readableDay(report.month, lang)],
        [SAY.documentClass[lang], calledIn(report.documentClass, lang)],
        [SAY.basis[lang], BASIS_WORDS[report.documentClass.basis][lang]],
        ...said,
        [FILE_WORDS.asOf[lang], readableTime(report.asOf.at, lang)],
        [FILE_WORDS.position[lang], report.asOf.position],
        ...publishedRows(report.published, lang),
        [],
        ...definitionRows(report.definitions, lang),
      ],
    },
  ];
}

function ofOneClass(report: TimeControlDto, lang: Language): Sheet {
  const isEntered = report.documentClass.basis === 'entered';
  const shown = isEntered ? ENTERED : ALL;
  const figures = (row: TimeControlFiguresDto): Cell[] => shown.map(figure => row[figure]);
  const source = (words: Cell): Cell[] => (isEntered ? [words] : []);
  return {
    name: calledIn(report.documentClass, lang).slice(0, LONGEST_NAME),
    headings: 1,
    rows: [
      [
        SAY.agency[lang],
        ...shown.map(figure => TIME_CONTROL_WORDS[figure][lang]),
        ...source(SAY.source[lang]),
      ],
      ...report.rows.map(row => [
        agencyOf(row, lang),
        ...figures(row),
        ...source(row.entered[0]?.source ?? null),
      ]),
      [SAY.total[lang], ...figures(report.total), ...source(null)],
    ],
  };
}

/** 七大類: in time, late, and the rate, of every class; all agencies first, then each. */
function byClass({ classes }: TimeControlDto, lang: Language): Sheet {
  const closed = ['closedInTime', 'closedLate', 'onTimePercent'] as const;
  return {
    name: SAY.byClass[lang],
    headings: 1,
    rows: [
      [
        ...[SAY.documentClass[lang], SAY.basis[lang], SAY.agency[lang]],
        ...closed.map(figure => TIME_CONTROL_WORDS[figure][lang]),
      ],
      ...classes.flatMap(({ total, agencies, basis, ...one }): Cell[][] => [
        [
          ...[calledIn(one, lang), BASIS_WORDS[basis][lang]],
          total ? SAY.whole[lang] : SAY.notCounted[lang],
          ...closed.map(figure => total?.[figure] ?? null),
        ],
        ...agencies.map(row => [
          ...[calledIn(one, lang), BASIS_WORDS[basis][lang], agencyOf(row, lang)],
          ...closed.map(figure => row[figure]),
        ]),
      ]),
    ],
  };
}
