import { definitionRows } from '../definition-rows.js';
import type { Sheet } from '../export/sheet.js';
import { readableTime } from '../period.rules.js';
import type { Language } from '../report.dto.js';
import { FILE_WORDS } from '../report.words.js';
import type { WorksReviewDto } from './works-review.dto.js';
import { REVIEW_WHY_WORDS, WORKS_REVIEW_WORDS as SAY } from './works-review.words.js';

export function sheetsOfWorksReview(report: WorksReviewDto, lang: Language): Sheet[] {
  const { agency, reports, notContent, invited, why } = SAY;
  return [
    {
      name: SAY.title[lang],
      headings: 1,
      rows: [
        [agency, reports, notContent, invited, why].map(words => words[lang]),
        ...report.agencies.map(one => [
          lang === 'en' ? one.agency.nameEn : one.agency.name,
          ...[one.reports, one.notContent],
          (one.invited ? SAY.yes : SAY.no)[lang],
          one.why.map(code => REVIEW_WHY_WORDS[code][lang]).join(lang === 'en' ? ', ' : '、'),
        ]),
        ...(report.nobodys + report.nobodysNotContent > 0
          ? [[SAY.nobodys[lang], report.nobodys, report.nobodysNotContent, null, null]]
          : []),
        [SAY.total[lang], report.reports, report.notContent, report.invited, null],
      ],
    },
    {
      name: FILE_WORDS.definitions[lang],
      headings: 0,
      rows: [
        [SAY.year[lang], report.year],
        [FILE_WORDS.asOf[lang], readableTime(report.asOf.at, lang)],
        [FILE_WORDS.position[lang], report.asOf.position],
        [],
        ...definitionRows(report.definitions, lang),
      ],
    },
  ];
}
