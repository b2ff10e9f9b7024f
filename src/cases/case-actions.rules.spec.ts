import { describe, expect, it } from '@jest/globals';
import type { CaseKind } from '../events.js';
import {
  CASE_ACTIONS,
  CASE_STATES,
  type CaseActionName,
  type CaseState,
  ENDS,
  flawsOfTheTable,
  isPossible,
  stateAfter,
  statesFrom,
} from './case-actions.rules.js';

/**
 * Every action in every state, written out: `.` is forbidden, `=` leaves the state as it is, else the first letters of
 * where it leads. Columns: recorded, dispatched, acknowledged, waiting, reported, released, withdrawn, converted, merged (of a
 * petition: assigned and replied in place of dispatched and reported, not handled and transferred in place of converted).
 */
const DISPATCH = `
  route              disp .    .    .    .    .    .    .    .
  recall             .    rec  .    .    .    .    .    .    .
  reassign           .    disp disp disp disp .    .    .    .
  recategorise       =    =    =    =    =    =    .    .    .
  send-back          .    .    .    .    ack  .    .    .    .
  release            .    .    .    .    rel  .    .    .    .
  take-back-release  .    .    .    .    .    rep  .    .    .
  reopen             .    .    .    .    disp disp .    .    .
  withdraw           wit  wit  wit  wit  wit  .    .    .    .
  open-petition      .    .    .    .    =    =    .    .    .
  note               =    =    =    =    =    =    =    =    =
  merge              mer  mer  mer  mer  .    .    .    .    .
  unmerge            .    .    .    .    .    .    .    .    rec
  split              =    =    =    =    .    .    .    .    .
  release-member     .    .    .    .    .    .    .    .    rel
  plan-visit         =    =    =    =    =    =    .    .    .
  co-handle          .    =    =    =    .    .    .    .    .
  acknowledge        .    ack  .    .    .    .    .    .    .
  unacknowledge      .    .    disp .    .    .    .    .    .
  arrive             .    .    =    .    .    .    .    .    .
  report             .    .    rep  .    .    .    .    .    .
  reply              .    .    .    .    .    .    .    .    .
  convert            .    .    con  .    .    .    .    .    .
  pause              .    .    wai  .    .    .    .    .    .
  resume             .    .    .    ack  .    .    .    .    .
  return             .    =    =    =    .    .    .    .    .
  approve-return     .    rec  rec  rec  .    .    .    .    .
  dispute            .    =    =    =    .    .    .    .    .
  accept-sample      .    .    .    .    .    =    .    .    .
  reject-sample      .    .    .    .    .    disp .    .    .
  remind             .    =    =    =    .    .    .    .    .
  chase              .    =    =    =    .    .    .    .    .
  answer-chase       .    =    =    =    =    .    .    .    .
  take-over          .    .    =    =    =    .    .    .    .
  arbitrate          disp disp disp disp .    .    .    .    .
  not-handle         .    .    .    .    .    .    .    .    .
  approve-not-handling . .    .    .    .    .    .    .    .
  transfer           .    .    .    .    .    .    .    .    .
  approve-transfer   .    .    .    .    .    .    .    .    .
  link-repeat        .    .    .    .    .    .    .    .    .
  record-oral        .    .    .    .    .    .    .    .    .
  supplement         .    .    .    ack  .    .    .    .    .`;

const PETITION = `
  route              ass  .    .    .    .    .    .    .    .
  recall             .    rec  .    .    .    .    .    .    .
  reassign           .    ass  ass  ass  ass  .    .    .    .
  recategorise       =    =    =    =    =    =    .    .    .
  send-back          .    .    .    .    ack  .    .    .    .
  release            .    .    .    .    rel  .    .    .    .
  take-back-release  .    .    .    .    .    rep  .    .    .
  reopen             .    .    .    .    ass  ass  .    .    .
  withdraw           wit  wit  wit  wit  wit  .    .    .    .
  open-petition      .    .    .    .    .    .    .    .    .
  note               =    =    =    =    =    =    =    =    =
  merge              .    .    .    .    .    .    .    .    .
  unmerge            .    .    .    .    .    .    .    .    .
  split              .    .    .    .    .    .    .    .    .
  release-member     .    .    .    .    .    .    .    .    .
  plan-visit         =    =    =    =    =    =    .    .    .
  co-handle          .    =    =    =    .    .    .    .    .
  acknowledge        .    ack  .    .    .    .    .    .    .
  unacknowledge      .    .    ass  .    .    .    .    .    .
  arrive             .    .    .    .    .    .    .    .    .
  report             .    .    .    .    .    .    .    .    .
  reply              .    .    rep  .    .    .    .    .    .
  convert            .    .    .    .    .    .    .    .    .
  pause              .    .    wai  .    .    .    .    .    .
  resume             .    .    .    ack  .    .    .    .    .
  return             .    =    =    =    .    .    .    .    .
  approve-return     .    rec  rec  rec  .    .    .    .    .
  dispute            .    =    =    =    .    .    .    .    .
  accept-sample      .    .    .    .    .    =    .    .    .
  reject-sample      .    .    .    .    .    ass  .    .    .
  remind             .    =    =    =    .    .    .    .    .
  chase              .    =    =    =    .    .    .    .    .
  answer-chase       .    =    =    =    =    .    .    .    .
  take-over          .    .    =    =    =    .    .    .    .
  arbitrate          ass  ass  ass  ass  .    .    .    .    .
  not-handle         =    =    =    =    .    .    .    .    .
  approve-not-handling not not not  not  .    .    .    .    .
  transfer           =    =    =    =    .    .    .    .    .
  approve-transfer   tra  tra  tra  tra  .    .    .    .    .
  link-repeat        =    =    =    =    =    .    .    .    .
  record-oral        =    =    =    =    =    .    .    .    .
  supplement         .    .    .    ack  .    .    .    .    .`;

/** 列管: as a petition in all that is done to answer it; nothing of what is owed to a citizen. It has seven states. */
const DECISION = `
  route              ass  .    .    .    .    .    .
  recall             .    rec  .    .    .    .    .
  reassign           .    ass  ass  ass  .    .    .
  recategorise       .    .    .    .    .    .    .
  send-back          .    .    .    .    ack  .    .
  release            .    .    .    .    rel  .    .
  take-back-release  .    .    .    .    .    rep  .
  reopen             .    .    .    .    ass  ass  .
  withdraw           wit  wit  wit  wit  wit  .    .
  open-petition      .    .    .    .    .    .    .
  note               =    =    =    =    =    =    =
  merge              .    .    .    .    .    .    .
  unmerge            .    .    .    .    .    .    .
  split              .    .    .    .    .    .    .
  release-member     .    .    .    .    .    .    .
  plan-visit         =    =    =    =    =    =    .
  co-handle          .    =    =    =    .    .    .
  acknowledge        .    ack  .    .    .    .    .
  unacknowledge      .    .    ass  .    .    .    .
  arrive             .    .    .    .    .    .    .
  report             .    .    .    .    .    .    .
  reply              .    .    rep  .    .    .    .
  convert            .    .    .    .    .    .    .
  pause              .    .    wai  .    .    .    .
  resume             .    .    .    ack  .    .    .
  return             .    =    =    =    .    .    .
  approve-return     .    rec  rec  rec  .    .    .
  dispute            .    =    =    =    .    .    .
  accept-sample      .    .    .    .    .    =    .
  reject-sample      .    .    .    .    .    ass  .
  remind             .    =    =    =    .    .    .
  chase              .    =    =    =    .    .    .
  answer-chase       .    =    =    =    =    .    .
  take-over          .    .    =    =    =    .    .
  arbitrate          ass  ass  ass  ass  .    .    .
  not-handle         .    .    .    .    .    .    .
  approve-not-handling .    .    .    .    .    .    .
  transfer           .    .    .    .    .    .    .
  approve-transfer   .    .    .    .    .    .    .
  link-repeat        .    .    .    .    .    .    .
  record-oral        .    .    .    .    .    .    .
  supplement         .    .    .    ack  .    .    .`;

const STATES: Record<CaseKind, CaseState[]> = {
  dispatch: [
    'recorded',
    'dispatched',
    'acknowledged',
    'waiting',
    'reported',
    'released',
    'withdrawn',
    'converted',
    'merged',
  ],
  petition: [
    'recorded',
    'assigned',
    'acknowledged',
    'waiting',
    'replied',
    'released',
    'withdrawn',
    'not_handled',
    'transferred',
  ],
  decision: ['recorded', 'assigned', 'acknowledged', 'waiting', 'replied', 'released', 'withdrawn'],
};

const cells = (kind: CaseKind, table: string): [CaseKind, CaseActionName, CaseState, string][] =>
  table
    .trim()
    .split('\n')
    .flatMap(line => {
      const [action, ...row] = line.trim().split(/\s+/);
      return STATES[kind].map((state, column): [CaseKind, CaseActionName, CaseState, string] => [
        kind,
        action as CaseActionName,
        state,
        row[column] as string,
      ]);
    });

const all = [...cells('dispatch', DISPATCH), ...cells('petition', PETITION), ...cells('decision', DECISION)];

describe('the table of actions', () => {
  it('is written out here in full', () => {
    expect(new Set(all.map(([, action]) => action))).toEqual(new Set(Object.keys(CASE_ACTIONS)));
    expect(new Set(all.map(([, , state]) => state))).toEqual(new Set(CASE_STATES));
    expect(all).toHaveLength(42 * 9 + 42 * 9 + 42 * 7);
  });

  it.each(all)('%s: %s when %s leads to: %s', (kind, action, state, leads) => {
    expect(isPossible(kind, state, action)).toBe(leads !== '.');
    if (leads === '.') return;
    const next = stateAfter(kind, state, action);
    expect(leads === '=' ? next === state : next.startsWith(leads)).toBe(true);
  });

  it.each<CaseKind>(['dispatch', 'petition', 'decision'])(
    'never uses the other kind’s words for a %s',
    kind => {
      const foreign = kind === 'dispatch' ? ['assigned', 'replied'] : ['dispatched', 'reported'];
      const names = Object.keys(CASE_ACTIONS) as CaseActionName[];
      const used = names.flatMap(name => statesFrom(kind, name));
      expect(used.filter(state => foreign.includes(state))).toEqual([]);
      for (const state of foreign as CaseState[]) {
        for (const name of names) expect(isPossible(kind, state, name)).toBe(false);
      }
    },
  );

  it.each<CaseKind>(['dispatch', 'petition', 'decision'])(
    'reaches every state of a %s, and from each an end',
    kind => {
      expect(flawsOfTheTable(kind)).toEqual([]);
    },
  );

  it('lets nothing leave an end but what takes it back', () => {
    const leaving = (state: CaseState): CaseActionName[] =>
      (Object.keys(CASE_ACTIONS) as CaseActionName[]).filter(
        name => isPossible('dispatch', state, name) && stateAfter('dispatch', state, name) !== state,
      );
    expect(ENDS.map(end => [end, leaving(end)])).toEqual([
      ['released', ['take-back-release', 'reopen', 'reject-sample']],
      ['withdrawn', []],
      ['converted', []],
      ['not_handled', []],
      ['transferred', []],
      ['merged', ['unmerge', 'release-member']],
    ]);
  });
});
