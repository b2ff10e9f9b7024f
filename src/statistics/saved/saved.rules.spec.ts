import { describe, expect, it } from '@jest/globals';
import { daysOf } from './saved.rules.js';

describe('A period', () => {
  it.each([
    ['yesterday', '2026-03-01', '2026-02-28', '2026-02-28'],
    ['yesterday', '2027-01-01', '2026-12-31', '2026-12-31'],
    ['lastWeek', '2026-11-23', '2026-11-16', '2026-11-22'],
    ['lastWeek', '2026-11-22', '2026-11-09', '2026-11-15'],
    ['lastWeek', '2027-01-02', '2026-12-21', '2026-12-27'],
    ['thisMonth', '2028-02-29', '2028-02-01', '2028-02-29'],
    ['lastMonth', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['lastMonth', '2026-01-15', '2025-12-01', '2025-12-31'],
    ['thisYear', '2026-11-21', '2026-01-01', '2026-12-31'],
    ['lastYear', '2026-11-21', '2025-01-01', '2025-12-31'],
  ] as const)('%s as seen on %s is from %s to %s', (name, today, from, to) => {
    expect(daysOf(name, today)).toEqual({ from, to });
  });
});
