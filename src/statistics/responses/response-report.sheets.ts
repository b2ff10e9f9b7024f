import type { Words } from '../../platform/problem/problem.js';
import { definitionRows } from '../definition-rows.js';
import type { Cell, Sheet } from '../export/sheet.js';
import { publishedRows } from '../frozen/published.sheets.js';
import { readableDay, readableTime } from '../period.rules.js';
import type { Language } from '../report.dto.js';
import { FILE_WORDS } from '../report.words.js';
import type { Replies, ResponseFigures, Share } from './response-report.rules.js';
import {
  CONTACT_WORDS,
  COURSE_WORDS,
  NOBODYS,
  NOT_WEIGHTED_WORDS,
  REPLY_WORDS,
  RESPONSE_DIMENSION_WORDS,
  RESPONSE_FILE_WORDS,
  SAMPLE_WORDS,
} from './response-report.words.js';
import type { ResponseReportDto, ResponseRowDto } from './responses.dto.js';

const say = RESPONSE_FILE_WORDS;

/** The report as a file shows it: every figure, with its definitions. */
export function sheetsOfResponses(report: ResponseReportDto, scope: Cell[][], lang: Language): Sheet[] {
  const columns = columnsOf(report, lang);
  const table = (first: Words, rows: [string, ResponseFigures][]): Cell[][] => [
    [first[lang], ...columns.map(([heading]) => heading)],
    ...rows.map(([name, figures]) => [name, ...columns.map(([, cell]) => cell(figures))]),
  ];
  return [
    {
      name: say.title[lang],
      headings: 1,
      rows: table(RESPONSE_DIMENSION_WORDS[report.by], [
        ...report.rows.map((row): [string, ResponseFigures] => [nameOf(row, report, lang), row]),
        [say.total[lang], report.total],
      ]),
    },
    {
      name: say.trend[lang],
      headings: 1,
      rows: table(
        say[report.trendBy],
        report.trend.map(row => [readableDay(row.key, lang), row]),
      ),
    },
    { name: say.samples[lang], headings: 1, rows: samples(report, lang) },
    { name: say.reasons[lang], headings: 1, rows: reasons(report, lang) },
    { name: FILE_WORDS.definitions[lang], headings: 0, rows: about(report, scope, lang) },
  ];
}

type Column = [heading: string, cell: (of: ResponseFigures) => Cell];

/** Contacts and cases only where the whole has them; each sample by itself. */
function columnsOf({ total }: ResponseReportDto, lang: Language): Column[] {
  const of = <Part extends 'contacts' | 'cases'>(part: Part, words: Record<string, Words>): Column[] =>
    Object.entries(words).map(([name, heading]) => [
      heading[lang],
      figures => (figures[part] as Record<string, Cell> | null)?.[name] ?? null,
    ]);
  return [
    ...(total.contacts ? of('contacts', CONTACT_WORDS) : []),
    ...(total.cases ? of('cases', COURSE_WORDS) : []),
    ...(['self', 'phone'] as const).flatMap(sample =>
      replyColumns(lang).map(
        ([heading, cell]): Column => [
          `${SAMPLE_WORDS[sample][lang]}：${heading}`,
          figures => cell(figures[sample]),
        ],
      ),
    ),
  ];
}

const COUNTS = [
  'invited',
  'undelivered',
  'moot',
  'expired',
  'pending',
  'answered',
  'afterReopening',
] as const;

const replyColumns = (lang: Language): [string, (of: Replies) => Cell][] => [
  ...COUNTS.map((name): [string, (of: Replies) => Cell] => [REPLY_WORDS[name][lang], of => of[name]]),
  ...shareColumns(REPLY_WORDS.response[lang], lang, of => of.response),
  ...shareColumns(REPLY_WORDS.service[lang], lang, of => of.service.share),
  ...shareColumns(REPLY_WORDS.outcome[lang], lang, of => of.outcome.share),
  ...shareColumns(REPLY_WORDS.unhappy[lang], lang, of => of.unhappyShare),
];

const shareColumns = (
  name: string,
  lang: Language,
  share: (of: Replies) => Share,
): [string, (of: Replies) => Cell][] => [
  [`${name}${say.percent[lang]}`, of => share(of).percent],
  [`${name} ${say.of[lang]}`, of => share(of).of],
  [`${name} ${say.low[lang]}`, of => share(of).low],
  [`${name} ${say.high[lang]}`, of => share(of).high],
  [`${name} ${say.tooFew[lang]}`, of => (share(of).tooFew ? say.tooFew[lang] : '')],
];

const LEVELS = [1, 2, 3, 4, 5];

function samples({ samples: all, total }: ResponseReportDto, lang: Language): Cell[][] {
  const heads = [say.sample, say.about].map(words => words[lang]);
  const bounds = [say.percent, say.low, say.high].map(words => words[lang]);
  const rows = all.flatMap(({ sample, weighted }) =>
    (['service', 'outcome'] as const).map((about): Cell[] => {
      const { levels, share } = total[sample][about];
      const { percent, low, high } = weighted[about];
      return [
        ...[SAMPLE_WORDS[sample][lang], REPLY_WORDS[about][lang], ...levels, share.of],
        ...[share.percent, share.low, share.high, share.tooFew ? say.tooFew[lang] : ''],
        ...[weighted.why ? NOT_WEIGHTED_WORDS[weighted.why][lang] : say.weighted[lang], percent, low, high],
        ...[weighted.effective, weighted.trimmed, weighted.uncoveredPercent],
      ];
    }),
  );
  return [
    [
      ...[...heads, ...LEVELS.map(level => `${level} ${say.level[lang]}`), say.answers[lang]],
      ...[...bounds.map(one => `${say.unweighted[lang]}${one}`), say.tooFew[lang], say.weighting[lang]],
      ...bounds.map(one => `${say.weighted[lang]}${one}`),
      ...[say.effective[lang], say.trimmed[lang], say.uncovered[lang]],
    ],
    ...rows,
  ];
}

const reasons = ({ samples: all }: ResponseReportDto, lang: Language): Cell[][] => [
  [say.sample, say.reason, say.answers, say.of, say.ofUnhappy].map(words => words[lang]),
  ...all.flatMap(({ sample, reasons: given }) =>
    given.map(({ name, nameEn, answers, share }): Cell[] => [
      ...[SAMPLE_WORDS[sample][lang], lang === 'en' ? nameEn : name, answers, share.of, share.percent],
    ]),
  ),
];

const about = (report: ResponseReportDto, scope: Cell[][], lang: Language): Cell[][] => [
  [FILE_WORDS.from[lang], readableDay(report.from, lang)],
  [FILE_WORDS.to[lang], readableDay(report.to, lang)],
  ...scope,
  [FILE_WORDS.asOf[lang], readableTime(report.asOf.at, lang)],
  [FILE_WORDS.position[lang], report.asOf.position],
  ...publishedRows(report.published, lang),
  [say.tooFew[lang], report.fewest],
  [],
  ...definitionRows(report.definitions, lang),
];

const nameOf = ({ name }: ResponseRowDto, { by }: ResponseReportDto, lang: Language): string => {
  if (!name) return NOBODYS[by][lang];
  return lang === 'en' ? name.nameEn : name.name;
};
