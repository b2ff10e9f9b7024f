import { describe, expect, it } from '@jest/globals';
import { askedFor, type Kept, keptFor } from './kept-routes.rules.js';
import type { Route } from './profile.js';

const way = (attributes: Record<string, string>): Route =>
  ({ to: 'water', when: { area: null, districts: null, attributes }, because: null }) as unknown as Route;
const gutters = [way({ roadWidth: 'under6m' }), way({ roadWidth: 'from6m' }), way({})];
const rule = (id: string, district: string | null, attributes: Record<string, string>): Kept => ({
  ...{ id, category: 'WR01', district, agency: 'office', attributes },
});

describe('a kept rule', () => {
  const kept = [rule('narrow', 'gushan', { roadWidth: 'under6m' }), rule('city', null, {})];

  it.each<[string, string | null, Record<string, string>, string | undefined]>([
    ['fits a case like the one that was arbitrated', 'gushan', { roadWidth: 'under6m' }, 'narrow'],
    [
      'whatever else is known that no route asks for',
      'gushan',
      { roadWidth: 'under6m', side: 'left' },
      'narrow',
    ],
    ['not a road of another width', 'gushan', { roadWidth: 'from6m' }, undefined],
    ['not one that nobody has measured', 'gushan', {}, 'city'],
    ['not another district', 'sanmin', { roadWidth: 'under6m' }, undefined],
    ['of the whole city fits where no district is known', null, {}, 'city'],
  ])('%s', (_, district, attributes, id) => {
    expect(keptFor(kept, gutters, { category: 'WR01', district, attributes })?.id).toBe(id);
  });

  it('is not asked for another item', () => {
    expect(keptFor(kept, gutters, { category: 'WR02', district: 'gushan', attributes: {} })).toBeUndefined();
  });

  it('keeps no more of a case than its routes ask for', () => {
    expect(askedFor(gutters, { roadWidth: 'from6m', side: 'left' })).toEqual({ roadWidth: 'from6m' });
    expect(askedFor([way({})], { roadWidth: 'from6m' })).toEqual({});
  });
});
