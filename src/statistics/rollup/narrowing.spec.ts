import { describe, expect, it } from '@jest/globals';
import { FAMILIES } from './families.js';
import { isAllBut, narrowedTo } from './narrowing.js';
import { without } from './sums.query.js';

const sum = (key: string, met: number, missed: number) => ({
  ...{ kind: 'respond', dimension: 'agency', key },
  figures: { met, missed },
});

describe('what came in during surges', () => {
  it('is found by its cases where it alone is asked for, with a place for every key', () => {
    const { sql, values } = narrowedTo(FAMILIES.clocks, { agency: ['police'], surge: ['only'] }, 4);
    expect(sql).toContain('= any($4) and k.case_id = any(array(select');
    expect(sql).toContain('$5::text[] is not null');
    expect(values).toEqual([['police'], ['only']]);
  });

  it.each([
    [{ surge: ['without'] }, true],
    [{ surge: ['only'] }, false],
    [{ surge: ['without'], agency: ['police'] }, false],
    [{ agency: ['without'] }, false],
    [{}, false],
  ])('%j is everything but that: %s', (narrowing, expected) => {
    expect(isAllBut(narrowing)).toBe(expected);
  });

  it('taken off everything leaves the rest, and no key of which nothing is left', () => {
    const all = [sum('police', 5, 2), sum('parks', 3, 0), sum('water', 4, 1)];
    expect(without(all, [sum('police', 1, 2), sum('parks', 3, 0)])).toEqual([
      sum('police', 4, 0),
      sum('water', 4, 1),
    ]);
  });
});
