import { describe, expect, it } from '@jest/globals';
import { nameOfPeriod, periodOf } from '../../src/console/reports/period.js';

describe('A period of a report', () => {
  it.each([
    ['yesterday', '2027-01-01', '2026-12-31', '2026-12-31'],
    ['lastWeek', '2026-11-23', '2026-11-16', '2026-11-22'],
    ['lastWeek', '2026-11-22', '2026-11-09', '2026-11-15'],
    ['thisMonth', '2026-11-21', '2026-11-01', '2026-11-30'],
    ['thisMonth', '2026-12-31', '2026-12-01', '2026-12-31'],
    ['thisMonth', '2028-02-29', '2028-02-01', '2028-02-29'],
    ['thisMonth', '2026-01-01', '2026-01-01', '2026-01-31'],
    ['lastMonth', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['lastMonth', '2026-01-15', '2025-12-01', '2025-12-31'],
    ['thisYear', '2026-11-21', '2026-01-01', '2026-12-31'],
    ['lastYear', '2026-11-21', '2025-01-01', '2025-12-31'],
  ] as const)('%s on %s is from %s to %s', (name, today, from, to) => {
    expect(periodOf(name, today)).toEqual({ from, to });
    expect(nameOfPeriod({ from, to }, today)).toBe(name);
  });

  it('that was typed has no name', () => {
    expect(nameOfPeriod({ from: '2026-11-02', to: '2026-11-30' }, '2026-11-21')).toBeNull();
  });
});
