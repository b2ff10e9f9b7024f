import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { classesOf } from './classes.rules.js';
import { type Cell, MOST_WEIGHT, type Population, rake, WEIGHTED_BY } from './raking.rules.js';

const cell = (category: string, district: string, answers: number): Cell => ({ category, district, answers });
const cases = (category: Record<string, number>, district: Record<string, number>): Population => ({
  category: new Map(Object.entries(category)),
  district: new Map(Object.entries(district)),
});
/** Answers by item, as weighted. */
const spread = (by: 'category' | 'district', cells: Cell[], weights: number[]): Record<string, number> => {
  const sums: Record<string, number> = {};
  cells.forEach((one, i) => {
    sums[one[by]] = (sums[one[by]] ?? 0) + one.answers * (weights[i] ?? 0);
  });
  return sums;
};

describe('Weighting', () => {
  it('spreads answers as the cases are spread, by item and district at once', () => {
    const cells = [cell('a', 'x', 40), cell('a', 'y', 20), cell('b', 'x', 10), cell('b', 'y', 30)];
    const { why, weights, effective } = rake(cells, cases({ a: 500, b: 500 }, { x: 300, y: 700 }), 10);
    expect(why).toBeNull();
    expect(spread('category', cells, weights).a).toBeCloseTo(50, 4);
    expect(spread('district', cells, weights).y).toBeCloseTo(70, 4);
    expect(effective).toBeLessThan(100);
    expect(effective).toBeGreaterThan(60);
  });

  it('changes nothing where answers are spread as the cases are', () => {
    const cells = [cell('a', 'x', 30), cell('b', 'y', 60)];
    const { weights, effective, trimmed } = rake(cells, cases({ a: 1, b: 2 }, { x: 1, y: 2 }), 10);
    expect([weights, effective, trimmed]).toEqual([[1, 1], 90, 0]);
  });

  // One answer in ten of an item that is half of all cases: worth 5 each, and by Kish 100² ÷ (10·5² + 90·(5/9)²).
  it('by one thing alone is what one can reckon by hand', () => {
    const cells = [cell('a', 'x', 10), cell('b', 'x', 90)];
    const { weights, effective } = rake(cells, cases({ a: 5, b: 5 }, { x: 10 }), 10);
    expect(weights.map(weight => Math.round(weight * 1e6) / 1e6)).toEqual([5, 0.555556]);
    expect(effective).toBeCloseTo(36, 6);
  });

  it('lets no answer count as more than five, and the whole stay the whole', () => {
    const cells = [cell('a', 'x', 5), cell('b', 'x', 95)];
    const { weights, trimmed } = rake(cells, cases({ a: 60, b: 40 }, { x: 100 }), 10);
    expect(weights.map(weight => Math.round(weight * 1e6) / 1e6)).toEqual([5, 0.789474]);
    expect(trimmed).toBe(5);
  });

  it.each<[string, Cell[], Population, object]>([
    ['too few answers', [cell('a', 'x', 9)], cases({ a: 5 }, { x: 5 }), { why: 'too_few' }],
    ['no answer', [], cases({ a: 5 }, { x: 5 }), { why: 'too_few', uncoveredPercent: 100 }],
    ['no case', [cell('a', 'x', 20)], cases({}, {}), { why: 'no_cases' }],
    [
      'more than a tenth of the cases of which no answer tells anything',
      [cell('a', 'x', 20)],
      cases({ a: 89, b: 11 }, { x: 100 }),
      { why: 'empty_cells', uncoveredPercent: 11 },
    ],
    [
      'districts of which no answer tells anything',
      [cell('a', 'x', 20)],
      cases({ a: 100 }, { x: 80, y: 20 }),
      { why: 'empty_cells', uncoveredPercent: 20 },
    ],
    [
      'items that were answered about in districts that are other ones',
      [cell('a', 'x', 20), cell('b', 'y', 20)],
      cases({ a: 90, b: 10 }, { x: 50, y: 50 }),
      { why: 'not_converged', weights: [] },
    ],
  ])('cannot be done with %s, and says so', (_what, cells, population, expected) => {
    expect(rake(cells, population, 10)).toMatchObject({ ...expected, effective: 0 });
  });

  it('with any answers meets both spreads or says why not; no weight is lost, or above five', () => {
    const level = (names: string) => fc.constantFrom(...names);
    const cells = fc.uniqueArray(
      fc.record({
        category: level('abcd'),
        district: level('xyz'),
        answers: fc.integer({ min: 5, max: 60 }),
      }),
      { minLength: 4, selector: one => `${one.category}${one.district}` },
    );
    const count = fc.integer({ min: 20, max: 400 });
    const counts = fc.tuple(count, count, count, count, count, count, count);
    let done = 0;
    fc.assert(
      fc.property(cells, counts, (all, [a, b, c, d, x, y, z]) => {
        const population = cases({ a, b, c, d }, { x, y, z });
        const { why, weights, effective, trimmed } = rake(all, population, 10);
        if (why !== null) return expect(weights).toEqual([]);
        done += 1;
        const answers = all.reduce((n, one) => n + one.answers, 0);
        const worth = all.reduce((n, one, i) => n + one.answers * (weights[i] ?? 0), 0);
        expect(worth).toBeCloseTo(answers, 6);
        expect(Math.max(...weights)).toBeLessThanOrEqual(MOST_WEIGHT + 1e-9);
        expect(effective).toBeLessThanOrEqual(answers + 1e-6);
        if (trimmed > 0) return;
        for (const by of WEIGHTED_BY) {
          const sums = spread(by, all, weights);
          const whole = [...population[by].values()].reduce((n, one) => n + one, 0);
          const alone = classesOf(new Map(Object.entries(answersBy(by, all))), population[by]);
          for (const [name, n] of population[by])
            if (alone(name) === name) expect(sums[name]).toBeCloseTo((n / whole) * answers, 2);
        }
      }),
      { numRuns: 300 },
    );
    expect(done).toBeGreaterThan(50);
  });
});

const answersBy = (by: 'category' | 'district', all: Cell[]): Record<string, number> =>
  spread(
    by,
    all,
    all.map(() => 1),
  );

describe('What is weighted as one', () => {
  it.each<[string, Record<string, number>, Record<string, number>, string[]]>([
    ['is nothing where all have enough', { a: 9, b: 5 }, { a: 1, b: 1 }, []],
    [
      'are those of few answers and of none',
      { a: 9, b: 3, c: 4 },
      { a: 1, b: 1, c: 1, d: 1 },
      ['b', 'c', 'd'],
    ],
    [
      'takes in the next smallest until it is enough',
      { a: 30, b: 6, c: 2 },
      { a: 1, b: 1, c: 1 },
      ['b', 'c'],
    ],
    [
      'are those of which no case was released, with one that was',
      { a: 30, b: 9, c: 8 },
      { a: 1, b: 1 },
      ['b', 'c'],
    ],
    ['may be all', { a: 4, b: 3 }, { a: 1, b: 1 }, ['a', 'b']],
  ])('%s', (_what, answers, released, expected) => {
    const classOf = classesOf(new Map(Object.entries(answers)), new Map(Object.entries(released)));
    expect(['a', 'b', 'c', 'd'].filter(level => classOf(level) === '*')).toEqual(expected);
  });
});
