import { describe, expect, it } from '@jest/globals';
import type { Protocol } from '../../city/profile.js';
import { neighbourhoodOf } from './nearby.rules.js';

const incidents = {
  joinWithinDays: 7,
  nearby: { metres: 300, withinHours: 720 },
  families: [{ code: 'lights', categories: ['LT01', 'LT02'], metres: 60, withinHours: 48 }],
};

describe('where another report of the same thing is looked for', () => {
  it.each<[string, Partial<Protocol> | null, string, object]>([
    [
      'among its family',
      { incidents },
      'LT02',
      { categories: ['LT01', 'LT02'], metres: 60, withinHours: 48 },
    ],
    [
      'among its own, without a family',
      { incidents },
      'RD01',
      { categories: ['RD01'], metres: 300, withinHours: 720 },
    ],
    [
      'as it was before cities said so',
      { incidents: { joinWithinDays: 7 } },
      'LT01',
      { categories: ['LT01'], metres: 300, withinHours: 720 },
    ],
    [
      'and before there was a protocol',
      null,
      'LT01',
      { categories: ['LT01'], metres: 300, withinHours: 720 },
    ],
  ])('%s', (_, protocol, category, expected) => {
    expect(neighbourhoodOf(protocol as Protocol | null, category)).toEqual(expected);
  });
});
