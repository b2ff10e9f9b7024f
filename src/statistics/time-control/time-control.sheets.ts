import { definitionRows } from '../definition-rows.js';
import type { Cell, Sheet } from '../export/sheet.js';
import { publishedRows } from '../frozen/published.sheets.js';
import { readableDay, readableTime } from '../period.rules.js';
import type { Language } from '../report.dto.js';
import { FILE_WORDS } from '../report.words.js';
import type { TimeControlDto, TimeControlFiguresDto } from './time-control.dto.js';
import { TIME_CONTROL_FILE_WORDS, TIME_CONTROL_WORDS } from './time-control.words.js';

const FIGURES = Object.keys(TIME_CONTROL_WORDS) as (keyof typeof TIME_CONTROL_WORDS)[];
const figures = (row: TimeControlFiguresDto): Cell[] => FIGURES.map(figure => row[figure]);

/** The table as the commission collects it; `said`: of what it is. */
export function sheetsOfTimeControl(report: TimeControlDto, said: Cell[][], lang: Language): Sheet[] {
  const say = TIME_CONTROL_FILE_WORDS;
  const nameOf = ({ agency }: TimeControlDto['rows'][number]): string => {
    if (!agency) return say.nobody[lang];
    return lang === 'en' ? agency.nameEn : agency.name;
  };
  return [
    {
      name: say.title[lang],
      headings: 1,
      rows: [
        [say.agency[lang], ...FIGURES.map(figure => TIME_CONTROL_WORDS[figure][lang])],
        ...report.rows.map(row => [nameOf(row), ...figures(row)]),
        [say.total[lang], ...figures(report.total)],
      ],
    },
    {
      name: FILE_WORDS.definitions[lang],
      headings: 0,
      rows: [
        [say.month[lang], readableDay(report.month, lang)],
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
