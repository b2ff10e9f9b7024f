import { describe, expect, it } from '@jest/globals';
import type { Role } from '../../access/roles.js';
import type { CaseKind } from '../../events.js';
import { REVIEW_DECIDERS, REVIEW_STATES } from './review.entity.js';
import type { ReviewDecider } from './review.events.js';
import {
  deciderFor,
  flawsOfReviews,
  isPossibleOnReview,
  mayApproveReview,
  mayDecideReview,
  mayReadReview,
  mayRefuseReview,
  REVIEW_ACTIONS,
  type ReviewActionName,
} from './review.rules.js';

const RULES = { within: { workingDays: 3 }, maxRounds: 2, publicWorks: 'inspection' as const };

describe('who decides', () => {
  it.each<[number, boolean, ReviewDecider]>([
    [0, false, 'centre'],
    [1, false, 'centre'],
    [2, false, 'commission'],
    [3, false, 'commission'],
    [0, true, 'inspection'],
    [1, true, 'inspection'],
    [2, true, 'commission'],
  ])('after %i reworks (public works: %s) it is the %s', (reworks, isWorks, decider) => {
    expect(deciderFor({ reworks, isWorks }, RULES)).toBe(decider);
  });

  it('of public works is as the city has it', () => {
    const rules = { ...RULES, publicWorks: 'commission' as const };
    expect(deciderFor({ reworks: 0, isWorks: true }, rules)).toBe('commission');
  });
});

const ROLES: Role[] = [
  ...(['agent', 'supervisor', 'petition_clerk', 'officer', 'agency_chief', 'inspector'] as const),
  ...(['manager', 'commission', 'auditor', 'admin'] as const),
];
const person = (role: Role, more: object = {}) => ({ id: role, role, agency: null, ...more });
const on = (decider: ReviewDecider, kind: CaseKind, askedBy: string | null = null) => ({
  ...{ decider, kind, district: '三民區', askedBy },
});
const those = (may: typeof mayDecideReview, ...of: Parameters<typeof on>): Role[] =>
  ROLES.filter(role => may(person(role), on(...of)));

describe.each<[ReviewDecider, CaseKind, Role[], Role[]]>([
  ['centre', 'dispatch', ['supervisor'], ['supervisor', 'commission']],
  ['centre', 'petition', ['supervisor', 'petition_clerk'], ['supervisor', 'petition_clerk', 'commission']],
  ['inspection', 'dispatch', ['inspector', 'commission'], ['inspector', 'commission']],
  ['commission', 'petition', ['commission'], ['commission']],
])('a review of the %s about a %s', (decider, kind, decide, approve) => {
  it('is decided by them, and agreed to by them or the commission', () => {
    expect(those(mayDecideReview, decider, kind)).toEqual(decide);
    expect(those(mayApproveReview, decider, kind)).toEqual(approve);
    expect(those(mayRefuseReview, decider, kind)).toEqual(approve);
    expect(those(mayReadReview, decider, kind)).toEqual(approve);
  });

  it('is never agreed to by who asked, who may only take it back', () => {
    for (const askedBy of decide) {
      expect(those(mayApproveReview, decider, kind, askedBy)).not.toContain(askedBy);
      expect(those(mayRefuseReview, decider, kind, askedBy)).toContain(askedBy);
      expect(those(mayReadReview, decider, kind, askedBy)).toContain(askedBy);
    }
  });

  it('is nobody’s whose districts are others', () => {
    for (const role of ROLES) {
      const elsewhere = person(role, { districts: ['左營區'] });
      for (const may of [mayDecideReview, mayApproveReview, mayRefuseReview, mayReadReview])
        expect(may(elsewhere, on(decider, kind))).toBe(false);
    }
  });
});

describe('the table', () => {
  it('can be started with', () => {
    expect(flawsOfReviews()).toEqual([]);
    expect(REVIEW_DECIDERS).toHaveLength(3);
  });

  it.each<[(typeof REVIEW_STATES)[number], ReviewActionName[]]>([
    ['open', ['ask-reopening', 'explain', 'close', 'end']],
    ['asked', ['approve-reopening', 'refuse-reopening', 'end']],
    ['decided', []],
    ['moot', []],
  ])('lets what is %s be: %j', (state, names) => {
    const all = Object.keys(REVIEW_ACTIONS) as ReviewActionName[];
    expect(all.filter(name => isPossibleOnReview(state, name))).toEqual(names);
    expect(REVIEW_STATES).toContain(state);
  });
});
