import type { CaseState } from '../../cases/case-actions.rules.js';
import type { ReplayLine, ReplayStep } from './line.rules.js';
import { levelOf } from './steps.rules.js';

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

/** What a case is about, in words: there is always something. */
export const descriptionOf = ({ told, steps }: ReplayLine): string =>
  told?.description || steps[0]?.item || '未分類';

/** A line on its way through the system. */
export interface ReplayedCase {
  line: ReplayLine;
  standing: Standing | null;
  /** A service would not take one of its steps: those after it are left out. */
  isRefused?: true;
}

/**
 * What is left to do of a case that a former run had begun: what happened after its last change, and once more the
 * step at that very time, which may have been cut short. A step that is complete does nothing when it is done again.
 */
export function stepsLeft(steps: ReplayStep[], changedAt: Date): ReplayStep[] {
  const done = steps.findLastIndex(({ at }) => at <= changedAt);
  return steps.slice(Math.max(done, 0));
}

/**
 * What is left to do of an imported case that is known already: what leads further than it stands. A case is never set
 * back, so that files can be imported in any order, and what people have done here stands.
 */
export function stepsAhead(steps: ReplayStep[], { state }: Standing, changedAt: Date): ReplayStep[] {
  const level = levelOf(state);
  if (level === null) return [];
  return steps
    .filter(({ status }) => status > level)
    .map(step => ({ ...step, at: step.at > changedAt ? step.at : changedAt }));
}
