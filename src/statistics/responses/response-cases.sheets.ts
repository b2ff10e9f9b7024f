import { CHANNEL_WORDS } from '../breaches/channel-words.js';
import type { LongTable } from '../export/row-source.js';
import type { Cell } from '../export/sheet.js';
import type { Named } from '../named.js';
import { readableDay, readableTime } from '../period.rules.js';
import type { Language, ReportAsOfDto } from '../report.dto.js';
import { FILE_WORDS } from '../report.words.js';
import { RESPONSE_DEFINITIONS } from './response-definitions.js';
import type { ResponseCasesQueryDto } from './response-report.dto.js';
import {
  FATE_WORDS,
  RESPONSE_CASE_WORDS,
  RESPONSE_DIMENSION_WORDS,
  SAMPLE_WORDS,
  SHOWN_WORDS,
  SURVEY_CHANNEL_WORDS,
} from './response-report.words.js';
import type { ResponseCaseDto } from './responses.dto.js';

interface Column {
  heading: string;
  cell: (of: ResponseCaseDto) => Cell;
}

/** The releases or questions behind a figure as a file shows them. */
export function tableOfResponseCases(
  { show, sample, from, to, lang }: ResponseCasesQueryDto,
  asOf: ReportAsOfDto,
  scope: Cell[][],
  pages: AsyncIterable<ResponseCaseDto[]>,
): LongTable {
  const say = RESPONSE_CASE_WORDS;
  const isRelease = show === 'released';
  const columns = [...ofCase(isRelease, lang), ...(isRelease ? [] : ofSurvey(lang))];
  return {
    name: say.title[lang],
    headings: columns.map(({ heading }) => heading),
    rows: rowsOf(pages, columns),
    about: {
      name: FILE_WORDS.definitions[lang],
      headings: 0,
      rows: [
        [say.shown[lang], SHOWN_WORDS[show][lang]],
        ...(isRelease ? [] : [[say.sample[lang], SAMPLE_WORDS[sample][lang]]]),
        [FILE_WORDS.from[lang], readableDay(from, lang)],
        [FILE_WORDS.to[lang], readableDay(to, lang)],
        ...scope,
        [FILE_WORDS.asOf[lang], readableTime(asOf.at, lang)],
        [FILE_WORDS.position[lang], asOf.position],
        [
          FILE_WORDS.definition[lang],
          RESPONSE_DEFINITIONS[isRelease ? 'released' : 'cohort']?.[lang] ?? null,
        ],
      ],
    },
  };
}

async function* rowsOf(
  pages: AsyncIterable<ResponseCaseDto[]>,
  columns: readonly Column[],
): AsyncGenerator<Cell[][]> {
  for await (const page of pages) yield page.map(one => columns.map(({ cell }) => cell(one)));
}

const nameIn =
  (lang: Language) =>
  (named: Named | null): Cell =>
    named && (lang === 'en' ? named.nameEn : named.name);

function ofCase(isRelease: boolean, lang: Language): Column[] {
  const say = RESPONSE_CASE_WORDS;
  const name = nameIn(lang);
  return [
    { heading: say.number[lang], cell: one => one.number },
    { heading: RESPONSE_DIMENSION_WORDS.category[lang], cell: one => name(one.category) },
    { heading: RESPONSE_DIMENSION_WORDS.district[lang], cell: one => name(one.district) },
    {
      heading: RESPONSE_DIMENSION_WORDS.channel[lang],
      cell: one => CHANNEL_WORDS[one.channel]?.[lang] ?? one.channel,
    },
    { heading: RESPONSE_DIMENSION_WORDS.unit[lang], cell: one => name(one.agency) },
    {
      heading: (isRelease ? say.releasedAt : say.invitedAt)[lang],
      cell: one => readableTime(one.at, lang),
    },
  ];
}

function ofSurvey(lang: Language): Column[] {
  const say = RESPONSE_CASE_WORDS;
  const name = nameIn(lang);
  return [
    {
      heading: RESPONSE_DIMENSION_WORDS.surveyChannel[lang],
      cell: ({ surveyChannel: via }) => via && (SURVEY_CHANNEL_WORDS[via]?.[lang] ?? via),
    },
    { heading: say.round[lang], cell: one => one.round },
    { heading: say.state[lang], cell: one => one.fate && FATE_WORDS[one.fate][lang] },
    {
      heading: say.answeredAt[lang],
      cell: one => one.answeredAt && readableTime(one.answeredAt, lang),
    },
    { heading: say.service[lang], cell: one => one.service },
    { heading: say.outcome[lang], cell: one => one.outcome },
    { heading: say.reasons[lang], cell: one => one.reasons.map(name).join('、') },
  ];
}
