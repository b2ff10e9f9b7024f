import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Figures } from './annual-figures.js';
import { monthsIn, spanName } from './annual-period.rules.js';
import { contradictionsIn } from './contradictions.rules.js';
import { readPrintedFigures } from './printed-figures.js';

const told = (figures: Figures, decimals = 1, months = 12): string[] =>
  contradictionsIn({ figures, decimals, months }).map(({ words }) => words.en);

const shares = (inquiry: number, forwarded: number, other: number): Figures => ({
  share_inquiry_pct: inquiry,
  share_forwarded_pct: forwarded,
  share_other_pct: other,
});

describe('figures contradict themselves', () => {
  it.each<[string, Figures, string[]]>([
    ['shares of more than 100', shares(44.16, 20, 36.57), ['shares sum to 100.73']],
    ['shares that rounding alone takes from 100', shares(33.3, 33.3, 33.3), []],
    ['shares of less than rounding takes', shares(33.3, 33.3, 33.1), ['shares sum to 99.70']],
    ['a share that is not known', { share_inquiry_pct: 44, share_forwarded_pct: 20 }, []],
    [
      'an average that is cut',
      { calls: 748_279, calls_monthly_average: 62_356 },
      ['748279/12 = 62356.58, printed truncated'],
    ],
    [
      'an average that is another',
      { calls: 1200, calls_monthly_average: 101 },
      ['1200/12 = 100.00, printed 101'],
    ],
    ['an average half up', { calls: 6, calls_monthly_average: 1 }, []],
    ['a dispatch average', { dispatch_cases: 62_369, dispatch_monthly_average: 5197 }, []],
    [
      'parts that are not the whole',
      { petitions: 10, mayor_mailbox: 5, petitions_and_mailbox: 16 },
      ['10 + 5 = 15, printed 16'],
    ],
    [
      'sources that are not all reports',
      {
        'bullying_reports.total': 3,
        'bullying_reports.by_source.mayor_mailbox': 1,
        'bullying_reports.by_source.hotline_1999': 1,
        'bullying_reports.by_source.city_anti_bullying_mailbox': 0,
        'bullying_reports.by_source.education_bureau_line': 0,
        'bullying_reports.by_source.other': 0,
      },
      ['1 + 1 + 0 + 0 + 0 = 2, printed 3'],
    ],
    [
      'a part that is more than its whole',
      { app_dispatch: 11, dispatch_cases: 10 },
      ['a part (11) is more than the whole (10)'],
    ],
    [
      'a percentage that no number of people gives',
      { staff: 43, staff_with_disabilities_pct: 29.6 },
      ['29.6 % is no share of 43'],
    ],
    ['one that 13 of 44 gives', { staff: 44, staff_with_disabilities_pct: 29.5 }, []],
    [
      'a rate that its own number does not give',
      {
        public_works_supervision_reports: 81,
        public_works_supervision_inspections: 11,
        public_works_supervision_inspection_rate_pct: 13.75,
      },
      ['11 of 81 is not 13.75 %'],
    ],
    [
      'a rate that it gives',
      {
        public_works_supervision_reports: 80,
        public_works_supervision_inspections: 11,
        public_works_supervision_inspection_rate_pct: 13.75,
      },
      [],
    ],
    [
      'satisfied and dissatisfied',
      {
        public_works_supervision_satisfied_pct: 80.95,
        public_works_supervision_dissatisfied_pct: 19.5,
      },
      ['shares sum to 100.45'],
    ],
    ['nothing', {}, []],
  ])('%s', (_name, figures, expected) => {
    expect(told(figures)).toEqual(expected);
  });
});

describe('what the city has printed', () => {
  const years = readPrintedFigures(resolve(import.meta.dirname, '../../../config/city/kaohsiung'));

  it.each([
    ['101', ['shares sum to 100.73', '748279/12 = 62356.58, printed truncated', '29.6 % is no share of 43']],
    ['107', []],
    ['110 1-6', []],
    ['112', []],
  ])('of %s contradicts itself in %j', (name, expected) => {
    const year = years.find(({ span }) => spanName(span) === name);
    const { figures, further, span, decimals } = year as NonNullable<typeof year>;
    expect(told({ ...figures, ...further }, decimals, monthsIn(span))).toEqual(expected);
  });
});
