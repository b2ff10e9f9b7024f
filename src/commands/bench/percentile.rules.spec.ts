import { expect, it } from '@jest/globals';
import { spreadOf } from './percentile.rules.js';

it.each([
  [[7], { p50: 7, p95: 7, p99: 7, max: 7 }],
  [[3, 1, 2], { p50: 2, p95: 3, p99: 3, max: 3 }],
  [Array.from({ length: 100 }, (_, i) => 100 - i), { p50: 50, p95: 95, p99: 99, max: 100 }],
  [Array.from({ length: 1000 }, (_, i) => i + 1), { p50: 500, p95: 950, p99: 990, max: 1000 }],
])('of %j', (times, spread) => {
  expect(spreadOf(times)).toEqual(spread);
});

it('refuses to say something about nothing', () => {
  expect(() => spreadOf([])).toThrow('Nothing was measured.');
});
