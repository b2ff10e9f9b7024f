import { describe, expect, it } from '@jest/globals';
import { CASE, dispatched, leg, opened, reported, taipei, told } from '../../test/support/told.js';
import type { LoggedFact } from '../platform/log/fact.js';
import { caseAfter } from './case-facts.rules.js';
import type { FactCase } from './fact-case.entity.js';

const rowAfter = (...log: LoggedFact[]): FactCase => {
  let row: FactCase | null = null;
  for (const fact of log) row = caseAfter(row, fact);
  return row as FactCase;
};
const HELD = { ...CASE, workOrderId: 'order', agency: 'maintenance', reason: 'parts' } as const;
const paused = (at: string) => told('case.paused', at, HELD);
const resumed = (at: string) => told('case.resumed', at, HELD);
const released = (at: string) => told('case.released', at, { ...CASE, how: 'sms' });
const reopened = (at: string) =>
  told('case.reopened', at, {
    ...CASE,
    kind: 'dispatch',
    category: 'RD01',
    categoryVersion: 1,
    origin: 'live',
  });
const reassigned = (at: string, from: string | null, to: string) =>
  told('case.reassigned', at, { ...CASE, from, to });
const recategorised = (at: string, from: string, to: string) =>
  told('case.recategorised', at, { ...CASE, from, to, toVersion: 1, kind: 'dispatch', receivedAt: '' });

const OPENED = opened('2026-11-21 08:00');
const DONE = [
  OPENED,
  dispatched('2026-11-21 08:01'),
  leg('workorder.acknowledged', '2026-11-21 09:00'),
  reported('2026-11-21 10:00'),
];

describe('A case in the facts', () => {
  it('begins as it was opened', () => {
    expect(rowAfter(opened('2026-11-21 08:05', { receivedAt: '2026-11-21T00:00:00.000Z' }))).toMatchObject({
      ...CASE,
      state: 'recorded',
      category: 'RD01',
      firstCategory: 'RD01',
      agency: null,
      receivedAt: taipei('2026-11-21 08:00'),
      openedAt: taipei('2026-11-21 08:05'),
      firstAcknowledgedAt: null,
      reopened: 0,
    });
  });

  it.each<[string, LoggedFact[], string]>([
    ['dispatched', [dispatched('2026-11-21 08:01')], 'dispatched'],
    [
      'recalled',
      [dispatched('2026-11-21 08:01'), told('case.recalled', '2026-11-21 08:02', CASE)],
      'recorded',
    ],
    ['acknowledged', [leg('workorder.acknowledged', '2026-11-21 09:00')], 'acknowledged'],
    ['un-acknowledged', [leg('workorder.unacknowledged', '2026-11-21 09:00')], 'dispatched'],
    ['waiting', [paused('2026-11-21 09:30')], 'waiting'],
    ['waiting no longer', [paused('2026-11-21 09:30'), resumed('2026-11-22 09:30')], 'acknowledged'],
    [
      'sent elsewhere while it waited',
      [paused('2026-11-21 09:30'), dispatched('2026-11-22 09:30'), resumed('2026-11-22 09:30')],
      'dispatched',
    ],
    ['reported', [reported('2026-11-21 10:00')], 'reported'],
    [
      'sent back',
      [reported('2026-11-21 10:00'), told('case.sent-back', '2026-11-21 11:00', CASE)],
      'acknowledged',
    ],
    ['released', [released('2026-11-21 12:00')], 'released'],
    [
      'not released after all',
      [released('2026-11-21 12:00'), told('case.release-taken-back', '2026-11-21 12:01', CASE)],
      'reported',
    ],
    ['reopened', [released('2026-11-21 12:00'), reopened('2026-11-22 08:00')], 'dispatched'],
    ['withdrawn', [told('case.withdrawn', '2026-11-21 09:00', CASE)], 'withdrawn'],
    ['merely delivered', [leg('workorder.delivered', '2026-11-21 08:01')], 'recorded'],
  ])('that is %s is in that state', (_, log, state) => {
    expect(rowAfter(OPENED, ...log).state).toBe(state);
  });

  it.each<[string, LoggedFact[], string]>([
    ['dispatched', [dispatched('2026-11-21 08:01')], 'assigned'],
    ['replied', [leg('case.replied', '2026-11-21 10:00')], 'replied'],
    ['taken back', [told('case.release-taken-back', '2026-11-21 12:01', CASE)], 'replied'],
    ['reopened', [reopened('2026-11-22 08:00')], 'assigned'],
  ])('of a petition that is %s uses the petition’s own words', (_, log, state) => {
    expect(rowAfter(opened('2026-11-21 08:00', { kind: 'petition' }), ...log).state).toBe(state);
  });

  it.each([
    ['live', null],
    ['replay', 'police'],
  ] as const)('that is recalled (%s) is in the hands of %s', (origin, agency) => {
    const recalled = told('case.recalled', '2026-11-21 08:02', CASE);
    const opening = opened('2026-11-21 08:00', { origin });
    expect(rowAfter(opening, dispatched('2026-11-21 08:01', 'police'), recalled)).toMatchObject({ agency });
  });

  it('keeps its first times when it is done all over again', () => {
    const row = rowAfter(
      ...DONE,
      leg('workorder.delivered', '2026-11-21 08:01'),
      released('2026-11-21 12:00'),
      reopened('2026-11-22 08:00'),
      dispatched('2026-11-22 08:00', 'environment'),
      leg('workorder.delivered', '2026-11-22 08:01'),
      leg('workorder.acknowledged', '2026-11-22 09:00'),
      reported('2026-11-22 10:00'),
      released('2026-11-22 12:00'),
    );
    expect(row).toMatchObject({
      agency: 'environment',
      reopened: 1,
      firstDispatchedAt: taipei('2026-11-21 08:01'),
      firstDeliveredAt: taipei('2026-11-21 08:01'),
      firstAcknowledgedAt: taipei('2026-11-21 09:00'),
      firstReportedAt: taipei('2026-11-21 10:00'),
      firstReleasedAt: taipei('2026-11-21 12:00'),
      releasedAt: taipei('2026-11-22 12:00'),
    });
  });

  const sentBack = (at: string) => told('case.sent-back', at, CASE);
  const MORE = [sentBack('2026-11-21 11:00'), reported('2026-11-21 15:00')];
  const TAKEN_BACK = told('case.release-taken-back', '2026-11-21 10:31', CASE);
  it.each<[string, LoggedFact[], string | null]>([
    ['was sent back is not reported', [sentBack('2026-11-21 11:00')], null],
    ['was sent back is reported when it is reported again', MORE, '2026-11-21 15:00'],
    [
      'was sent back twice, by the third report',
      [...MORE, ...MORE, reported('2026-11-21 16:00')],
      '2026-11-21 15:00',
    ],
    [
      'was sent back after a release that was none',
      [released('2026-11-21 10:30'), TAKEN_BACK, ...MORE],
      '2026-11-21 15:00',
    ],
    [
      'was reopened keeps the report that held',
      [reopened('2026-11-21 11:00'), reported('2026-11-21 15:00')],
      '2026-11-21 10:00',
    ],
    [
      'was reopened and then sent back keeps it too',
      [reopened('2026-11-21 11:00'), reported('2026-11-21 12:00'), sentBack('2026-11-21 13:00')],
      '2026-11-21 10:00',
    ],
  ])('that %s', (_, log, at) => {
    expect(rowAfter(...DONE, ...log).firstReportedAt).toEqual(at && taipei(at));
  });

  it('is released as long as it is, and remembers that it once was', () => {
    const open = rowAfter(...DONE, released('2026-11-21 12:00'), reopened('2026-11-22 08:00'));
    expect(open).toMatchObject({ releasedAt: null, how: null, firstReleasedAt: taipei('2026-11-21 12:00') });
    const taken = rowAfter(
      ...DONE,
      released('2026-11-21 12:00'),
      told('case.release-taken-back', '2026-11-21 12:01', CASE),
    );
    expect(taken).toMatchObject({
      releasedAt: null,
      reopened: 0,
      firstReleasedAt: taipei('2026-11-21 12:00'),
    });
  });

  it.each<[string, LoggedFact[], number, string | null]>([
    ['a first agency is no reassignment', [reassigned('2026-11-21 08:01', null, 'police')], 0, 'police'],
    ['nor is the same one again', [reassigned('2026-11-21 08:01', 'police', 'police')], 0, 'police'],
    [
      'another one is, also while still recorded',
      [reassigned('2026-11-21 08:01', 'police', 'environment')],
      1,
      'environment',
    ],
    [
      'each time',
      [reassigned('2026-11-21 08:01', 'a', 'b'), reassigned('2026-11-21 08:02', 'b', 'a')],
      2,
      'a',
    ],
    [
      'a tray without a reason to forget keeps the agency it is meant for',
      [
        reassigned('2026-11-21 08:01', 'a', 'b'),
        told('case.unrouted', '2026-11-21 08:02', { ...CASE, reason: { 'zh-TW': '', en: '' } }),
      ],
      1,
      'b',
    ],
  ])('%s', (_, log, count, agency) => {
    expect(rowAfter(OPENED, ...log)).toMatchObject({ reassigned: count, agency });
  });

  it.each<[string, LoggedFact[], number, string]>([
    ['another item counts', [recategorised('2026-11-21 08:01', 'RD01', 'LT01')], 1, 'LT01'],
    ['the same item does not', [recategorised('2026-11-21 08:01', 'RD01', 'RD01')], 0, 'RD01'],
    [
      'back again counts twice',
      [recategorised('2026-11-21 08:01', 'RD01', 'LT01'), recategorised('2026-11-21 08:02', 'LT01', 'RD01')],
      2,
      'RD01',
    ],
  ])('%s', (_, log, count, category) => {
    expect(rowAfter(OPENED, ...log)).toMatchObject({ recategorised: count, category, firstCategory: 'RD01' });
  });

  it('is the same row when an event changes nothing in it', () => {
    const row = rowAfter(OPENED);
    expect(caseAfter(row, told('case.noted', '2026-11-21 09:00', CASE))).toBe(row);
  });

  it('that was never opened is an error, not a guess', () => {
    expect(() => caseAfter(null, reported('2026-11-21 10:00'))).toThrow('never opened');
  });
});
