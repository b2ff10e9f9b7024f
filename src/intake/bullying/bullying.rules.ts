import type { BullyingRules } from '../../city/bullying-rules.js';
import { formatInTaipei } from '../../platform/clock/taipei.js';
import type { FieldProblem } from '../../platform/problem/problem.js';

export type BullyingState = 'waiting' | 'accepted' | 'not_accepted';
export const bullyingSteps = ['accepted', 'not_accepted', 'handled', 'held', 'lifted'] as const;
export type BullyingStepKind = (typeof bullyingSteps)[number];
export const bullyingActions = ['accept', 'refuse', 'handle', 'hold', 'lift'] as const;
export type BullyingAction = (typeof bullyingActions)[number];

const DAY_MS = 24 * 60 * 60_000;
/** Reports of the year before are closed. */
const MOST_DAYS_AGO = 366;

export const stateOf = ({ accepted }: { accepted: boolean | null }): BullyingState =>
  accepted === null ? 'waiting' : accepted ? 'accepted' : 'not_accepted';

/** As far as it decides what can be done. */
export interface Standing {
  accepted: boolean | null;
  held: boolean;
  forgottenAt: Date | null;
}

const ANY: readonly BullyingState[] = ['waiting', 'accepted', 'not_accepted'];

interface Act {
  from: readonly BullyingState[];
  /** Only while it is held, or only while it is not. */
  held?: boolean;
  /** As it is kept among the steps. */
  kind: BullyingStepKind;
  /** What is chosen of the city's lists: why not, or what was done. */
  chosen: 'ground' | 'handling' | null;
  told: 'bullying.decided' | 'bullying.handled' | 'bullying.held' | 'bullying.lifted';
  /** A hold is of the law, not of the matter: whoever decides about a report neither places nor lifts one. */
  right: 'bullying.decide' | 'bullying.hold';
}

/**
 * What may be done with a report, and when: one that was not accepted can still be (申復), what was accepted stays so. What is
 * held (保全) is deleted by no list and by nobody's wish; with what was deleted nothing is done any more.
 */
export const ACTS: Record<BullyingAction, Act> = {
  accept: {
    ...{ from: ['waiting', 'not_accepted'], kind: 'accepted', chosen: null },
    ...{ told: 'bullying.decided', right: 'bullying.decide' },
  },
  refuse: {
    ...{ from: ['waiting'], kind: 'not_accepted', chosen: 'ground' },
    ...{ told: 'bullying.decided', right: 'bullying.decide' },
  },
  handle: {
    ...{ from: ['accepted'], kind: 'handled', chosen: 'handling' },
    ...{ told: 'bullying.handled', right: 'bullying.decide' },
  },
  hold: {
    ...{ from: ANY, held: false, kind: 'held', chosen: null },
    ...{ told: 'bullying.held', right: 'bullying.hold' },
  },
  lift: {
    ...{ from: ANY, held: true, kind: 'lifted', chosen: null },
    ...{ told: 'bullying.lifted', right: 'bullying.hold' },
  },
};
export const actionsIn = (report: Standing): BullyingAction[] =>
  report.forgottenAt !== null
    ? []
    : bullyingActions.filter(action => {
        const { from, held = report.held } = ACTS[action];
        return from.includes(stateOf(report)) && held === report.held;
      });

/** Whoever reported it is asked nothing more, and told nothing more. */
export const isFinished = ({
  accepted,
  handling,
  held,
}: Pick<Standing, 'accepted' | 'held'> & { handling: string | null }): boolean =>
  !held && accepted !== null && (!accepted || handling !== null);

/** What it changes. Only the first decision has a limit: an appeal does not make it a late one. */
export function changesOf(
  action: BullyingAction,
  code: string | null,
  { decidedAt }: { decidedAt: Date | null },
  now: Date,
): Partial<{
  accepted: boolean;
  ground: string | null;
  handling: string | null;
  decidedAt: Date;
  held: boolean;
}> {
  if (action === 'hold' || action === 'lift') return { held: action === 'hold' };
  if (action === 'handle') return { handling: code };
  return { accepted: action === 'accept', ground: code, decidedAt: decidedAt ?? now };
}

/**
 * The end of the last day, exclusive: 24:00 in Taipei; the day of receipt does not count (行政程序法 §48). Calendar days: a
 * last day that is a holiday would be extended by law and is not here, so that the city is early rather than late.
 */
export function decideBy(receivedAt: Date, { decideWithinDays }: { decideWithinDays: number }): Date {
  const start = new Date(`${formatInTaipei(receivedAt, 'yyyy-MM-dd')}T00:00:00+08:00`);
  return new Date(start.getTime() + (decideWithinDays + 1) * DAY_MS);
}

/** Null: it cannot be read as a time. */
export function flawsOfReport(
  { source, receivedAt }: { source: string; receivedAt: Date | null },
  rules: Pick<BullyingRules, 'sources'>,
  now: Date,
): FieldProblem[] {
  const flaws: FieldProblem[] = flawsOfCode('source', source, rules.sources);
  const flaw = (code: string, zh: string, en: string): void => {
    flaws.push({ field: 'receivedAt', code, message: { 'zh-TW': zh, en } });
  };
  if (!receivedAt) flaw('NO_SUCH_TIME', '沒有這個時間', 'There is no such time');
  else if (receivedAt > now) flaw('TIME_TO_COME', '這個時間還沒到', 'This time has not come yet');
  else if (now.getTime() - receivedAt.getTime() > MOST_DAYS_AGO * DAY_MS)
    flaw('TIME_TOO_LONG_AGO', '已超過一年，不能再登錄', 'It is more than a year ago');
  return flaws;
}

export const flawsOfCode = (
  field: string,
  code: string | null,
  known: readonly { code: string }[],
): FieldProblem[] =>
  known.some(one => one.code === code)
    ? []
    : [
        {
          ...{ field, code: 'UNKNOWN_CODE' },
          message: { 'zh-TW': '城市設定沒有這個選項', en: 'The city has no such choice' },
        },
      ];
