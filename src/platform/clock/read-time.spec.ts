import { describe, expect, it } from '@jest/globals';
import { readTime } from './read-time.js';

describe('a time that somebody else wrote', () => {
  it.each([
    ['in the city’s zone', '2026-11-21T09:00:00+08:00', '2026-11-21T01:00:00.000Z'],
    ['in UTC', '2026-11-21T01:00:00Z', '2026-11-21T01:00:00.000Z'],
    ['in another zone, its offset without a colon', '2026-11-21T01:00:00.5-0330', '2026-11-21T04:30:00.500Z'],
    ['without an offset, which is the city’s', '2026-11-21T09:00:00', '2026-11-21T01:00:00.000Z'],
    ['with a blank, to the minute', '2026-11-21 09:00', '2026-11-21T01:00:00.000Z'],
    ['on a leap day', '2028-02-29T00:00:00+08:00', '2028-02-28T16:00:00.000Z'],
  ])('is read: %s', (_how, text, time) => {
    expect(readTime(text)?.toISOString()).toBe(time);
  });

  it.each([
    ['a day', '2026-11-21'],
    ['a week', '2026-W47-1'],
    ['a day that is on no calendar', '2026-02-30T09:00:00+08:00'],
    ['a month that is none', '2026-13-01T09:00:00Z'],
    ['an hour that is none', '2026-11-21T25:00:00Z'],
    ['an offset that is none', '2026-11-21T09:00:00+99:00'],
    ['another spelling', '21 Nov 2026 09:00'],
    ['words', 'yesterday'],
    ['nothing', ''],
    ['a number', 1_795_222_800_000],
    ['null', null],
  ])('is none: %s', (_what, text) => {
    expect(readTime(text)).toBeNull();
  });
});
