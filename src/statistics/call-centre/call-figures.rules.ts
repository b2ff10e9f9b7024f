import type { Sum } from '../rollup/sums.query.js';
import { percentOf } from '../shares.rules.js';

/** Calls that were offered, and how they were taken. Seconds are whole; null: nothing to divide by. */
export interface CallFigures {
  offered: number;
  answered: number;
  abandoned: number;
  abandonedIn5s: number;
  abandonedPercent: number | null;
  /** Without those who hung up at once: neither above nor below the line. */
  abandonedLaterPercent: number | null;
  answeredIn20s: number;
  /** The headline: whoever hung up counts against us. */
  serviceLevelPercent: number | null;
  /** Without those who hung up within 5 seconds. */
  serviceLevelRemovedPercent: number | null;
  /** Who hung up within the 20 seconds counts as if answered. */
  serviceLevelPositivePercent: number | null;
  averageWaitSeconds: number | null;
  averageTalkSeconds: number | null;
  averageHoldSeconds: number | null;
  averageWrapUpSeconds: number | null;
  averageHandlingSeconds: number | null;
  transferred: number;
  transferredPercent: number | null;
}

const average = (seconds: number, calls: number): number | null => (calls === 0 ? null : seconds / calls);
const whole = (seconds: number | null): number | null => (seconds === null ? null : Math.round(seconds));

export function callFiguresOf(sums: readonly Sum['figures'][]): CallFigures {
  const of = (figure: string): number => sums.reduce((all, one) => all + (one[figure] ?? 0), 0);
  const [offered, answered, abandoned] = [of('offered'), of('answered'), of('abandoned')];
  const [soonAnswered, gaveUpAtOnce] = [of('answeredIn20s'), of('abandonedIn5s')];
  const talk = average(of('talkSeconds'), of('talkKnown'));
  const hold = average(of('holdSeconds'), of('talkKnown'));
  const wrapUp = average(of('wrapUpSeconds'), of('wrapUpKnown'));
  return {
    ...{ offered, answered, abandoned, abandonedIn5s: gaveUpAtOnce },
    abandonedPercent: percentOf(abandoned, offered),
    abandonedLaterPercent: percentOf(abandoned - gaveUpAtOnce, offered - gaveUpAtOnce),
    answeredIn20s: soonAnswered,
    serviceLevelPercent: percentOf(soonAnswered, offered),
    serviceLevelRemovedPercent: percentOf(soonAnswered, offered - gaveUpAtOnce),
    serviceLevelPositivePercent: percentOf(soonAnswered + of('abandonedIn20s'), offered),
    averageWaitSeconds: whole(average(of('waitingSeconds'), of('waitingKnown'))),
    averageTalkSeconds: whole(talk),
    averageHoldSeconds: whole(hold),
    averageWrapUpSeconds: whole(wrapUp),
    averageHandlingSeconds: whole(handling(talk, hold, wrapUp)),
    transferred: of('transferred'),
    transferredPercent: percentOf(of('transferred'), answered),
  };
}

/** What is not known of any call (a telephone system may not tell of wrap-up) adds nothing; without talk there is none. */
const handling = (talk: number | null, hold: number | null, wrapUp: number | null): number | null =>
  talk === null ? null : talk + (hold ?? 0) + (wrapUp ?? 0);

export type CallRow = CallFigures & { key: string };

/** The sums of one dimension as rows, each key as `rename` names it. */
export function callRows(
  sums: readonly Sum[],
  dimension: string,
  rename: (key: string) => string = key => key,
): CallRow[] {
  const byKey = new Map<string, Sum['figures'][]>();
  for (const { key, figures } of sums.filter(one => one.dimension === dimension))
    byKey.set(rename(key), [...(byKey.get(rename(key)) ?? []), figures]);
  return [...byKey].map(([key, of]) => ({ key, ...callFiguresOf(of) }));
}

export const byKey = (a: CallRow, b: CallRow): number => (a.key < b.key ? -1 : Number(a.key > b.key));
/** What has no line, and calls that nobody took, come last. */
export const byOffered = (a: CallRow, b: CallRow): number =>
  Number(a.key === '') - Number(b.key === '') || b.offered - a.offered || byKey(a, b);
