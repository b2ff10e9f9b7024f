import { describe, expect, it } from '@jest/globals';
import { doubtsAbout } from './calendar-doubts.rules.js';
import { changeOf, exceptionsOf, workingDaysOf } from './calendar-year.rules.js';
import { readProfile } from './profile/read-profile.js';
import type { CalendarYear } from './profile.js';

const years = readProfile('config/city/kaohsiung').flatMap(({ kind, content }) =>
  kind === 'calendar' ? [content] : [],
);
const of = (year: number): CalendarYear => years.find(one => one.year === year) as CalendarYear;
const without = (calendar: CalendarYear, ...dates: string[]): CalendarYear => ({
  ...calendar,
  off: Object.fromEntries(Object.entries(calendar.off).filter(([date]) => !dates.includes(date))),
});

describe('a calendar year', () => {
  const year: CalendarYear = {
    year: 2026,
    off: { '2026-02-16': '農曆除夕', '2026-01-01': '開國紀念日' },
    makeUp: { '2026-01-31': '補行上班' },
  };

  it('lists its exceptions in order: weekdays that are off, weekend days that are made up for', () => {
    expect(exceptionsOf(year)).toEqual([
      { date: '2026-01-01', kind: 'off', name: '開國紀念日' },
      { date: '2026-01-31', kind: 'make_up', name: '補行上班' },
      { date: '2026-02-16', kind: 'off', name: '農曆除夕' },
    ]);
    expect(workingDaysOf(year)).toBe(261 - 2 + 1);
    expect(workingDaysOf({ year: 2028, off: {}, makeUp: {} })).toBe(260);
  });

  it('says what differs from another one of it', () => {
    const after: CalendarYear = {
      year: 2026,
      off: { '2026-01-01': '元旦', '2026-02-17': '春節' },
      makeUp: { '2026-01-31': '補行上班' },
    };
    expect(changeOf(year, after)).toEqual({
      added: [{ date: '2026-02-17', kind: 'off', name: '春節' }],
      removed: [{ date: '2026-02-16', kind: 'off', name: '農曆除夕' }],
      renamed: [{ date: '2026-01-01', kind: 'off', name: '元旦', before: '開國紀念日' }],
    });
    expect(changeOf(year, year)).toEqual({ added: [], removed: [], renamed: [] });
    expect(changeOf(null, year)).toEqual({ added: exceptionsOf(year), removed: [], renamed: [] });
  });
});

describe('a doubt', () => {
  it.each(years.map(({ year }) => year))('is none about %i as it was published', year => {
    expect(doubtsAbout(of(year))).toEqual([]);
  });

  it.each<[string, CalendarYear, string[]]>([
    [
      'the copy of 2025 that misses the holidays of its second half',
      without(of(2025), '2025-09-29', '2025-10-24', '2025-12-25'),
      ['2025-09-29', '2025-10-24', '2025-12-25'],
    ],
    ['Labour Day of 2026, a Friday, left out', without(of(2026), '2026-05-01'), ['2026-05-01']],
    ['the Friday before the Saturday of 10 October 2026', without(of(2026), '2026-10-09'), ['2026-10-09']],
    ['Friday 31 December 2027, in the stead of New Year', without(of(2027), '2027-12-31'), ['2027-12-31']],
    [
      'Armed Forces Day, a Thursday, as a day off',
      { ...of(2026), off: { ...of(2026).off, '2026-09-03': '軍人節' } },
      ['2026-09-03'],
    ],
    [
      'Labour Day of 2024, a Wednesday: for workers, not yet for offices',
      { ...of(2024), off: { ...of(2024).off, '2024-05-01': '勞動節' } },
      ['2024-05-01'],
    ],
    [
      'the Dragon Boat Festival of 2027, a Wednesday, with the note of a weekend',
      { ...of(2027), off: { ...of(2027).off, '2027-06-09': '星期六、星期日' } },
      ['2027-06-09'],
    ],
  ])('is %s', (_, calendar, dates) => {
    const doubts = doubtsAbout(calendar);
    expect(doubts.map(({ date }) => date)).toEqual(dates);
    for (const { words } of doubts) {
      expect(words['zh-TW']).toMatch(/^1\d\d\/\d\d\/\d\d（[一二三四五]）.*。$/);
      expect(words.en).toMatch(/^(Mon|Tue|Wed|Thu|Fri) \d+ \w{3} 20\d\d .*\.$/);
    }
  });
});
