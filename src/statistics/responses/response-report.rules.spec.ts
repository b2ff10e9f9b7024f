import { describe, expect, it } from '@jest/globals';
import type { Sum } from '../rollup/sums.query.js';
import {
  byKey,
  bySize,
  figuresOf,
  type Parts,
  type ResponseFigures,
  shareOf,
  within,
} from './response-report.rules.js';

const sum = (kind: string, figures: Record<string, number>, dimension = 'all', key = ''): Sum => ({
  ...{ kind, dimension, key, figures },
});
const CONTACTS = { contacts: 7, inquiries: 3, answeredAtOnce: 2, recorded: 3, other: 1 };
const PARTS: Parts = {
  contacts: [sum('', CONTACTS)],
  cases: [
    sum('dispatch', { opened: 8, merged: 2, becamePetition: 1, reopened: 2, passedOn: 6, undelivered: 1 }),
    sum('petition', { opened: 2, merged: 0, reopened: 1, returned: 1, bounced: 1, passedOn: 2 }),
  ],
  released: [sum('dispatch', { released: 5 }), sum('petition', { released: 2 })],
  surveys: [
    sum('self', {
      ...{ invited: 30, undelivered: 3, moot: 2, answered: 20, expired: 4, unhappy: 6, afterReopening: 1 },
      ...{ service1: 2, service2: 1, service3: 2, service4: 5, service5: 10 },
      ...{ outcome1: 4, outcome2: 2, outcome3: 4, outcome4: 5, outcome5: 5 },
    }),
    sum('phone', { invited: 4, answered: 3, service5: 3, outcome5: 3 }),
  ],
};

describe('The figures of responses', () => {
  const { contacts, cases, self, phone } = figuresOf(PARTS, 10);

  it('have contacts in three parts that sum to 100.0, and inquiries answered at once out of inquiries', () => {
    expect(contacts).toEqual({
      ...CONTACTS,
      ...{ inquiryPercent: 42.9, recordedPercent: 42.8, otherPercent: 14.3, instantReplyPercent: 66.7 },
    });
  });

  it('have what became of cases out of all, and of dispatch cases where only those can', () => {
    expect(cases).toEqual({
      ...{ opened: 10, dispatch: 8, released: 7 },
      ...{ reopened: 3, reopenedPercent: 30, returned: 1, returnedPercent: 10 },
      ...{ bounced: 1, bouncedPercent: 10, passedOn: 8, passedOnPercent: 80 },
      ...{ undelivered: 1, undeliveredPercent: 10 },
      ...{ merged: 2, mergedPercent: 25, converted: 1, convertedPercent: 12.5 },
    });
  });

  it('have answers out of who was asked, and reached, and still had something to say', () => {
    expect(self).toMatchObject({
      ...{ invited: 30, undelivered: 3, moot: 2, expired: 4, answered: 20, pending: 1, afterReopening: 1 },
      response: { of: 25, percent: 80, low: 60.9, high: 91.1, tooFew: false },
      service: { levels: [2, 1, 2, 5, 10], satisfied: 15, share: { of: 20, percent: 75 } },
      outcome: { levels: [4, 2, 4, 5, 5], satisfied: 10, share: { of: 20, percent: 50 } },
      unhappyShare: { of: 20, percent: 30 },
    });
  });

  it('warn of few: three of three are 100 %, and might as well be 44 %', () => {
    expect(phone.outcome.share).toEqual({ percent: 100, low: 43.9, high: 100, of: 3, tooFew: true });
    expect(phone.response).toMatchObject({ of: 4, percent: 75, tooFew: true });
  });

  it('say nothing of what cannot be told apart so', () => {
    const bare = figuresOf({ surveys: [] }, 10);
    expect([bare.contacts, bare.cases, bare.self.response.percent]).toEqual([null, null, null]);
  });

  it.each([
    [9, 10, true],
    [10, 10, false],
    [0, 1, true],
  ])('of %d, where %d are enough: too few: %s', (of, fewest, tooFew) => {
    expect(shareOf(0, of, fewest).tooFew).toBe(tooFew);
  });
});

describe('The rows', () => {
  const parts: Parts = {
    contacts: [sum('', CONTACTS, 'channel', 'app')],
    cases: [sum('dispatch', { opened: 1 }, 'agency', 'a1'), sum('dispatch', { opened: 2 }, 'agency', 'b1')],
    surveys: [sum('self', { invited: 5 }, 'agency', 'a2'), sum('self', { invited: 9 }, 'hour', '1-08')],
  };

  it('have each its sums, and leave out what cannot be told apart so', () => {
    expect(Object.keys(within(parts, 'agency'))).toEqual(['cases', 'surveys']);
    expect(Object.keys(within(parts, 'hour'))).toEqual(['surveys']);
    expect(Object.keys(within(parts, 'channel'))).toEqual(['contacts', 'cases', 'surveys']);
    const rows = byKey(parts, 'agency', key => key.slice(0, 1));
    const figures = [...rows].map(([key, one]) => [key, figuresOf(one, 10)] as const);
    expect(figures.map(([key, { cases, self }]) => [key, cases?.opened, self.invited])).toEqual([
      ['a', 1, 5],
      ['b', 2, 0],
    ]);
  });

  it('stand by how much there is, never by a rate', () => {
    const row = (key: string, invited: number, answered = 0): ResponseFigures & { key: string } => ({
      ...figuresOf({ surveys: [sum('self', { invited, answered, service5: answered })] }, 10),
      key,
    });
    const rows = [row('', 99), row('few', 3, 3), row('b', 50, 1), row('a', 50), row('most', 80)];
    expect(rows.sort(bySize).map(({ key }) => key)).toEqual(['most', 'a', 'b', 'few', '']);
  });
});
