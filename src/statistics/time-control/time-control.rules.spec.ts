import { describe, expect, it } from '@jest/globals';
import { WorkingCalendar } from '../../city/working-days.rules.js';
import { type CountedLimits, daysUsed, timeControl } from './time-control.rules.js';

const CALENDAR = new WorkingCalendar(
  [{ year: 2026, off: { '2026-11-10': '假日' }, makeUp: { '2026-11-14': '補行上班' } }],
  'Asia/Taipei',
);

describe('days used', () => {
  it.each([
    ['the same day, half a day', '2026-11-02', '2026-11-02', 0.5],
    ['from the day after', '2026-11-02', '2026-11-03', 1],
    ['without the weekend', '2026-11-06', '2026-11-09', 1],
    ['without a day off', '2026-11-09', '2026-11-11', 1],
    ['with a day on which offices work instead', '2026-11-13', '2026-11-16', 2],
    ['over a weekend alone, half a day', '2026-11-06', '2026-11-08', 0.5],
    ['over two years', '2026-12-31', '2027-01-01', 1],
  ])('%s', (_name, started, stopped, expected) => {
    expect(daysUsed(started, stopped, CALENDAR)).toBe(expected);
  });
});

const limit = (standing: CountedLimits['standing'], count: number, more: Partial<CountedLimits> = {}) => ({
  ...{ agency: 'a', startedDay: '2026-11-02', stoppedDay: '2026-11-04', isCarried: false },
  ...{ standing, isMetOriginally: standing === 'met', count, ...more },
});

describe('the table of a month', () => {
  it('counts each once, in both rates, and says how long it took', () => {
    const limits = [
      limit('met', 6),
      limit('met', 2, { isMetOriginally: false, isCarried: true }),
      limit('late', 2, { isCarried: true }),
      limit('cancelled', 1),
      limit('open', 3, { stoppedDay: null }),
      limit('overdue', 4, { stoppedDay: null, isCarried: true }),
    ];
    const figures = timeControl(limits, (_from, to) => (to === '2026-11-04' ? 2 : 99));
    expect(figures).toEqual({
      ...{ carriedOver: 8, received: 10, closedInTime: 8, closedLate: 2, cancelled: 1 },
      ...{ openInTime: 3, openOverdue: 4, onTimePercent: 80, originalOnTimePercent: 60, averageDays: 2 },
    });
    const { closedInTime, closedLate, cancelled, openInTime, openOverdue } = figures;
    expect(closedInTime + closedLate + cancelled + openInTime + openOverdue).toBe(18);
  });

  it('of nothing says nothing', () => {
    expect(timeControl([], () => 1)).toEqual({
      ...{ carriedOver: 0, received: 0, closedInTime: 0, closedLate: 0, cancelled: 0, openInTime: 0 },
      ...{ openOverdue: 0, onTimePercent: null, originalOnTimePercent: null, averageDays: null },
    });
  });
});
