import type { CaseActionName, CaseState } from '../../cases/case-actions.rules.js';
import type { ReleaseWay } from '../../closure/closure.dto.js';
import type { Status } from './line.rules.js';

export type Move = Extract<
  CaseActionName,
  | 'route'
  | 'recall'
  | 'acknowledge'
  | 'unacknowledge'
  | 'report'
  | 'release'
  | 'take-back-release'
  | 'reopen'
  | 'withdraw'
>;

const LEVELS: Partial<Record<CaseState, Exclude<Status, 9>>> = {
  recorded: 1,
  dispatched: 2,
  acknowledged: 3,
  reported: 4,
  released: 5,
};
const FORWARD: Record<number, Move> = { 1: 'route', 2: 'acknowledge', 3: 'report', 4: 'release' };
const REOPENED_TO = 2;

/** The city's status of a state; none for a withdrawn case. */
export const levelOf = (state: CaseState): number | null => LEVELS[state] ?? null;

/**
 * The actions that lead from a state to a status of the feed. Steps the feed skipped are filled in; from 4 or 5 back
 * to 2 or 3 is a reopening, 5 → 4 takes back a release, 2 → 1 and 3 → 2 are corrections.
 */
export function movesTo(status: Status, state: CaseState): Move[] {
  const level = levelOf(state);
  if (level === null) return [];
  if (status === 9) return level === 5 ? ['take-back-release', 'withdraw'] : ['withdraw'];
  if (level === status) return [];
  if (level < status) return forward(level, status);
  if (level === 5 && status === 4) return ['take-back-release'];
  if (level >= 4) return ['reopen', ...(status === 1 ? (['recall'] as const) : forward(REOPENED_TO, status))];
  return [
    ...(level === 3 ? (['unacknowledge'] as const) : []),
    ...(status === 1 ? (['recall'] as const) : []),
  ];
}

/** Those of them that come before the case changes hands: to the centre, or opened again. */
export function movesBack(status: Status, state: CaseState): Move[] {
  const moves = movesTo(status, state);
  return moves.slice(0, moves.findLastIndex(move => move === 'reopen' || move === 'recall') + 1);
}

function forward(from: number, to: number): Move[] {
  const moves: Move[] = [];
  for (let level = from; level < to; level += 1) moves.push(FORWARD[level] as Move);
  return moves;
}

const WAYS: Record<string, ReleaseWay> = {
  closed_no_callback_needed: 'not_needed',
  closed_called_back: 'called_back',
  closed_sms: 'sms',
  converted_to_petition: 'converted_to_petition',
  released_plus_additional_petition: 'additional_petition',
  relayed_110_or_other: 'relayed',
  duplicate_merged: 'duplicate',
};

/** How the feed says a case was closed. */
export const releaseWay = (closingKind: string | null): ReleaseWay => WAYS[closingKind ?? ''] ?? 'other';
