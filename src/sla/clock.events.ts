import type { Audience, ClockKind, ClockOutcome, OfCase, RecomputedWhy } from '../events.js';

interface OfClock extends OfCase {
  clockId: string;
  clock: ClockKind;
  workOrderId: string | null;
  agency: string | null;
  dueAt: string;
}

interface Step {
  /** `50%`, `due`, `+4h`, `+1d`: as the ladder of the rule names it. */
  step: string;
  tells: Audience[];
  at: string;
}

interface Recomputed extends OfClock {
  before: string;
  /** Without extensions. Left out before there were any. */
  originalDueAt?: string;
  /** Left out before there were other reasons than another category. */
  why?: RecomputedWhy;
  /** The breach of the old due time is none any more. */
  cured?: boolean;
  /** What was cured is a breach after all: the closure was withdrawn. */
  restored?: boolean;
  closureId?: string;
}

/** Clocks whose due time was the same and is the same again. */
interface RecomputedAlike extends Pick<Recomputed, 'clock' | 'before' | 'dueAt' | 'cured' | 'restored'> {
  originalDueAt: string;
  clocks: Pick<OfClock, 'clockId' | 'caseId' | 'workOrderId'>[];
}

interface OfExtension extends OfCase {
  extensionId: string;
  clockId: string;
  clock: ClockKind;
  agency: string;
}

/** What is told of time limits. */
export interface ClockEvents {
  'clock.started': OfClock & { startedAt: string };
  'clock.stopped': OfClock & { stoppedAt: string; outcome: ClockOutcome };
  'clock.resumed': OfClock;
  /** Before the due time (催辦) and after it (稽催): once for each step and due time. `at`: its true time. */
  'clock.warned': OfClock & Step;
  'clock.escalated': OfClock & Step;
  'clock.recomputed': Recomputed;
  /** Many at once, of different cases: the calendar has changed. */
  'clocks.recomputed': {
    recalculationId: string;
    why: RecomputedWhy;
    closureId?: string;
    moved: RecomputedAlike[];
  };
  /** `tells` was left out before there were ladders. */
  'clock.breached': OfClock & { tells?: Audience[] };
  'recalculation.finished': { recalculationId: string; changed: number; cured: number };

  /** The reason stands in the request only. `size` is in the unit of the limit. */
  'extension.asked': OfExtension & { size: number; approver: string };
  'extension.approved': OfExtension & { before: string; dueAt: string };
  'extension.refused': OfExtension;
  'extension.withdrawn': OfExtension;
  /** The rule of another category counts otherwise, or is never extended: what was granted is lost. */
  'extension.dropped': OfCase & { clockId: string; clock: ClockKind; size: number; unit: string };
}
