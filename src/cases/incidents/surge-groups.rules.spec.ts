import { describe, expect, it } from '@jest/globals';
import { groupsOf, type Report } from './surge-groups.rules.js';

const NEARNESS = { metres: 200, withinHours: 48 };
const report = (id: string, more: Partial<Report> = {}): Report => ({
  ...{ id, category: 'PK01', agency: 'maintenance', lng: 120.3, lat: 22.6 },
  receivedAt: new Date('2026-09-27T08:00:00+08:00'),
  ...more,
});
const ids = (...reports: Report[]) => groupsOf(reports, NEARNESS).map(group => group.map(({ id }) => id));
const at = (time: string) => ({ receivedAt: new Date(`2026-09-${time}:00+08:00`) });

describe('reports of one thing', () => {
  it.each<[string, Partial<Report>, boolean]>([
    ['at one place', {}, true],
    ['190 m to the north', { lat: 22.6 + 190 / 111_320 }, true],
    ['210 m to the north', { lat: 22.6 + 210 / 111_320 }, false],
    ['200 m to the east', { lng: 120.3 + 0.00194 }, true],
    ['210 m to the east', { lng: 120.3 + 0.00205 }, false],
    ['48 hours later', at('29T08:00'), true],
    ['later than that', at('29T08:01'), false],
    ['of another item', { category: 'PK04' }, false],
    ['that another agency has', { agency: 'transport' }, false],
    ['that nobody has yet', { agency: null }, false],
  ])('%s', (_, more, isOne) => {
    expect(ids(report('a'), report('b', more))).toEqual(isOne ? [['a', 'b']] : []);
  });

  it('are led by who has waited the longest, and each is in one group', () => {
    const far = { lat: 22.7 };
    const all = [
      report('c', at('27T10:00')),
      report('b', far),
      report('a'),
      report('d', { ...far, ...at('27T09:00') }),
    ];
    expect(ids(...all)).toEqual([
      ['a', 'c'],
      ['b', 'd'],
    ]);
  });
});
