import type { Words } from '../../platform/problem/problem.js';
import { definitionRows } from '../definition-rows.js';
import type { LongTable } from '../export/row-source.js';
import type { Cell } from '../export/sheet.js';
import type { Named } from '../named.js';
import { readableDay, readableTime } from '../period.rules.js';
import type { Language, ReportAsOfDto } from '../report.dto.js';
import { FILE_WORDS } from '../report.words.js';
import { BREACH_DEFINITIONS } from './breach-definitions.js';
import type { BreachClockDto, BreachClocksQueryDto } from './breach-report.dto.js';
import {
  CLOCK_FILE_WORDS,
  DIMENSION_WORDS,
  REPORTED_CLOCK_WORDS,
  VERDICT_WORDS,
} from './breach-report.words.js';
import { CHANNEL_WORDS } from './channel-words.js';

const { cohort, heldBy, list, confidential } = BREACH_DEFINITIONS as Record<
  'cohort' | 'heldBy' | 'list' | 'confidential',
  Words
>;

/** The limits behind a figure as a file shows them. */
export function tableOfClocks(
  { clock, verdict, from, to, lang }: BreachClocksQueryDto,
  asOf: ReportAsOfDto,
  scope: Cell[][],
  pages: AsyncIterable<BreachClockDto[]>,
): LongTable {
  const say = CLOCK_FILE_WORDS;
  return {
    name: say.title[lang],
    headings: [
      say.number[lang],
      ...(['category', 'district', 'channel', 'unit', 'officer'] as const).map(
        one => DIMENSION_WORDS[one][lang],
      ),
      say.startedAt[lang],
      say.originalDueAt[lang],
      say.dueAt[lang],
      say.stoppedAt[lang],
      say.overdueMinutes[lang],
      say.verdict[lang],
    ],
    rows: rowsOf(pages, lang),
    about: {
      name: FILE_WORDS.definitions[lang],
      headings: 0,
      rows: [
        [FILE_WORDS.clock[lang], REPORTED_CLOCK_WORDS[clock][lang]],
        [say.verdict[lang], VERDICT_WORDS[verdict][lang]],
        [FILE_WORDS.from[lang], readableDay(from, lang)],
        [FILE_WORDS.to[lang], readableDay(to, lang)],
        ...scope,
        [FILE_WORDS.asOf[lang], readableTime(asOf.at, lang)],
        [FILE_WORDS.position[lang], asOf.position],
        [],
        ...definitionRows({ cohort, heldBy, list, confidential }, lang),
      ],
    },
  };
}

async function* rowsOf(pages: AsyncIterable<BreachClockDto[]>, lang: Language): AsyncGenerator<Cell[][]> {
  for await (const page of pages) yield page.map(one => row(one, lang));
}

function row(one: BreachClockDto, lang: Language): Cell[] {
  const name = (named: Named | null): Cell => named && (lang === 'en' ? named.nameEn : named.name);
  return [
    one.number,
    name(one.category),
    name(one.district),
    CHANNEL_WORDS[one.channel]?.[lang] ?? one.channel,
    name(one.agency),
    one.officer,
    ...[one.startedAt, one.originalDueAt, one.dueAt].map(at => readableTime(at, lang)),
    one.stoppedAt && readableTime(one.stoppedAt, lang),
    one.overdueMinutes,
    VERDICT_WORDS[one.verdict][lang],
  ];
}
