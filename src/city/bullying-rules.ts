import type { Named } from './profile.js';

/** 疑似校園霸凌: who looks into it, by which ways it comes, and what becomes of it. */
export interface BullyingRules {
  /** The only agency whose people read such reports. */
  agency: string;
  /** Whether it is accepted is decided so many calendar days after receipt. */
  decideWithinDays: number;
  sources: Named[];
  /** Why one is not accepted. */
  grounds: Named[];
  /** What was done with one that was accepted. */
  handlings: Named[];
}
