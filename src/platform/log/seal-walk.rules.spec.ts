import { describe, expect, it } from '@jest/globals';
import { SealWalk, spansOf } from './seal-walk.rules.js';

const walked = (rows: string, head: number) => {
  const walk = new SealWalk();
  for (const row of rows.split(' ').filter(Boolean))
    walk.see({ position: Number.parseInt(row, 10), isSound: !row.endsWith('!') });
  walk.end(head);
  return { missing: walk.missing, broken: walk.broken };
};

/** `!` marks a row whose hash does not follow from the one before it. */
describe('a walk along the chain', () => {
  it.each([
    ['meets nothing', '1 2 3', 3, [], []],
    ['meets nothing in an empty log', '', 0, [], []],
    ['meets one row that does not fit', '1 2! 3', 3, [], [[2, 2]]],
    [
      'meets rows in a row as one stretch',
      '1 2! 3! 4! 5 6!',
      6,
      [],
      [
        [2, 4],
        [6, 6],
      ],
    ],
    ['meets a gap, and does not blame the row behind it', '1 2 5! 6', 6, [[3, 4]], []],
    ['meets a gap at the beginning', '2! 3', 3, [[1, 1]], []],
    ['meets a gap at the end', '1 2', 4, [[3, 4]], []],
    ['misses all of it', '', 4, [[1, 4]], []],
    [
      'begins a new stretch behind a gap',
      '1! 3! 4!',
      4,
      [[2, 2]],
      [
        [1, 1],
        [4, 4],
      ],
    ],
  ])('%s', (_what, rows, head, missing, broken) => {
    const spans = (list: number[][]) => list.map(([from, to]) => ({ from, to }));
    expect(walked(rows, head)).toEqual({ missing: spans(missing), broken: spans(broken) });
  });
});

it('positions become stretches', () => {
  expect(spansOf([1, 2, 3, 7, 9, 10])).toEqual([
    { from: 1, to: 3 },
    { from: 7, to: 7 },
    { from: 9, to: 10 },
  ]);
});
