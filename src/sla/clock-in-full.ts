import type { Unit } from '../city/counting.rules.js';
import type { Approver } from '../city/profile.js';
import type { Closure, WorkingCalendar } from '../city/working-days.rules.js';
import type { ClockOutcome, RecomputedWhy } from '../events.js';
import type { Words } from '../platform/problem/problem.js';
import type { DueTimes, Limited } from './clock.rules.js';

/** What a sentence says, for machines. In the order in which they come. */
export const SENTENCES = [
  'provisional',
  'rule',
  'source',
  'counting',
  'start',
  'first-day',
  'counted',
  'make-up',
  'weekend',
  'holiday',
  'closure',
  'after-hours',
  'pause',
  'pause-not-allowed',
  'pause-too-late',
  'due-original',
  'extension',
  'due',
  'moved',
  'cured',
  'dropped',
  'breached',
  'stopped',
  'resumed',
  'next',
  'check',
  'check-differs',
] as const;
export type SentenceCode = (typeof SENTENCES)[number];

/** One sentence of an explanation, and the time it is about. */
export interface Sentence {
  code: SentenceCode;
  words: Words;
  from?: Date;
  to?: Date;
}

/** Everything about one clock that its explanation says. Words are the city's names, and texts as the reader may see them. */
export interface ClockInFull extends DueTimes {
  /** `pauses`: those that had begun when it was stopped; one that went on then is open. */
  limited: Limited;
  startedBy: 'receipt' | 'reopening' | 'dispatch' | 'result' | 'arbitration';
  /** Whose leg; null where it is the case's. */
  agency: Words | null;
  stoppedAt: Date | null;
  /** Of its ladder. */
  stepsDone: number;
  /** Whether an agency has the case: while none does, the centre stands for all its people. */
  isHeld: boolean;
  /** The number of the case it was merged into (併案), where other limits of the incident say all that this one could. */
  spokenForIn: string | null;
  /** Those in force, from the first to the last. */
  extensions: Granted[];
  /** From the first to the last. */
  changes: Change[];
}

export interface Granted {
  /** In the unit of the rule. */
  size: number;
  at: Date;
  approver: Approver;
  /** Who approved it; null: not known any more. */
  by: string | null;
  /** From which due time to which; null of an agency's own limit, which was made longer beside the citizen's. */
  moved: { before: Date; after: Date } | null;
  reason: string | null;
  /** The number of the case it was granted to, where this one had been merged into it (併案). */
  lead: string | null;
}

/** What has happened to it since it was started. */
export type Change = { at: Date } & (
  | { what: 'moved'; before: Date; dueAt: Date; why: RecomputedWhy | null; closureId: string | null }
  /** `by`: whose act it followed from; null: nobody in person. */
  | { what: 'cured'; by: string | null; why: RecomputedWhy | null }
  /** By a rule in which they do not count. */
  | { what: 'dropped'; size: number; unit: Unit }
  /** `agency`: who held it; null: the centre. */
  | { what: 'breached'; dueAt: Date; agency: Words | null }
  | { what: 'stopped'; outcome: ClockOutcome; because: StoppedBecause | null }
  | { what: 'resumed'; because: ResumedBecause | null }
);

export type StoppedBecause =
  | 'delivered'
  | 'acknowledged'
  | 'arrived'
  | 'reported'
  | 'replied'
  | 'leg-closed'
  | 'withdrawn'
  | 'disposed'
  | 'told'
  | 'decided'
  | 'answered'
  | 'co-leg-closed';
export type ResumedBecause = 'sent-back' | 'reassigned';

/** A closure, with when it was saved and whether it was withdrawn since. */
export interface SavedClosure extends Closure {
  savedAt: Date;
  withdrawnAt: Date | null;
}

/** What a clock runs in. */
export interface Surroundings {
  now: Date;
  calendar: WorkingCalendar;
  category(code: string): Words;
  district(code: string): Words;
  /** That can lie on the way, or are named by a change; also those that are withdrawn. */
  closures: readonly SavedClosure[];
}
