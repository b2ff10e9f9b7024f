import { describe, expect, it } from '@jest/globals';
import { WorkingCalendar } from '../city/working-days.rules.js';
import { dueTimes, type FrozenRule } from './clock.rules.js';
import { until } from './given-date.rules.js';

const RULE: FrozenRule = {
  ...{ kind: 'reply', workingDays: 6, severalAgencies: { workingDays: 10 }, ladder: [], pauses: {} },
  ...{ extension: null, category: 'TK01', version: 1 },
};
const startedAt = new Date('2026-11-16T10:07:13.417+08:00');

describe('a limit whose end is given', () => {
  it.each(['2026-11-17T00:00:00+08:00', '2026-12-26T00:00:00+08:00', '2029-01-01T00:00:00+08:00'])(
    'ends at %s to the millisecond, whatever the calendar says',
    date => {
      const closed = { id: 'c', date: '2026-11-16', part: 'day' as const, districts: null, reason: '颱風' };
      const calendar = new WorkingCalendar([], 'Asia/Taipei', [closed]);
      const rule = until(RULE, startedAt, new Date(date));
      const limited = { rule, startedAt, extension: 0, district: null, pauses: [] };
      expect(dueTimes(limited, calendar).dueAt).toEqual(new Date(date));
      expect(rule).not.toHaveProperty('severalAgencies');
    },
  );

  it('is never over before it begins', () => {
    expect(() => until(RULE, startedAt, startedAt)).toThrow(RangeError);
  });
});
