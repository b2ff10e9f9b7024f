import { describe, expect, it } from '@jest/globals';
import { Setbacks } from './setbacks.js';

/** In which of the next rounds the case is tried. It fails each time. */
function triesIn(setbacks: Setbacks, rounds: number): number[] {
  const tries: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const leftOut = setbacks.nextRound();
    if (leftOut.has('bad')) continue;
    tries.push(round);
    setbacks.count('bad');
  }
  return tries;
}

describe('a case that cannot be woken', () => {
  it('is left alone for longer and longer, and never for ever', () => {
    const setbacks = new Setbacks();
    setbacks.count('bad');
    expect(triesIn(setbacks, 254)).toEqual([2, 6, 14, 30, 62, 126, 190, 254]);
  });

  it('is tried in every round again once it was woken', () => {
    const setbacks = new Setbacks();
    for (const caseId of ['bad', 'other']) setbacks.count(caseId);
    setbacks.forgetAllBut(new Set(['other']));
    expect(setbacks.nextRound()).toEqual(new Set(['other']));
    expect(setbacks.count('bad')).toBe(1);
    expect(setbacks.count('other')).toBe(2);
  });
});
