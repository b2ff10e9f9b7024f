import type { Words } from '../../platform/problem/problem.js';
import { definitionRows } from '../definition-rows.js';
import type { Cell, Sheet } from '../export/sheet.js';
import { readableDay, readableTime } from '../period.rules.js';
import type { Language } from '../report.dto.js';
import { FILE_WORDS } from '../report.words.js';
import type { BullyingCountDto, BullyingTablesDto } from './bullying-tables.dto.js';
import { BULLYING_TABLE_WORDS } from './bullying-tables.words.js';

/** The three tables as the city prints them, each with its sum. */
export function sheetsOfBullying(report: BullyingTablesDto, lang: Language): Sheet[] {
  const say = BULLYING_TABLE_WORDS;
  const table = (title: Words, rows: Cell[][], total: number): Sheet => ({
    name: title[lang],
    headings: 1,
    rows: [[title[lang], say.count[lang]], ...rows, [say.total[lang], total]],
  });
  const rowsOf = (counts: readonly BullyingCountDto[]): Cell[][] =>
    counts.map(({ name, nameEn, count }) => [lang === 'en' ? nameEn : name, count]);
  return [
    table(
      say.decided,
      [
        [say.accepted[lang], report.accepted],
        [say.notAccepted[lang], report.notAccepted],
      ],
      report.total,
    ),
    table(say.sources, rowsOf(report.sources), report.total),
    table(say.handlings, rowsOf(report.handlings), report.accepted),
    {
      name: FILE_WORDS.definitions[lang],
      headings: 0,
      rows: [
        [FILE_WORDS.from[lang], readableDay(report.from, lang)],
        [FILE_WORDS.to[lang], readableDay(report.to, lang)],
        [say.waiting[lang], report.waiting],
        [FILE_WORDS.asOf[lang], readableTime(report.asOf.at, lang)],
        [FILE_WORDS.position[lang], report.asOf.position],
        [],
        ...definitionRows(report.definitions, lang),
      ],
    },
  ];
}
