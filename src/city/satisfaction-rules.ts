import type { CaseKind } from '../events.js';
import type { Amount } from './profile.js';

/** Ways to close a case after which nobody is asked: nothing was done that one could be content with, it goes on elsewhere. */
export const NO_RESULT: readonly string[] = ['converted_to_petition', 'duplicate', 'relayed'];

/** Why somebody is not content with how they were served, or with what came of it. */
export interface SurveyReason {
  code: string;
  about: 'service' | 'outcome';
  name: string;
  nameEn: string;
}

/** Times of the clock: `09:30`. */
export interface CallingHours {
  from: string;
  to: string;
}

/** Asking by telephone: how often somebody is tried, each time in another one of these parts of the day. */
export interface PhoneRules {
  attempts: number;
  hours: CallingHours[];
}
/** What an unhappy answer sets off. */
export interface ReviewRules {
  within: Amount;
  /** After so many reworks for the sake of who is not content the control commission decides. */
  maxRounds: number;
  /** Who decides of public works (全民督工). */
  publicWorks: (typeof WORKS_REVIEWERS)[number];
}
export const WORKS_REVIEWERS = ['inspection', 'commission'] as const;

/** Asking citizens how content they are. */
export interface SatisfactionRules {
  /** After the release. */
  afterHours: number;
  /** A link, from when it was sent. */
  validDays: number;
  exempt: { kinds: CaseKind[]; categories: string[] };
  reasons: SurveyReason[];
  /** A share of fewer answers is marked as one of too few; 10 where it is left out. */
  fewestAnswers?: number;
  /** Left out: nobody is asked by telephone. */
  phone?: PhoneRules;
  /** Of those who left a telephone number, how many are drawn and called instead of being sent a link: 0.02 is one in fifty. */
  phoneShare?: number;
  /** Left out in profiles from before there was one. */
  review?: ReviewRules;
}
