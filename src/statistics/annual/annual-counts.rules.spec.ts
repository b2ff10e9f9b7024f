import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { percentOf, rounded, sharesOf } from '../shares.rules.js';
import { type AnnualCounts, countedFigures } from './annual-counts.rules.js';

describe('a figure of the yearly report', () => {
  it.each([
    [835_594 / 12, 0, 69_633],
    [82_934 / 12, 0, 6911],
    [438_538 / 6, 0, 73_090],
    [860_696 / 12, 0, 71_725],
    [748_279 / 12, 0, 62_357],
    [62_369 / 12, 0, 5197],
    [2.5, 0, 3],
    [1.005, 2, 1.01],
    [46.6034, 1, 46.6],
  ])('%s is rounded half up to %s digits: %s', (value, decimals, expected) => {
    expect(rounded(value, decimals)).toBe(expected);
  });

  it.each([
    [9790, 10_000, 1, 97.9],
    [9655, 10_000, 2, 96.55],
    [17, 21, 2, 80.95],
    [11, 80, 2, 13.75],
    [0, 0, 1, null],
  ])('%s of %s is %s digits of %s %%', (part, whole, decimals, expected) => {
    expect(percentOf(part, whole, decimals)).toBe(expected);
  });

  it.each([
    [[369, 318, 313], 1, [36.9, 31.8, 31.3]],
    [[1, 1, 1], 1, [33.4, 33.3, 33.3]],
    [[1, 1, 1], 2, [33.34, 33.33, 33.33]],
    [[2, 0, 0], 1, [100, 0, 0]],
    [[0, 0, 0], 1, [null, null, null]],
  ])('shares of %j are %j-digit %j', (parts, decimals, expected) => {
    expect(sharesOf(parts, decimals)).toEqual(expected);
  });

  it('shares always add up to 100, and none is a unit away from its own', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 3, maxLength: 3 }), parts => {
        fc.pre(parts.some(part => part > 0));
        const whole = parts.reduce((sum, part) => sum + part, 0);
        const shares = sharesOf(parts, 1) as number[];
        expect(
          rounded(
            shares.reduce((sum, share) => sum + share, 0),
            6,
          ),
        ).toBe(100);
        for (const [i, share] of shares.entries())
          expect(Math.abs(share - ((parts[i] as number) * 100) / whole)).toBeLessThan(0.1 + 1e-9);
      }),
    );
  });

  const COUNTS: AnnualCounts = {
    calls: 1000,
    inquiries: 369,
    answeredAtOnce: 368,
    forwarded: 318,
    other: 313,
    phone: { asked: 200, answered: 100, satisfied: 98 },
    self: { asked: 50, answered: 5, satisfied: 2 },
    works: { asked: 21, answered: 21, satisfied: 17 },
    dispatch: 120,
    dispatchInSurge: 12,
    dispatchByApp: 30,
    petitions: 250,
    petitionsByMailbox: 40,
    petitionsByApp: 2,
    chatbotQuestions: 7,
    chatbotQuestionsNovDec: null,
    legalAdvice: 5,
    healthService: 3,
    bullying: null,
    supervision: null,
    accidents: null,
  };

  it('what the app sends to the mailbox is the mailbox’s, and petitions are the rest', () => {
    expect(countedFigures(COUNTS, 12, 1)).toEqual({
      ...{ calls: 1000, calls_monthly_average: 83, inquiries: 369, forwarded: 318, other: 313 },
      ...{ share_inquiry_pct: 36.9, share_forwarded_pct: 31.8, share_other_pct: 31.3 },
      ...{ instant_reply_pct: 99.7, satisfaction_pct: 98, satisfaction_answers: 100 },
      ...{ satisfaction_response_pct: 50, satisfaction_self_pct: 40, satisfaction_self_answers: 5 },
      ...{ satisfaction_self_response_pct: 10 },
      ...{ dispatch_cases: 120, dispatch_monthly_average: 10, dispatch_in_surge: 12 },
      ...{ petitions: 208, mayor_mailbox: 42, petitions_and_mailbox: 250 },
      ...{ app_mailbox: 2, app_dispatch: 30, app_dispatch_share_pct: 25 },
      ...{ chatbot_questions: 7, chatbot_questions_nov_dec: null, legal_advice: 5, health_service: 3 },
      ...{ public_works_supervision_satisfied_pct: 80.95, public_works_supervision_dissatisfied_pct: 19.05 },
      public_works_supervision_answers: 21,
    });
  });

  it('of months that are not over has no average', () => {
    const { calls, calls_monthly_average, dispatch_monthly_average } = countedFigures(COUNTS, null, 1);
    expect([calls, calls_monthly_average, dispatch_monthly_average]).toEqual([1000, null, null]);
  });

  it.each([
    [80, 78, 11, 13.75],
    [40, 40, 0, 0],
    [0, 0, 2, null],
  ])(
    'of %s reports of public works, %s closed, and %s inspections has the rate %s',
    (reports, closed, inspections, rate) => {
      expect(
        countedFigures({ ...COUNTS, supervision: { reports, closed, inspections } }, 12, 1),
      ).toMatchObject({
        ...{ public_works_supervision_reports: reports, public_works_supervision_closed: closed },
        public_works_supervision_inspections: inspections,
        public_works_supervision_inspection_rate_pct: rate,
      });
    },
  );

  it.each([
    [{ hurt: 3, emergencies: 1, inTime: 3, careVisits: 5, open: 1 }, 75],
    [{ hurt: 0, emergencies: 0, inTime: 0, careVisits: 0, open: 2 }, null],
  ])('of accidents %j, somebody was there in time at %s %%', (accidents, percent) => {
    expect(countedFigures({ ...COUNTS, accidents }, 12, 1)).toMatchObject({
      ...{ accidents: accidents.hurt, emergencies: accidents.emergencies },
      accidents_on_site_in_time_pct: percent,
      ...{ accident_care_visits: accidents.careVisits, accidents_open_at_end: accidents.open },
    });
    expect(countedFigures(COUNTS, 12, 1)).not.toHaveProperty('accidents');
  });

  it('of reports of bullying have as many sources as decisions, whatever sources the city has', () => {
    const bySource = { hotline_1999: 4, other: 2, school_itself: 3 };
    const bullying = { accepted: 7, notAccepted: 2, bySource };
    expect(countedFigures({ ...COUNTS, bullying }, 12, 1)).toMatchObject({
      ...{ 'bullying_reports.accepted': 7, 'bullying_reports.not_accepted': 2, 'bullying_reports.total': 9 },
      ...{ 'bullying_reports.by_source.hotline_1999': 4, 'bullying_reports.by_source.mayor_mailbox': 0 },
      'bullying_reports.by_source.other': 5,
    });
  });
});
