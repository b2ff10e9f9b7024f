import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { WorkingCalendar } from '../../city/working-days.rules.js';
import {
  addedUp,
  type CountedLimits,
  countsByAgency,
  timeControl,
  workingDays,
} from './time-control.rules.js';

const CALENDAR = new WorkingCalendar(
  [{ year: 2026, off: { '2026-11-10': '假日' }, makeUp: { '2026-11-14': '補行上班' } }],
  'Asia/Taipei',
);

describe('working days', () => {
  it('are counted up to every day, without weekends and days off, with days on which offices work instead', () => {
    const { begins, through } = workingDays('2026-11-08', '2026-11-16', CALENDAR);
    expect(through).toEqual([0, 1, 1, 2, 3, 4, 5, 5, 6]);
    expect(begins[8]).toEqual(new Date('2026-11-16T00:00:00+08:00'));
    expect(workingDays('2026-12-31', '2027-01-01', CALENDAR).through).toEqual([1, 2]);
  });
});

const limit = (standing: CountedLimits['standing'], count: number, more: Partial<CountedLimits> = {}) => {
  const isClosed = standing === 'met' || standing === 'late';
  return {
    ...{ agency: 'a', isCarried: false, carriedBy: null },
    ...{ standing, isMetOriginally: standing === 'met', count, daysUsed: isClosed ? 2 * count : 0, ...more },
  };
};
const CARRIED = { isCarried: true, carriedBy: 'a' };

describe('the table of a month', () => {
  it('counts each once, in both rates, and says how long it took', () => {
    const table = countsByAgency([
      limit('met', 6),
      limit('met', 2, { ...CARRIED, isMetOriginally: false }),
      limit('late', 2, CARRIED),
      limit('cancelled', 1),
      limit('open', 3),
      limit('overdue', 4, CARRIED),
    ]);
    expect([...table.keys()]).toEqual(['a']);
    expect(timeControl(addedUp(table.values()))).toEqual({
      ...{ carriedOver: 8, received: 10, movedIn: 0, movedOut: 0 },
      ...{ closedInTime: 8, closedLate: 2, cancelled: 1, openInTime: 3, openOverdue: 4 },
      ...{ onTimePercent: 80, originalOnTimePercent: 60, averageDays: 2 },
    });
  });

  it('leaves what an agency carries over with it, and says to whom it went', () => {
    const moved = countsByAgency([
      limit('open', 3, { ...CARRIED, agency: 'b' }),
      limit('open', 1, { agency: null }),
    ]);
    expect(moved.get('a')).toMatchObject({ carriedOver: 3, movedOut: 3, movedIn: 0, openInTime: 0 });
    expect(moved.get('b')).toMatchObject({ carriedOver: 0, movedOut: 0, movedIn: 3, openInTime: 3 });
    expect(moved.get('')).toMatchObject({ received: 1, openInTime: 1 });
  });

  it('is even for every agency, whatever moved where', () => {
    const agency = fc.constantFrom(null, 'a', 'b', 'c');
    const one = fc
      .record({
        ...{ agency, carriedBy: agency, isCarried: fc.boolean(), count: fc.nat(9) },
        standing: fc.constantFrom(...(['met', 'late', 'cancelled', 'open', 'overdue'] as const)),
      })
      .map(({ standing, count, ...more }) => limit(standing, count, more));
    fc.assert(
      fc.property(fc.array(one), limits => {
        const table = countsByAgency(limits);
        for (const counts of [...table.values(), addedUp(table.values())]) {
          const { carriedOver, received, movedIn, movedOut, closedInTime, closedLate } = counts;
          const { cancelled, openInTime, openOverdue } = counts;
          expect(carriedOver + received + movedIn).toBe(
            movedOut + closedInTime + closedLate + cancelled + openInTime + openOverdue,
          );
        }
      }),
    );
  });

  it('of nothing says nothing', () => {
    expect(timeControl(addedUp([]))).toEqual({
      ...{ carriedOver: 0, received: 0, movedIn: 0, movedOut: 0 },
      ...{ closedInTime: 0, closedLate: 0, cancelled: 0, openInTime: 0, openOverdue: 0 },
      ...{ onTimePercent: null, originalOnTimePercent: null, averageDays: null },
    });
  });
});
