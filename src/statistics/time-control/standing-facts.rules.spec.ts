import { describe, expect, it } from '@jest/globals';
import { taipei } from '../../../test/support/told.js';
import type { FactStanding } from './fact-standing.entity.js';
import { type Stands, standingsAfter } from './standing-facts.rules.js';

const OPEN: Stands = {
  ...{
    clockId: 'k',
    caseId: 'c',
    agency: 'a',
    ranOut: false,
    documentClass: null,
    district: null,
    standing: 'open',
  },
  startedAt: taipei('2026-10-20 10:00'),
  originalDueAt: taipei('2026-10-29 00:00'),
  dueAt: taipei('2026-10-29 00:00'),
  stoppedAt: null,
};
const CLOSED: Stands = { ...OPEN, standing: 'late', ranOut: true, stoppedAt: taipei('2026-10-30 10:00') };
const row = (now: Stands, month: string, more: Partial<FactStanding> = {}): FactStanding => ({
  ...{ ...now, month, nextMonth: null, carried: false, carriedBy: null },
  ...more,
});
const OCTOBER = row(OPEN, '2026-10-01');
const at = (last: FactStanding | null, now: Stands, when: string) => standingsAfter(last, now, taipei(when));

describe('a limit at the end of a month', () => {
  it('is another row of the month in which it is another one, and the one before stays', () => {
    const moved = { ...OPEN, agency: 'b' };
    expect(at(null, OPEN, '2026-10-20 10:00')).toEqual([OCTOBER]);
    expect(at(OCTOBER, moved, '2026-10-31 23:59')).toEqual([row(moved, '2026-10-01')]);
    expect(at(OCTOBER, moved, '2026-11-01 00:00')).toEqual([
      row(OPEN, '2026-10-01', { nextMonth: '2026-11-01' }),
      row(moved, '2026-11-01', { carried: true, carriedBy: 'a' }),
    ]);
  });

  it('is the same row where nothing is said of it, and of the month in which it is known where it is told late', () => {
    expect(at(OCTOBER, OPEN, '2026-11-03 10:00')).toEqual([]);
    const november = row(OPEN, '2026-11-01', { carried: true, carriedBy: 'a' });
    expect(at(november, CLOSED, '2026-10-30 10:00')).toEqual([{ ...november, ...CLOSED }]);
  });

  it('once it is done is in no later month, unless it is taken up again: then it is received anew', () => {
    const done = row(CLOSED, '2026-10-01');
    expect(at(done, { ...CLOSED, standing: 'met' }, '2026-11-02 10:00')).toEqual([]);
    expect(at(done, { ...CLOSED, standing: 'met' }, '2026-10-31 10:00')).toEqual([
      row({ ...CLOSED, standing: 'met' }, '2026-10-01'),
    ]);
    expect(at(done, OPEN, '2026-11-03 10:00')).toEqual([
      { ...done, nextMonth: '2026-11-01' },
      row(OPEN, '2026-11-01'),
    ]);
  });
});
