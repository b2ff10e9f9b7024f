import { describe, expect, it } from '@jest/globals';
import {
  actionsIn,
  type BullyingState,
  changesOf,
  decideBy,
  flawsOfCode,
  flawsOfReport,
  isFinished,
  stateOf,
} from './bullying.rules.js';
import { bullyingNumber } from './bullying-number.rules.js';

const NOW = new Date('2026-11-20T10:00:00+08:00');
const CITY = { sources: [{ code: 'hotline_1999', name: '1999', nameEn: '1999' }] };

describe('a report of bullying', () => {
  it.each<[BullyingState, boolean | null, string]>([
    ['waiting', null, 'accept, refuse'],
    ['accepted', true, 'handle'],
    ['not_accepted', false, 'accept'],
  ])('that is %s can be acted on by: %s', (_state, accepted, expected) => {
    const report = { accepted, held: false, forgottenAt: null };
    expect(actionsIn(report).join(', ')).toBe(`${expected}, hold`);
    expect(actionsIn({ ...report, held: true }).join(', ')).toBe(`${expected}, lift`);
    expect(actionsIn({ ...report, forgottenAt: NOW })).toEqual([]);
  });

  it.each<[string, Parameters<typeof isFinished>[0], boolean]>([
    ['waits', { accepted: null, handling: null, held: false }, false],
    ['is accepted and nothing was done', { accepted: true, handling: null, held: false }, false],
    ['was looked into', { accepted: true, handling: 'found', held: false }, true],
    ['is not accepted', { accepted: false, handling: null, held: false }, true],
    ['is on hold', { accepted: true, handling: 'found', held: true }, false],
  ])('that %s needs its reporter no more: %s', (_what, report, expected) => {
    expect(isFinished(report)).toBe(expected);
  });

  it('is held and let go without another decision', () => {
    expect(changesOf('hold', null, { decidedAt: NOW }, NOW)).toEqual({ held: true });
    expect(changesOf('lift', null, { decidedAt: null }, NOW)).toEqual({ held: false });
  });

  it('is decided once as far as its limit goes: an appeal does not make it late, nor what is done with it', () => {
    const [first, later] = [new Date('2026-11-21T09:00:00+08:00'), NOW];
    const none = { decidedAt: null };
    expect(changesOf('accept', null, none, later)).toEqual({
      accepted: true,
      ground: null,
      decidedAt: later,
    });
    const refused = { accepted: false, ground: 'too_little', decidedAt: first };
    expect(changesOf('refuse', 'too_little', none, first)).toEqual(refused);
    expect(changesOf('accept', null, refused, later)).toEqual({ ...refused, accepted: true, ground: null });
    expect(changesOf('handle', 'found', refused, later)).toEqual({ handling: 'found' });
  });

  it.each([
    [null, 'waiting'],
    [true, 'accepted'],
    [false, 'not_accepted'],
  ])('with the decision %s is %s', (accepted, state) => {
    expect(stateOf({ accepted })).toBe(state);
  });

  it.each([
    ['hotline_1999', '2026-11-20T09:00:00+08:00', ''],
    ['hotline_1999', '2025-11-20T09:00:00+08:00', ''],
    ['telepathy', '2026-11-20T09:00:00+08:00', 'source UNKNOWN_CODE'],
    ['hotline_1999', '2026-11-20T10:00:01+08:00', 'receivedAt TIME_TO_COME'],
    ['hotline_1999', '2025-11-18T09:00:00+08:00', 'receivedAt TIME_TOO_LONG_AGO'],
    ['', null, 'source UNKNOWN_CODE, receivedAt NO_SUCH_TIME'],
  ])('by %s at %s: “%s”', (source, at, expected) => {
    const flaws = flawsOfReport({ source, receivedAt: at === null ? null : new Date(at) }, CITY, NOW);
    expect(flaws.map(({ field, code }) => `${field} ${code}`).join(', ')).toBe(expected);
  });

  it('takes only codes that the city has', () => {
    expect(flawsOfCode('ground', 'hotline_1999', CITY.sources)).toEqual([]);
    expect(flawsOfCode('ground', 'constructor', CITY.sources)).toMatchObject([{ field: 'ground' }]);
  });

  it.each([
    ['2026-11-20T10:00:00+08:00', '2026-12-11T00:00:00+08:00'],
    ['2026-11-20T00:00:00+08:00', '2026-12-11T00:00:00+08:00'],
    ['2026-11-20T23:59:59+08:00', '2026-12-11T00:00:00+08:00'],
    ['2026-02-20T16:00:00Z', '2026-03-14T00:00:00+08:00'],
  ])('of %s is decided by the end of the twentieth day after, which is %s', (receivedAt, end) => {
    expect(decideBy(new Date(receivedAt), { decideWithinDays: 20 })).toEqual(new Date(end));
  });

  it('has a number that checks itself', () => {
    expect(bullyingNumber(new Date('2026-11-20T23:59:00+08:00'), 42)).toMatch(/^B20261120-00042-\d$/);
    expect(bullyingNumber(new Date('2026-11-20T16:30:00Z'), 100_042)).toMatch(/^B20261121-00042-\d$/);
  });
});
