import { describe, expect, it } from '@jest/globals';
import {
  CASE_ACTIONS,
  CASE_STATES,
  type CaseState,
  isPossible,
  stateAfter,
} from '../../cases/case-actions.rules.js';
import { RELEASE_WAYS } from '../../closure/closure.dto.js';
import type { Status } from './line.rules.js';
import { levelOf, type Move, movesBack, movesTo, releaseWay } from './steps.rules.js';

const STATES: CaseState[] = ['recorded', 'dispatched', 'acknowledged', 'reported', 'released'];
const STATUSES: Status[] = [1, 2, 3, 4, 5, 9];

/** Where each status of the feed brings a case that stands at the line's beginning: 1 to 5, then 9. */
const TABLE = `
  recorded      -               route                   route+acknowledge   route+acknowledge+report  route+acknowledge+report+release  withdraw
  dispatched    recall          -                       acknowledge         acknowledge+report        acknowledge+report+release        withdraw
  acknowledged  unacknowledge+recall  unacknowledge     -                   report                    report+release                    withdraw
  reported      reopen+recall   reopen                  reopen+acknowledge  -                         release                           withdraw
  released      reopen+recall   reopen                  reopen+acknowledge  take-back-release         -                                 take-back-release+withdraw
  withdrawn     -               -                       -                   -                         -                                 -`;

const cells = TABLE.trim()
  .split('\n')
  .flatMap(line => {
    const [state, ...row] = line.trim().split(/\s+/);
    return row.map((moves, column): [CaseState, Status, Move[]] => [
      state as CaseState,
      STATUSES[column] as Status,
      moves === '-' ? [] : (moves.split('+') as Move[]),
    ]);
  });

describe('the status of the feed', () => {
  it.each([
    [1, '建立中', 'recorded'],
    [2, '待確認', 'dispatched'],
    [3, '待處理', 'acknowledged'],
    [4, '處理完成', 'reported'],
    [5, '解除管制', 'released'],
    [null, 'no status of its own', 'withdrawn'],
  ] as const)('%s (%s) is %s', (status, _words, state) => {
    expect(levelOf(state)).toBe(status);
  });

  it.each(cells)('leads a case that is %s to %s by %j', (state, status, moves) => {
    expect(movesTo(status, state)).toEqual(moves);
  });

  it.each([
    [1, 'dispatched', ['recall']],
    [1, 'acknowledged', ['unacknowledge', 'recall']],
    [1, 'reported', ['reopen', 'recall']],
    [2, 'acknowledged', []],
    [2, 'reported', ['reopen']],
    [3, 'released', ['reopen']],
    [4, 'released', []],
    [4, 'dispatched', []],
    [9, 'released', []],
  ] as const)('%s takes a case that is %s back by %j before it changes hands', (status, state, moves) => {
    expect(movesBack(status, state)).toEqual(moves);
  });

  it('is reached through actions that the table of states allows, from wherever the case is', () => {
    for (const start of STATES) {
      for (const status of STATUSES) {
        let state: CaseState = start;
        for (const move of movesTo(status, start)) {
          expect([start, status, move, isPossible('dispatch', state, move)]).toEqual([
            start,
            status,
            move,
            true,
          ]);
          state = stateAfter('dispatch', state, move);
        }
        expect([start, status, state === 'withdrawn' ? 9 : levelOf(state)]).toEqual([start, status, status]);
      }
    }
  });

  it('is a reopening only from 4 or 5 back to 1, 2 or 3', () => {
    const reopened = cells
      .filter(([, , moves]) => moves.includes('reopen'))
      .map(([state, status]) => `${state} ${status}`);
    expect(reopened).toEqual([
      'reported 1',
      'reported 2',
      'reported 3',
      'released 1',
      'released 2',
      'released 3',
    ]);
  });

  it('is nothing to do for a case that has it, or that was withdrawn, or that is a petition', () => {
    for (const state of STATES) expect(movesTo(levelOf(state) as Status, state)).toEqual([]);
    for (const state of CASE_STATES.filter(one => levelOf(one) === null))
      for (const status of STATUSES) expect(movesTo(status, state)).toEqual([]);
  });

  it('needs actions of the table only', () => {
    expect(cells.flatMap(([, , moves]) => moves).filter(move => !(move in CASE_ACTIONS))).toEqual([]);
  });
});

describe('how the feed says a case was closed', () => {
  it.each([
    ['closed_no_callback_needed', 'not_needed'],
    ['closed_called_back', 'called_back'],
    ['closed_sms', 'sms'],
    ['converted_to_petition', 'converted_to_petition'],
    ['released_plus_additional_petition', 'additional_petition'],
    ['relayed_110_or_other', 'relayed'],
    ['duplicate_merged', 'duplicate'],
    ['closed_other', 'other'],
    ['test', 'other'],
    ['something new', 'other'],
    ['', 'other'],
    [null, 'other'],
  ])('%s is released as %s', (closingKind, how) => {
    expect(releaseWay(closingKind)).toBe(how);
    expect(RELEASE_WAYS).toContain(how);
  });
});
