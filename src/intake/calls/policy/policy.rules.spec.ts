import { describe, expect, it } from '@jest/globals';
import { type EarlierStep, flawOfStep, mayAppeal, shownState } from './policy.rules.js';

const LADDER = ['warn', 'limit', 'voice', 'refer'].map(code => ({ code }));
const now = new Date('2026-11-23T10:00:00+08:00');
const days = (count: number): Date => new Date(now.getTime() + count * 24 * 60 * 60_000);
const step = (code: string, change: Partial<EarlierStep> = {}): EarlierStep => ({
  ...{ step: code, state: 'in_force', decidedAt: days(-5), untilAt: days(25), endedWhy: null },
  ...change,
});
const flaw = (code: string, earlier: EarlierStep[]) =>
  flawOfStep(code, LADDER, earlier, { now, rememberDays: 180 });

describe('a step about a number', () => {
  it.each([
    ['the first one, of a number nothing was decided about', 'warn', [], null],
    ['the next one after what holds', 'limit', [step('warn')], null],
    ['the next one after what has expired', 'limit', [step('warn', { untilAt: days(-1) })], null],
    ['the same again, once it has expired', 'warn', [step('warn', { untilAt: days(-1) })], null],
    ['a lower one, once a higher one has expired', 'warn', [step('limit', { untilAt: days(-1) })], null],
    ['one that was refused before', 'warn', [step('warn', { state: 'refused' })], null],
    ['not the same, while it holds', 'warn', [step('warn')], 'STEP_HELD'],
    ['not a lower one, while a higher one holds', 'warn', [step('limit')], 'STEP_HELD'],
    [
      'not beside one that waits for its decision',
      'limit',
      [step('warn'), step('limit', { state: 'proposed', decidedAt: null })],
      'STEP_PROPOSED',
    ],
    ['not one above the next', 'voice', [step('warn')], 'STEP_TOO_HIGH'],
    ['not a second one first', 'limit', [], 'STEP_TOO_HIGH'],
    [
      'not after what an appeal has undone',
      'limit',
      [step('warn', { state: 'ended', endedWhy: 'appeal' })],
      'STEP_TOO_HIGH',
    ],
    [
      'not after what is long ago',
      'limit',
      [step('warn', { decidedAt: days(-181), untilAt: days(-150) })],
      'STEP_TOO_HIGH',
    ],
    ['not after what was refused', 'limit', [step('warn', { state: 'refused' })], 'STEP_TOO_HIGH'],
    ['not one that the city does not know', 'block', [], 'STEP_UNKNOWN'],
  ])('%s', (_what, code, earlier, expected) => {
    expect(flaw(code, earlier)).toBe(expected);
  });

  it('expires by itself, at its very time', () => {
    const held = step('warn', { untilAt: now });
    expect(shownState(held, new Date(now.getTime() - 1))).toBe('in_force');
    expect(shownState(held, now)).toBe('expired');
  });

  it.each([
    ['holds', {}, true],
    ['has ended', { state: 'ended' as const }, true],
    ['was refused', { state: 'refused' as const }, false],
    ['waits', { state: 'proposed' as const, decidedAt: null }, false],
    ['was decided too long ago', { decidedAt: days(-31) }, false],
    ['was appealed against before', { appealedAt: days(-1) }, false],
  ])('that %s: can it be appealed against? ', (_what, change, expected) => {
    const one = { ...step('warn'), appealedAt: null, ...change };
    expect(mayAppeal(one, { now, withinDays: 30 })).toBe(expected);
  });
});
