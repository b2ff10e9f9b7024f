import { describe, expect, it } from '@jest/globals';
import type { Sum } from '../rollup/sums.query.js';
import { type AnswerCell, weighting } from './weighting.rules.js';

const cell = (
  category: string,
  answers: number,
  service: number,
  more: Partial<AnswerCell> = {},
): AnswerCell => ({
  ...{ sample: 'self', category, district: 'x', answers, service, outcome: 0, ...more },
});
const released = (category: Record<string, number>): Sum[] => [
  ...Object.entries(category).map(([key, n]) => ({
    ...{ kind: 'dispatch', dimension: 'category', key, figures: { asked: n } },
  })),
  { kind: 'petition', dimension: 'category', key: 'a', figures: { asked: 10 } },
  { kind: 'dispatch', dimension: 'district', key: 'x', figures: { asked: 100 } },
  { kind: 'dispatch', dimension: 'all', key: '', figures: { asked: 100 } },
];

describe('What all cases would have answered', () => {
  // Half of all cases are of item a, but only one answer in five: 0.5 · 4/20 + 0.5 · 72/80.
  it('is what was answered, weighted by item; both kinds of cases are released', () => {
    const cells = [cell('a', 20, 4), cell('b', 80, 72), cell('a', 50, 50, { sample: 'phone' })];
    const told = weighting(cells, 'self', released({ a: 40, b: 50 }), 10);
    expect(told).toMatchObject({ why: null, trimmed: 0, uncoveredPercent: 0, effective: 64 });
    expect(told.service).toEqual({ percent: 55, low: 42.9, high: 66.6 });
    expect(told.outcome.percent).toBe(0);
  });

  it('is not said where it cannot be known', () => {
    const told = weighting([cell('a', 20, 4)], 'self', released({ a: 10, b: 80 }), 10);
    expect(told).toMatchObject({ why: 'empty_cells', uncoveredPercent: 80, effective: 0 });
    expect(told.service).toEqual({ percent: null, low: null, high: null });
  });
});
