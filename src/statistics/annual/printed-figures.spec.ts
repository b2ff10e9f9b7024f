import { expect, it } from '@jest/globals';
import { annualJson } from './annual-json.rules.js';
import { type PrintedYear, printedYears } from './printed-figures.js';

const TEXT = `
years:
  - { year: 110, months: 1-6, title: t, source: s, figures: { calls: 12, bullying_reports: { total: 3 } }, further: { seats: 2 }, council: [{ term: 2, kind: regular, nth: 8, total: 3, fields: { works: 3 } }] }
`;

it('is read with its months, and answered with its own keys only', () => {
  const [year] = printedYears(TEXT) as [PrintedYear];
  expect(year).toEqual({
    span: { year: 110, firstMonth: 1, lastMonth: 6 },
    ...{ title: 't', source: 's', decimals: 1 },
    figures: { calls: 12, 'bullying_reports.total': 3 },
    further: { seats: 2 },
    council: [{ term: 2, kind: 'regular', nth: 8, total: 3, fields: { works: 3 } }],
  });
  const figures = { calls: 11, seats: 9, 'bullying_reports.total': null };
  expect(annualJson(year.span, figures, year, [])).toEqual({
    ...{ source: 's', months: 6, calls: 11, bullying_reports: { total: null } },
  });
  expect(annualJson(year.span, figures, null, [])).toEqual({
    ...{ months: 6, calls: 11, seats: 9, bullying_reports: { total: null } },
  });
});

it.each([
  ['years: 5', 'years must be a list'],
  ['years: [{ year: 2018 }]', 'there is no year 2018'],
  ['years: [{ year: 107, months: 7-6 }]', 'there is no year 107 with months 7-6'],
  ['years: [{ year: 107, figures: { cals: 5 } }]', '107 cals: 5 is no figure'],
  [
    'years: [{ year: 107, council: [{ term: 2, nth: 8, total: 3 }] }]',
    '107 council: term 2, 8 is no meeting',
  ],
  ['years: [{ year: 107, figures: { calls: many } }]', '107 calls: many is no figure'],
])('%s is refused in words', (text, expected) => {
  expect(() => printedYears(text)).toThrow(expected);
});
