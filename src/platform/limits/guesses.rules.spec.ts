import { expect, it } from '@jest/globals';
import {
  BY_ADDRESS,
  BY_BOTH,
  BY_BOTH_UNDER_ATTACK,
  BY_THING,
  type Growth,
  standing,
  type Tried,
  tried,
  waitAfter,
} from './guesses.rules.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

it.each<[string, Growth, number, number]>([
  ['a typing error', BY_BOTH, 1, 0],
  ['four of them', BY_BOTH, 4, 0],
  ['the fifth', BY_BOTH, 5, MINUTE],
  ['the sixth', BY_BOTH, 6, 2 * MINUTE],
  ['the tenth', BY_BOTH, 10, 32 * MINUTE],
  ['the twentieth', BY_BOTH, 20, HOUR],
  ['the first while many guess', BY_BOTH_UNDER_ATTACK, 1, 0],
  ['the second while many guess', BY_BOTH_UNDER_ATTACK, 2, HOUR],
  ['the sixth while many guess', BY_BOTH_UNDER_ATTACK, 6, 6 * HOUR],
  ['29 of an office', BY_ADDRESS, 29, 0],
  ['30 of an office', BY_ADDRESS, 30, MINUTE],
  ['60 of an office', BY_ADDRESS, 60, 15 * MINUTE],
  ['1,999 of all the world', BY_THING, 1999, 0],
  ['5,000 of all the world', BY_THING, 5000, MINUTE],
])('after %s comes its wait', (_name, growth, wrong, seconds) => {
  expect(waitAfter(wrong, growth)).toBe(seconds);
});

/** As many wrong answers in a day as are heard of somebody who never waits a moment longer than they must. */
function mostInADay(growth: Growth): number {
  let [now, of] = [0, undefined as Tried | undefined];
  let heard = 0;
  while (now < 24 * HOUR * 1000) {
    of = tried(standing(of, now, growth), now, growth);
    heard += 1;
    now = Math.max(now + 1000, of.until);
  }
  return heard;
}

it.each<[string, Growth, number]>([
  ['one address at one thing', BY_BOTH, 33],
  ['one address at one thing while many guess', BY_BOTH_UNDER_ATTACK, 8],
  ['one address at all things', BY_ADDRESS, 900],
  ['all addresses at one thing', BY_THING, 3440],
])('who guesses for a day from %s is heard a bounded number of times', (_name, growth, most) => {
  expect(mostInADay(growth)).toBeLessThanOrEqual(most);
});

it('what was long ago counts no more; a wait that runs does', () => {
  const old = { wrong: 7, since: 0, until: 0 };
  const day = 24 * HOUR * 1000;
  expect(standing(old, day - 1, BY_BOTH)).toBe(old);
  expect(standing(old, day, BY_BOTH)).toEqual({ wrong: 0, since: day, until: 0 });
  const waiting = { ...old, until: day + 5 };
  expect(standing(waiting, day + 4, BY_BOTH)).toBe(waiting);
});
