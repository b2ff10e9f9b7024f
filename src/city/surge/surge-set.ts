import type { Nearness } from '../incident-rules.js';
import type { Named } from '../profile.js';

/** What a supervisor switches on when there is more than can be done as usual; its limits stand with the usual ones. */
export interface SurgeSet extends Named {
  /** Reports of one item that are so near each other are proposed to be merged. */
  nearby: Nearness;
  /** Whether citizens are asked how content they are. */
  surveys: boolean;
  /** Whether citizens are called back and told what was done. */
  callBacks: boolean;
  /** How much agents ask: `short`, only what is needed to send somebody. Left out: everything. */
  form?: 'full' | 'short';
}
