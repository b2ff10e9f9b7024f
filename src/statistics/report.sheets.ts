import type { Totals } from './day-report.rules.js';
import { definitionRows } from './definition-rows.js';
import type { Cell, Sheet } from './export/sheet.js';
import { readableDay, readableTime } from './period.rules.js';
import type { AgenciesReportDto, DayReportDto, Language } from './report.dto.js';
import { AGENCY_WORDS, CLOCK_WORDS, FILE_WORDS, TOTAL_WORDS } from './report.words.js';

type Report = Pick<DayReportDto, 'asOf' | 'definitions' | 'byAgency'>;

/** The day as a file shows it: every figure of the report, with its definitions. */
export function sheetsOfDay(report: DayReportDto, lang: Language): Sheet[] {
  const say = FILE_WORDS;
  const totals = Object.entries(TOTAL_WORDS).map(([figure, words]): Cell[] => [
    words[lang],
    report.totals[figure as keyof Totals],
  ]);
  const head = [
    [say.date[lang], readableDay(report.date, lang)],
    ...asOf(report, lang),
    [],
    titles(['figure', 'value'], lang),
  ];
  return [
    { name: say.day[lang], headings: 0, rows: [...head, ...totals] },
    agencies(report, lang),
    {
      name: say.hours[lang],
      headings: 1,
      rows: [
        titles(['hour', 'contacts', 'cases'], lang),
        ...report.byHour.map(row => [row.hour, row.contacts, row.cases]),
      ],
    },
    served(report, lang),
    breaches(report, lang),
    definitions(report, lang),
  ];
}

export function sheetsOfAgencies(report: AgenciesReportDto, lang: Language): Sheet[] {
  const period: Cell[][] = [
    [FILE_WORDS.from[lang], readableDay(report.from, lang)],
    [FILE_WORDS.to[lang], readableDay(report.to, lang)],
  ];
  const about = definitions(report, lang);
  return [
    agencies(report, lang),
    { ...about, headings: 0, rows: [...period, ...asOf(report, lang), [], ...about.rows] },
  ];
}

function agencies({ byAgency }: Report, lang: Language): Sheet {
  const columns = Object.keys(AGENCY_WORDS) as (keyof typeof AGENCY_WORDS)[];
  const rows = byAgency.map(row =>
    columns.map(column => (column === 'agency' ? nameOf(row.agency, lang) : row[column])),
  );
  return {
    name: FILE_WORDS.agencies[lang],
    headings: 1,
    rows: [columns.map(column => AGENCY_WORDS[column][lang]), ...rows],
  };
}

/** Of a day, or of another time. */
export function served(report: Pick<DayReportDto, 'served'>, lang: Language): Sheet {
  const rows = report.served.flatMap(({ service, sites }) =>
    sites.map(({ site, persons }) => [nameOf(service, lang), nameOf(site, lang), persons]),
  );
  const head = titles(['service', 'site', 'persons'], lang);
  return { name: FILE_WORDS.served[lang], headings: 1, rows: [head, ...rows] };
}

function breaches(report: DayReportDto, lang: Language): Sheet {
  const head = ['number', 'category', 'agency', 'clock', 'dueAt', 'stoppedAt', 'overdueMinutes'] as const;
  const rows = report.breaches.map(breach => [
    breach.number,
    nameOf(breach.category, lang),
    nameOf(breach.agency, lang),
    CLOCK_WORDS[breach.clock]?.[lang] ?? breach.clock,
    readableTime(breach.dueAt, lang),
    breach.stoppedAt && readableTime(breach.stoppedAt, lang),
    breach.overdueMinutes,
  ]);
  return { name: FILE_WORDS.breaches[lang], headings: 1, rows: [titles(head, lang), ...rows] };
}

const definitions = (report: Report, lang: Language): Sheet => ({
  name: FILE_WORDS.definitions[lang],
  headings: 1,
  rows: definitionRows(report.definitions, lang),
});

const asOf = ({ asOf: { at, position } }: Report, lang: Language): Cell[][] => [
  [FILE_WORDS.asOf[lang], readableTime(at, lang)],
  [FILE_WORDS.position[lang], position],
];

const titles = (columns: readonly (keyof typeof FILE_WORDS | 'agency')[], lang: Language): string[] =>
  columns.map(column => (column === 'agency' ? AGENCY_WORDS.agency : FILE_WORDS[column])[lang]);

const nameOf = (named: { name: string; nameEn: string } | null, lang: Language): string => {
  if (!named) return FILE_WORDS.nobody[lang];
  return lang === 'en' ? named.nameEn : named.name;
};
