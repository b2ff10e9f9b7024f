import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wilson } from './interval.rules.js';

describe('The interval of a share', () => {
  // Newcombe (1998), Statistics in Medicine 17, table I, method 3; in percent with one decimal.
  it.each([
    [81, 263, { percent: 30.8, low: 25.5, high: 36.6 }],
    [15, 148, { percent: 10.1, low: 6.2, high: 16.0 }],
    [0, 20, { percent: 0, low: 0, high: 16.1 }],
    [1, 29, { percent: 3.4, low: 0.6, high: 17.2 }],
    [3, 3, { percent: 100, low: 43.9, high: 100 }],
    [0, 0, { percent: null, low: null, high: null }],
  ])('%d of %d is %j', (part, of, expected) => {
    expect(wilson(of === 0 ? 0 : part / of, of)).toEqual(expected);
  });

  it('holds the share, and is the wider the fewer there are', () => {
    const counts = fc.tuple(fc.nat(1000), fc.integer({ min: 1, max: 1000 }));
    fc.assert(
      fc.property(counts, ([part, n]) => {
        const share = Math.min(part, n) / n;
        const [few, many] = [wilson(share, n), wilson(share, n * 4)];
        const { percent, low, high } = few as { percent: number; low: number; high: number };
        expect([0 <= low, low <= percent, percent <= high, high <= 100]).toEqual([true, true, true, true]);
        expect(high - low + 0.2).toBeGreaterThanOrEqual((many.high as number) - (many.low as number));
      }),
    );
  });
});
