import { describe, expect, it } from '@jest/globals';
import { drawOf, type Release, weightOf } from './draw.rules.js';

const release = (n: number, more: Partial<Release> = {}): Release => ({
  ...{
    workOrderId: `order-${n}`,
    category: 'RD01',
    agency: n % 2 ? 'water' : 'maintenance',
    outcome: 'done',
  },
  ...more,
});
const population = Array.from({ length: 400 }, (_, n) => release(n));
const ids = (drawn: Release[]): string[] => drawn.map(({ workOrderId }) => workOrderId);

describe('a draw', () => {
  it('is the same for the same seed, in whatever order the releases come', () => {
    const drawn = ids(drawOf(population, 20, 'a seed', {}));
    expect(new Set(drawn).size).toBe(20);
    expect(ids(drawOf([...population].reverse(), 20, 'a seed', {}))).toEqual(drawn);
    expect(ids(drawOf(population, 20, 'another seed', {}))).not.toEqual(drawn);
  });

  it('takes all where there are no more', () => {
    expect(drawOf(population.slice(0, 3), 20, 'a seed', {})).toHaveLength(3);
  });

  it('takes what weighs more more often, and never what weighs nothing', () => {
    const by = (weights: Parameters<typeof drawOf>[3]): number =>
      drawOf(population, 100, 'a seed', weights).filter(({ agency }) => agency === 'water').length;
    expect(by({})).toBeGreaterThan(35);
    expect(by({})).toBeLessThan(65);
    expect(by({ agencies: { water: 9 } })).toBeGreaterThan(75);
    expect(by({ agencies: { water: 0 } })).toBe(0);
  });

  it('weighs item, agency and outcome together', () => {
    const weights = { categories: { RD01: 2 }, agencies: { water: 3 }, outcomes: { not_found: 5 } };
    expect(weightOf(release(1, { outcome: 'not_found' }), weights)).toBe(30);
    expect(weightOf(release(2, { category: 'LT01', outcome: null }), weights)).toBe(1);
  });
});
