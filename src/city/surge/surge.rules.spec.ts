import { describe, expect, it } from '@jest/globals';
import { flawOfExpectedEnd, surgeAt } from './surge.rules.js';

const at = (time: string): Date => new Date(`2026-${time}:00+08:00`);
const PAST = { id: 'past', ruleSet: 'storm', beganAt: at('09-14T06:00'), endedAt: at('09-16T18:00') };
const PRESENT = { id: 'present', ruleSet: 'storm', beganAt: at('11-23T08:00'), endedAt: null };

describe('the surge in which a case comes in', () => {
  it.each([
    ['09-14T05:59', null],
    ['09-14T06:00', 'past'],
    ['09-16T17:59', 'past'],
    ['09-16T18:00', null],
    ['11-23T07:59', null],
    ['11-23T08:00', 'present'],
    ['12-31T23:59', 'present'],
  ])('at %s is %s', (time, id) => {
    expect(surgeAt([PRESENT, PAST], at(time))?.id ?? null).toBe(id);
  });
});

describe('the end that is expected', () => {
  const now = at('11-23T08:00');
  it.each([
    [null, 'unreadable'],
    [now, 'past'],
    [at('11-22T08:00'), 'past'],
    [at('11-23T08:01'), null],
    [new Date(now.getTime() + 60 * 86_400_000), null],
    [new Date(now.getTime() + 60 * 86_400_000 + 1), 'too_far'],
  ])('%s: %s', (end, flaw) => {
    expect(flawOfExpectedEnd(end, now)).toBe(flaw);
  });
});
