import { describe, expect, it } from '@jest/globals';
import type { Sum } from '../rollup/sums.query.js';
import { addedUp, isSame, limitsIn } from './sums.rules.js';

const sum = (key: string, figures: Record<string, number>, kind = 'respond'): Sum => ({
  ...{ kind, dimension: 'agency', key, figures },
});

describe('Sums', () => {
  it('of the same kind and key are added up, figure by figure', () => {
    const parts = [
      sum('police', { met: 1, missed: 2 }),
      sum('', { met: 1 }),
      sum('police', { met: 4, cured: 1 }),
      sum('police', { met: 7 }, 'reply'),
    ];
    expect(addedUp(parts)).toEqual([
      sum('police', { met: 5, missed: 2, cured: 1 }),
      sum('', { met: 1 }),
      sum('police', { met: 7 }, 'reply'),
    ]);
  });

  it('of limits are the same whether one that ran out is done by now or not', () => {
    const read = (missed: number, openOverdue: number, oldestMinutes: number) =>
      limitsIn([
        sum('police', { met: 4, missed, extended: missed }),
        sum('police', { openOverdue, openExtended: openOverdue, running: 0, oldestMinutes }),
      ]);
    expect(read(1, 2, 60)).toEqual([sum('police', { met: 4, late: 3, extended: 3 })]);
    expect(isSame(read(1, 2, 60), read(3, 0, 0))).toBe(true);
    expect(isSame(read(1, 2, 60), read(1, 1, 60))).toBe(false);
  });

  const SUMS = [sum('police', { met: 1, missed: 0 }), sum('', { met: 2 })];
  it.each([
    ['in another order', [...SUMS].reverse(), true],
    [
      'with a figure that was not counted then',
      [sum('police', { met: 1, cured: 0 }), sum('', { met: 2 })],
      true,
    ],
    ['with a key nothing is counted of', [...SUMS, sum('fire', { met: 0 })], true],
    ['with another figure', [sum('police', { met: 1, missed: 1 }), sum('', { met: 2 })], false],
    ['without a key', [sum('police', { met: 1 })], false],
    ['of another kind', SUMS.map(one => ({ ...one, kind: 'reply' })), false],
    [
      'with a figure that is counted since',
      [sum('police', { met: 1, missed: 0, cured: 1 }), sum('', { met: 2, cured: 2 })],
      true,
    ],
  ])('%s say the same: %s', (_, others, same) => {
    expect(isSame(SUMS, others)).toBe(same);
  });

  it('of a month in which nothing was counted are others where something is by now', () => {
    expect(isSame([], SUMS)).toBe(false);
  });
});
