import type { Words } from '../platform/problem/problem.js';

export type CallerAction = 'warn' | 'limit' | 'voice_message' | 'refer';

/** One step about a number whose calls abuse the line. */
export interface CallerStep {
  code: string;
  name: string;
  nameEn: string;
  action: CallerAction;
  /** How long it holds. */
  days: number;
  /** Of a limit. */
  limitMinutes?: number;
  /** What the telephone system says before it connects. */
  message?: Words;
  /** What the agent reads. */
  advice: Words;
}

export interface CallerPolicyRules {
  /** For so long a step counts as the one that the next may follow. */
  rememberDays: number;
  appealWithinDays: number;
  forgetAfterDays: number;
  /** The number of who hung up before anybody answered, and of a call that nobody recorded. */
  forgetAbandonedAfterDays?: number;
  forgetUnrecordedAfterDays?: number;
  /** How an emergency gets through, whatever the step. */
  emergency: Words;
  steps: CallerStep[];
}
