import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ClockFigures } from './day-figures.js';
import { byAgency, type Figures, totalsOf } from './day-report.rules.js';
import { percentOf, sharesOf } from './shares.rules.js';

const CASES = {
  acknowledgedWithin4h: 0,
  acknowledgedWithin4hOf: 0,
  reportedWithin4h: 0,
  reportedWithin4hOf: 0,
};
const clocks = (
  agency: string | null,
  kind: ClockFigures['kind'],
  counts: Partial<Record<ClockFigures['verdict'], number>>,
  more: Partial<ClockFigures> = {},
): ClockFigures[] =>
  (Object.entries(counts) as [ClockFigures['verdict'], number][]).map(([verdict, n]) => ({
    ...{ agency, kind, verdict, clocks: n, extended: 0, metByExtension: 0, cured: 0 },
    ...more,
  }));

const FIGURES: Figures = {
  contacts: { contacts: 10, inquiries: 5, answeredAtOnce: 4, recorded: 3, other: 2 },
  course: { returned: 2, arbitrated: 1, coHandled: 3, reminded: 2, chased: 1, reminders: 5, chases: 1 },
  answers: { answerMet: 4, answerMissed: 2, answerOpenOverdue: 2 },
  cases: [
    {
      agency: 'police',
      opened: 2,
      acknowledgedWithin4h: 1,
      acknowledgedWithin4hOf: 2,
      reportedWithin4h: 0,
      reportedWithin4hOf: 2,
    },
    { agency: null, opened: 1, ...CASES },
    {
      agency: 'maintenance',
      opened: 2,
      acknowledgedWithin4h: 2,
      acknowledgedWithin4hOf: 2,
      reportedWithin4h: 1,
      reportedWithin4hOf: 1,
    },
  ],
  grouping: { merged: 1, mergedOf: 4 },
  steps: {
    ...{ released: 4, reopened: 1 },
    ...{ ended: 8, converted: 3, notFound: 1, cannotAct: 1, handedOver: 0 },
    ...{ petitionsEnded: 5, notHandled: 2, transferred: 1 },
    ...{ sampled: 6, sampleJudged: 4, sampleRejected: 1 },
  },
  clocks: [
    ...clocks('police', 'respond', { met: 1, missed: 1 }),
    ...clocks('maintenance', 'respond', { met: 5, open_overdue: 2, running: 3 }),
    ...clocks('environment', 'complete', { missed: 1 }),
  ],
  open: [{ agency: 'police', open: 7, openOverdue: 3 }],
};

describe('The totals of a report', () => {
  const totals = totalsOf(FIGURES);

  it('show how many cases of the day were kicked around, out of those opened', () => {
    expect(totals).toMatchObject({ casesOpened: 5, returned: 2, returnedPercent: 40, arbitratedPercent: 20 });
  });

  it('show which of them others were asked about, and what was urged, out of those opened', () => {
    expect(totals).toMatchObject({
      coHandled: 3,
      coHandledPercent: 60,
      remindedPercent: 40,
      chasedPercent: 20,
    });
    expect(totals).toMatchObject({ reminded: 2, reminders: 5, chased: 1, chases: 1 });
  });

  it('show which answers came in time, out of those that fell due', () => {
    expect(totals).toMatchObject({ answerDue: 8, answerMet: 4, answerOnTimePercent: 50 });
    const none = { answerMet: 0, answerMissed: 0, answerOpenOverdue: 0 };
    expect(totalsOf({ ...FIGURES, answers: none })).toMatchObject({
      answerDue: 0,
      answerOnTimePercent: null,
    });
  });

  it('show what dispatch cases came to, out of those that ended', () => {
    expect(totals).toMatchObject({ ended: 8, converted: 3, convertedPercent: 37.5, notFoundPercent: 12.5 });
    expect(totals).toMatchObject({ cannotActPercent: 12.5, handedOver: 0, handedOverPercent: 0 });
  });

  it('show which petitions ended without an answer, out of those that ended', () => {
    expect(totals).toMatchObject({ petitionsEnded: 5, notHandledPercent: 40, transferredPercent: 20 });
    expect(totals).toMatchObject({ sampled: 6, sampleJudged: 4, sampleRejectedPercent: 25 });
  });

  it('count what is open and overdue against the on-time rate, and leave out what still runs', () => {
    expect(totals).toMatchObject({
      respondDue: 9,
      respondMet: 6,
      respondMissed: 1,
      respondOpenOverdue: 2,
      respondRunning: 3,
      respondOnTimePercent: 66.7,
    });
  });

  it('say how many were on time by the granted due time, and how many by the original one', () => {
    const extended = [
      ...clocks('police', 'reply', { met: 6 }, { extended: 3, metByExtension: 2, cured: 1 }),
      ...clocks('police', 'reply', { missed: 2 }, { extended: 1 }),
      ...clocks('police', 'reply', { running: 4 }, { extended: 4 }),
    ];
    expect(totalsOf({ ...FIGURES, clocks: extended })).toMatchObject({
      replyDue: 8,
      replyOnTimePercent: 75,
      replyExtended: 4,
      replyMetByExtension: 2,
      replyOriginalOnTimePercent: 50,
      replyCured: 1,
    });
  });

  it('show both readings of the 4-hour rule side by side, each with its denominator', () => {
    expect(totals).toMatchObject({
      acknowledgedWithin4h: 3,
      acknowledgedWithin4hOf: 4,
      acknowledgedWithin4hPercent: 75,
      reportedWithin4h: 1,
      reportedWithin4hOf: 3,
      reportedWithin4hPercent: 33.3,
    });
  });

  it('say nothing where there is nothing to divide by', () => {
    expect(totals).toMatchObject({ replyDue: 0, replyOnTimePercent: null });
  });

  it('say nothing about contacts when they are one agency’s', () => {
    const narrowed = totalsOf({ ...FIGURES, contacts: null });
    expect(narrowed).toMatchObject({
      contacts: null,
      inquiries: null,
      inquiryPercent: null,
      instantReplyPercent: null,
    });
    expect(narrowed).toMatchObject({ casesOpened: 5, released: 4, open: 7 });
  });

  it('are the sums of the agencies', () => {
    const rows = byAgency(FIGURES);
    const sum = (figure: 'opened' | 'respondMissed' | 'completeMissed' | 'open') =>
      rows.reduce((total, row) => total + row[figure], 0);
    expect([sum('opened'), sum('respondMissed'), sum('completeMissed'), sum('open')]).toEqual([
      totals.casesOpened,
      totals.respondMissed,
      totals.completeMissed,
      totals.open,
    ]);
  });
});

describe('The agencies of a report', () => {
  it('are all that any figure names, the busiest first, nobody’s last', () => {
    expect(byAgency(FIGURES).map(row => row.agency)).toEqual(['maintenance', 'police', 'environment', null]);
  });

  it('answer for the clocks they held', () => {
    const [maintenance, police, environment] = byAgency(FIGURES);
    expect(maintenance).toMatchObject({ respondMissed: 0, respondOpenOverdue: 2 });
    expect(police).toMatchObject({ respondMissed: 1, respondOpenOverdue: 0, open: 7, openOverdue: 3 });
    expect(environment).toMatchObject({ opened: 0, completeMissed: 1, open: 0 });
  });
});

describe('Percentages', () => {
  it.each([
    [1, 3, 33.3],
    [2, 3, 66.7],
    [0, 5, 0],
    [5, 5, 100],
    // What a binary fraction falls short of a half.
    [201, 2000, 10.1],
    [0, 0, null],
  ])('of %d out of %d are %d', (part, whole, expected) => expect(percentOf(part, whole)).toBe(expected));

  it.each([
    [
      [5, 3, 2],
      [50, 30, 20],
    ],
    [
      [1, 1, 1],
      [33.4, 33.3, 33.3],
    ],
    [
      [0, 0, 0],
      [null, null, null],
    ],
    // The shares of year 107 as printed.
    [
      [308_334, 265_719, 261_541],
      [36.9, 31.8, 31.3],
    ],
  ])('as shares of %j are %j', (parts, expected) => expect(sharesOf(parts)).toEqual(expected));

  it('as shares always sum to 100.0', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 8 }), parts => {
        fc.pre(parts.some(part => part > 0));
        const tenths = sharesOf(parts).map(share => Math.round((share ?? 0) * 10));
        expect(tenths.reduce((a, b) => a + b, 0)).toBe(1000);
      }),
    );
  });
});
