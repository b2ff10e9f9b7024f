import type { Asker, Right } from '../../access/rights.js';
import { permits } from '../../access/rights.js';
import type { BullyingRules } from '../../city/bullying-rules.js';
import type { FieldProblem } from '../../platform/problem/problem.js';

export type BullyingState = 'waiting' | 'accepted' | 'not_accepted';
export type BullyingStepKind = 'accepted' | 'not_accepted' | 'handled';
export type BullyingAction = 'accept' | 'refuse' | 'handle';
export type BullyingRight = Extract<Right, `bullying.${string}`>;

const DAY_MS = 24 * 60 * 60_000;
/** Reports of the year before are closed. */
const MOST_DAYS_AGO = 366;

export const stateOf = ({ accepted }: { accepted: boolean | null }): BullyingState =>
  accepted === null ? 'waiting' : accepted ? 'accepted' : 'not_accepted';

/** One that was not accepted can still be (申復), what was accepted stays so. */
const POSSIBLE: Record<BullyingAction, readonly BullyingState[]> = {
  accept: ['waiting', 'not_accepted'],
  refuse: ['waiting'],
  handle: ['accepted'],
};
export const isPossible = (state: BullyingState, action: BullyingAction): boolean =>
  POSSIBLE[action].includes(state);

/** The city's own people by their role; of all agencies only the one that looks into bullying. */
export const mayWithBullying = (me: Asker, right: BullyingRight, { agency }: { agency: string }): boolean =>
  permits(me, right, { agency });

export const decideBy = (receivedAt: Date, { decideWithinDays }: { decideWithinDays: number }): Date =>
  new Date(receivedAt.getTime() + decideWithinDays * DAY_MS);

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
  code: string,
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
