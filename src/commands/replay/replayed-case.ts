import type { CaseState } from '../../cases/case-actions.rules.js';
import type { ReplayLine, ReplayStep } from './line.rules.js';

/** Where a replayed case stands in the system. */
export interface Standing {
  number: string;
  state: CaseState;
  version: number;
  category: string;
  agency: string | null;
  /** The open leg, when it is known. */
  workOrder: { id: string; version: number } | null;
}

/** A line on its way through the system. */
export interface ReplayedCase {
  line: ReplayLine;
  standing: Standing | null;
}

/**
 * What is left to do of a case that a former run had begun: what happened after its last change, and once more the
 * step at that very time, which may have been cut short. A step that is complete does nothing when it is done again.
 */
export function stepsLeft(steps: ReplayStep[], changedAt: Date): ReplayStep[] {
  const done = steps.findLastIndex(({ at }) => at <= changedAt);
  return steps.slice(Math.max(done, 0));
}
