import { describe, expect, it } from '@jest/globals';
import { newId } from '../../platform/ids.js';
import { isDrawn } from './draw.rules.js';

const CASE = '01935a00-0000-7000-8000-000000000001';

describe('the phone sample', () => {
  it.each([
    [1, 0, false],
    [1, 1, true],
    [1, 0.6, false],
    [1, 0.7, true],
    [2, 0.5, false],
    [2, 0.6, true],
    [3, 0.3, true],
    [3, 0.02, false],
  ])('of release %i at a share of %d: %s, today and always', (round, share, drawn) => {
    expect(isDrawn({ caseId: CASE, round }, share)).toBe(drawn);
  });

  it.each([0.02, 0.1, 0.5])('has about a share of %d, whichever release it is', share => {
    const cases = Array.from({ length: 20_000 }, () => newId());
    for (const round of [1, 2]) {
      const drawn = cases.filter(caseId => isDrawn({ caseId, round }, share)).length / cases.length;
      // Six standard deviations: once in 500 million runs.
      expect(Math.abs(drawn - share)).toBeLessThan(6 * Math.sqrt((share * (1 - share)) / cases.length));
    }
  });

  it('does not follow the order of the cases, nor is the second release drawn like the first', () => {
    const cases = Array.from({ length: 20_000 }, () => newId());
    const firsts = cases.map(caseId => isDrawn({ caseId, round: 1 }, 0.5));
    const seconds = cases.map(caseId => isDrawn({ caseId, round: 2 }, 0.5));
    const shareOf = (same: boolean[]): number => same.filter(Boolean).length / same.length;
    const neighbours = firsts.slice(1).map((drawn, i) => drawn === firsts[i]);
    const rounds = firsts.map((drawn, i) => drawn === seconds[i]);
    for (const same of [neighbours, rounds]) expect(Math.abs(shareOf(same) - 0.5)).toBeLessThan(0.022);
  });

  it('of a greater share has everybody of a smaller one', () => {
    const cases = Array.from({ length: 2_000 }, () => ({ caseId: newId(), round: 1 }));
    const few = cases.filter(one => isDrawn(one, 0.1));
    expect(few.every(one => isDrawn(one, 0.2))).toBe(true);
  });
});
