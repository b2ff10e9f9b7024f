import type { Protocol } from '../../city/profile.js';
import type { CaseKind, Origin } from '../../events.js';
import type { CaseState } from '../case-actions.rules.js';

const DAY_MS = 86_400_000;

/** A case as it is looked at before it is merged, or before another is merged into it. */
export interface Mergeable {
  id: string;
  kind: CaseKind;
  state: CaseState;
  agency: string | null;
  origin: Origin;
  confidential: boolean;
  closedAt: Date | null;
}

export type MergeFlaw =
  | 'MERGE_INTO_ITSELF'
  | 'MERGE_OTHER_KIND'
  | 'MERGE_INTO_MEMBER'
  | 'MERGE_INTO_ENDED'
  | 'MERGE_TOO_LATE'
  | 'MERGE_CONFIDENTIAL'
  | 'MERGE_HISTORY'
  | 'MERGE_OTHER_AGENCY'
  | 'MERGE_SUPERVISED';

/** Where the city says nothing. */
const JOIN_DAYS = 7;

/** How many days after its release a case can still be joined. */
export const joinDaysOf = (protocol: Protocol | null): number =>
  protocol?.incidents?.joinWithinDays ?? JOIN_DAYS;

/** Who has a case; null: the centre. */
export const holderOf = ({ state, agency }: Pick<Mergeable, 'state' | 'agency'>): string | null =>
  state === 'recorded' ? null : agency;

export interface Around {
  now: Date;
  joinDays: number;
  /** Of another incident. */
  isMember: boolean;
  /** Both are released by the centre, or both by the inspection group (全民督工). */
  ofOneEnd: boolean;
}

/**
 * Why a case cannot belong to the incident that the other one leads. Two reports in confidence would tell each other's
 * agency of a second author, so these stay apart; what an agency has does not go to another one by this way.
 */
export function flawOfMerge(
  one: Mergeable,
  into: Mergeable,
  { now, joinDays, isMember, ofOneEnd }: Around,
): MergeFlaw | null {
  if (one.id === into.id) return 'MERGE_INTO_ITSELF';
  if (one.confidential || into.confidential) return 'MERGE_CONFIDENTIAL';
  if (one.kind !== 'dispatch' || into.kind !== 'dispatch') return 'MERGE_OTHER_KIND';
  if (one.origin === 'replay' || into.origin === 'replay') return 'MERGE_HISTORY';
  if (isMember) return 'MERGE_INTO_MEMBER';
  if (!ofOneEnd) return 'MERGE_SUPERVISED';
  if (into.state === 'withdrawn' || into.state === 'converted') return 'MERGE_INTO_ENDED';
  if (into.state === 'released' && !isRecent(into.closedAt, now, joinDays)) return 'MERGE_TOO_LATE';
  const holder = holderOf(one);
  return holder === null || holder === holderOf(into) ? null : 'MERGE_OTHER_AGENCY';
}

const isRecent = (closedAt: Date | null, now: Date, days: number): boolean =>
  closedAt !== null && closedAt.getTime() + days * DAY_MS >= now.getTime();

/** Who has waited the longest goes first. */
export const byWaiting = <One extends { receivedAt: Date; id: string }>(cases: readonly One[]): One[] =>
  [...cases].sort(
    (a, b) => a.receivedAt.getTime() - b.receivedAt.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
