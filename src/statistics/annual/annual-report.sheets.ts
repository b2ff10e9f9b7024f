import { definitionRows } from '../definition-rows.js';
import type { Sheet } from '../export/sheet.js';
import { publishedRows } from '../frozen/published.sheets.js';
import { readableTime } from '../period.rules.js';
import type { Language } from '../report.dto.js';
import { served } from '../report.sheets.js';
import { FILE_WORDS } from '../report.words.js';
import type { AnnualReportDto } from './annual.dto.js';
import { ANNUAL_FILE_WORDS, ANNUAL_GROUP_WORDS } from './annual.words.js';

/** The yearly report as a file shows it: every figure beside what was printed, and what contradicts itself. */
export function sheetsOfAnnual(report: AnnualReportDto, lang: Language): Sheet[] {
  const say = ANNUAL_FILE_WORDS;
  const nameOf = (key: string): string => report.figures.find(one => one.key === key)?.name[lang] ?? key;
  return [
    {
      name: say.title[lang],
      headings: 1,
      rows: [
        [
          ...[
            say.group,
            FILE_WORDS.figure,
            FILE_WORDS.value,
            say.interval,
            say.printed,
            say.basis,
            say.source,
          ].map(words => words[lang]),
        ],
        ...report.figures.map(({ group, name, value, interval, printed, basis, entered }) => [
          ANNUAL_GROUP_WORDS[group][lang],
          name[lang],
          ...[value, interval && `${interval.low}–${interval.high}`, printed],
          say[basis][lang],
          basis === 'entered' ? (entered[0]?.source ?? null) : null,
        ]),
      ],
    },
    served(report, lang),
    council(report, lang),
    {
      name: say.contradictions[lang],
      headings: 1,
      rows: [
        [say.where[lang], FILE_WORDS.figure[lang], say.what[lang]],
        ...report.contradictions.map(({ of, keys, words }) => [
          say[of][lang],
          keys.map(nameOf).join('、'),
          words[lang],
        ]),
      ],
    },
    {
      name: FILE_WORDS.definitions[lang],
      headings: 0,
      rows: [
        [say.year[lang], report.year],
        [say.months[lang], `${report.firstMonth}–${report.lastMonth}`],
        [say.printed[lang], report.printed?.title ?? null],
        [FILE_WORDS.asOf[lang], readableTime(report.asOf.at, lang)],
        [FILE_WORDS.position[lang], report.asOf.position],
        ...publishedRows(report.published, lang),
        [],
        ...definitionRows(report.definitions, lang),
      ],
    },
  ];
}

/** 議會議決案: a line each meeting, a column each field, as it is printed. */
function council({ council: meetings }: AnnualReportDto, lang: Language): Sheet {
  const say = ANNUAL_FILE_WORDS;
  const fields = new Map(meetings.flatMap(one => one.fields.map(field => [field.code, field] as const)));
  const called = ({ name, nameEn }: { name: string; nameEn: string }): string =>
    lang === 'en' ? nameEn : name;
  return {
    name: say.council[lang],
    headings: 1,
    rows: [
      [
        ...[say.meeting, say.decisions, say.printed, say.answered].map(words => words[lang]),
        ...[...fields.values()].map(called),
        say.inWords[lang],
      ],
      ...meetings.map(one => [
        ...[called(one), one.decisions, one.printed, one.answered],
        ...[...fields.keys()].map(code => one.fields.find(field => field.code === code)?.decisions ?? null),
        one.said[lang],
      ]),
    ],
  };
}
