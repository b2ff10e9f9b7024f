import { type Asker, permits } from '../../access/rights.js';
import type { Role } from '../../access/roles.js';
import { flawsOf } from '../../cases/state-table.rules.js';
import type { ReviewRules } from '../../city/satisfaction-rules.js';
import type { CaseKind } from '../../events.js';
import { REVIEW_DECIDERS, type ReviewState } from './review.entity.js';
import type { ReviewDecider } from './review.events.js';

interface ReviewAction {
  from: readonly ReviewState[];
  to: ReviewState;
}

/** What may be done with a review, and where it leads. Only a reopening takes two people. */
export const REVIEW_ACTIONS = {
  'ask-reopening': { from: ['open'], to: 'asked' },
  'approve-reopening': { from: ['asked'], to: 'decided' },
  'refuse-reopening': { from: ['asked'], to: 'open' },
  explain: { from: ['open'], to: 'decided' },
  close: { from: ['open'], to: 'decided' },
  // The inspection has it done anew.
  end: { from: ['open', 'asked'], to: 'moot' },
} as const satisfies Record<string, ReviewAction>;
export type ReviewActionName = keyof typeof REVIEW_ACTIONS;

export const isPossibleOnReview = (state: ReviewState, name: ReviewActionName): boolean => {
  const { from }: ReviewAction = REVIEW_ACTIONS[name];
  return from.includes(state);
};

/** Empty at every start. */
export const flawsOfReviews = (): string[] =>
  flawsOf<ReviewState>('reviews', {
    ...{ start: 'open', ends: ['decided', 'moot'] },
    moves: Object.values<ReviewAction>(REVIEW_ACTIONS),
  });

/**
 * Whoever is still not content once it was worked on again for their sake is heard by somebody higher: it does not go round
 * and round between the same people. Of public works (全民督工) it is the inspection's, by the city's own rule.
 */
export const deciderFor = (
  { reworks, isWorks }: { reworks: number; isWorks: boolean },
  { maxRounds, publicWorks }: ReviewRules,
): ReviewDecider => {
  if (reworks >= maxRounds) return 'commission';
  return isWorks ? publicWorks : 'centre';
};

/** Whoever reported public works is asked only whether they are content: on the scale of five, next to its middle. */
export const WORKS_LEVEL = { satisfied: 4, dissatisfied: 2 } as const;

const DECIDES: Record<ReviewDecider, readonly Role[]> = {
  centre: ['supervisor', 'petition_clerk'],
  inspection: ['inspector', 'commission'],
  commission: ['commission'],
};

/** Whose word it takes that it is reopened: one of these, or the commission, which stands above them. */
const agrees = (role: Role, decider: ReviewDecider): boolean =>
  DECIDES[decider].includes(role) || role === 'commission';

/** Whose reviews somebody of this role decides, and of whose they agree to a reopening. */
export const decidedBy = (role: Role): ReviewDecider[] =>
  REVIEW_DECIDERS.filter(decider => DECIDES[decider].includes(role));
export const agreedToBy = (role: Role): ReviewDecider[] =>
  REVIEW_DECIDERS.filter(decider => agrees(role, decider));

export interface Reviewed {
  decider: ReviewDecider;
  kind: CaseKind;
  district: string | null;
  askedBy: string | null;
}

const permitted = (me: Asker, { kind, district }: Reviewed): boolean =>
  permits(me, 'review.decide', { kind, district });

export const mayDecideReview = (me: Asker, on: Reviewed): boolean =>
  DECIDES[on.decider].includes(me.role) && permitted(me, on);

/** Never who asked. */
export const mayApproveReview = (me: Asker, on: Reviewed): boolean =>
  me.id !== on.askedBy && agrees(me.role, on.decider) && permitted(me, on);

/** Who asked for a reopening may take that back as well. */
export const mayRefuseReview = (me: Asker, on: Reviewed): boolean =>
  mayApproveReview(me, on) || (me.id === on.askedBy && mayDecideReview(me, on));

/** What the citizen wrote is for those who decide. */
export const mayReadReview = (me: Asker, on: Reviewed): boolean =>
  mayDecideReview(me, on) || mayApproveReview(me, { ...on, askedBy: null });
