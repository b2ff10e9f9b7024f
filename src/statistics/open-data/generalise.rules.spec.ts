import { describe, expect, it } from '@jest/globals';
import { districtsTold, type Placed } from './generalise.rules.js';

const cases = (category: string, counts: Record<string, number>): Placed[] =>
  Object.entries(counts).flatMap(([district, count]) =>
    Array.from({ length: count }, () => ({ category, district: district === '?' ? null : district })),
  );

describe('The districts that are told of an item', () => {
  it.each<[string, Record<string, number>, string[]]>([
    ['all of them, where there are enough in each', { a: 5, b: 9, c: 5 }, ['a', 'b', 'c']],
    ['none, where there are too few in each', { a: 4, b: 4 }, []],
    ['none of an item that is rare in the city', { a: 1 }, []],
    ['not the rare ones, where those are many together', { a: 3, b: 4, c: 9 }, ['c']],
    ['not the smallest beside a single rare one', { a: 4, b: 7, c: 9 }, ['c']],
    ['not the next ones, until the hidden ones are enough', { a: 1, b: 1, c: 6, d: 8 }, ['d']],
    ['none, where hiding one would tell it', { a: 2, b: 6 }, []],
    ['all, beside those of no district', { '?': 2, a: 5, b: 6 }, ['a', 'b']],
    ['as if those of no district were not there', { '?': 9, a: 2, b: 6, c: 8 }, ['c']],
  ])('are %s', (_name, counts, told) => {
    expect([...(districtsTold(cases('LT01', counts), 5).get('LT01') ?? [])].sort()).toEqual(told);
  });

  it('are those of each item by itself', () => {
    const told = districtsTold([...cases('A', { x: 9, y: 9 }), ...cases('B', { x: 1, y: 9, z: 9 })], 5);
    expect([...told].map(([item, of]) => [item, [...of].sort()])).toEqual([
      ['A', ['x', 'y']],
      ['B', ['z']],
    ]);
  });

  it('leave hidden, of any week, nobody or at least five cases in two districts, or the item as a whole', () => {
    let seed = 7;
    const next = (most: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % (most + 1);
    };
    for (let week = 0; week < 500; week += 1) {
      const counts = Object.fromEntries('abcdefgh'.split('').map(name => [name, next(9)]));
      const told = districtsTold(cases('A', counts), 5).get('A') ?? new Set();
      const hidden = Object.entries(counts).filter(([name, count]) => count > 0 && !told.has(name));
      const left = hidden.reduce((all, [, count]) => all + count, 0);
      for (const name of told) expect(counts[name]).toBeGreaterThanOrEqual(5);
      expect(left === 0 || told.size === 0 || (left >= 5 && hidden.length >= 2)).toBe(true);
    }
  });
});
