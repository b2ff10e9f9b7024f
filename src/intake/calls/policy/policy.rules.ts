export const POLICY_STATES = ['proposed', 'refused', 'in_force', 'ended'] as const;
export type PolicyState = (typeof POLICY_STATES)[number];
/** As people read it: what was in force for its time has expired. */
export const SHOWN_STATES = [...POLICY_STATES, 'expired'] as const;
export type ShownState = (typeof SHOWN_STATES)[number];
/** Why a step that was in force is not any more. By time it expires by itself. */
export type PolicyEnd = 'next_step' | 'by_hand' | 'appeal';

/** What was decided about a number before. */
export interface EarlierStep {
  step: string;
  state: PolicyState;
  decidedAt: Date | null;
  untilAt: Date | null;
  endedWhy: PolicyEnd | null;
}

export type StepFlaw = 'STEP_UNKNOWN' | 'STEP_PROPOSED' | 'STEP_HELD' | 'STEP_TOO_HIGH';

const DAY_MS = 24 * 60 * 60_000;

export const shownState = (
  { state, untilAt }: { state: PolicyState; untilAt: Date | null },
  now: Date,
): ShownState => (state === 'in_force' && untilAt !== null && untilAt <= now ? 'expired' : state);

/**
 * Why this step cannot be taken now; null: it can. A ladder is climbed step by step: the next one follows a step that
 * was in force not long ago, and one that an appeal has undone was none.
 */
export function flawOfStep(
  code: string,
  ladder: readonly { code: string }[],
  earlier: readonly EarlierStep[],
  { now, rememberDays }: { now: Date; rememberDays: number },
): StepFlaw | null {
  const rung = (step: string): number => ladder.findIndex(one => one.code === step);
  const wished = rung(code);
  if (wished < 0) return 'STEP_UNKNOWN';
  if (earlier.some(({ state }) => state === 'proposed')) return 'STEP_PROPOSED';
  if (earlier.some(one => shownState(one, now) === 'in_force' && rung(one.step) >= wished))
    return 'STEP_HELD';
  const since = now.getTime() - rememberDays * DAY_MS;
  const climbed = earlier
    .filter(({ state }) => state === 'in_force' || state === 'ended')
    .filter(({ endedWhy, decidedAt }) => endedWhy !== 'appeal' && decidedAt && decidedAt.getTime() > since)
    .map(({ step }) => rung(step));
  return wished > Math.max(-1, ...climbed) + 1 ? 'STEP_TOO_HIGH' : null;
}

export const untilOf = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY_MS);

/** Against what holds or has held, and for so long after it was decided. */
export const mayAppeal = (
  { state, decidedAt, appealedAt }: { state: PolicyState; decidedAt: Date | null; appealedAt: Date | null },
  { now, withinDays }: { now: Date; withinDays: number },
): boolean =>
  (state === 'in_force' || state === 'ended') &&
  appealedAt === null &&
  decidedAt !== null &&
  now <= untilOf(decidedAt, withinDays);
