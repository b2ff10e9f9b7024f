import { describe, expect, it } from '@jest/globals';
import { besideCalendars } from './kept-calendars.rules.js';
import type { CalendarYear, ProfileEntry } from './profile.js';

const calendar = (year: number, more: Partial<CalendarYear> = {}): ProfileEntry & { kind: 'calendar' } => ({
  kind: 'calendar',
  code: String(year),
  content: { year, off: { [`${year}-01-01`]: '開國紀念日' }, makeUp: {}, ...more },
});
const limits: ProfileEntry = { kind: 'limits', code: '2026', content: [] };
const imported = calendar(2026, { off: {}, imported: true });

describe('a load of a profile', () => {
  it.each<[string, ProfileEntry[], ProfileEntry[], ProfileEntry[], string[]]>([
    ['brings years that are new', [], [calendar(2026)], [calendar(2026)], []],
    ['changes years of its own', [calendar(2026, { off: {} })], [calendar(2026)], [calendar(2026)], []],
    ['leaves an imported year alone', [imported], [calendar(2026)], [imported], ['2026 imported']],
    [
      'says nothing of an imported year that is the same in the profile',
      [calendar(2026, { imported: true })],
      [calendar(2026)],
      [calendar(2026, { imported: true })],
      [],
    ],
    [
      'keeps a year that it does not have',
      [calendar(2013)],
      [calendar(2026)],
      [calendar(2026), calendar(2013)],
      ['2013 not_in_profile'],
    ],
    ['keeps an imported year that it does not have', [imported], [], [imported], ['2026 imported']],
    [
      'does with everything else as ever',
      [imported, limits],
      [limits],
      [limits, imported],
      ['2026 imported'],
    ],
  ])('%s', (_, current, profile, expected, leftAlone) => {
    const beside = besideCalendars(current, profile);
    expect(beside.wanted).toEqual(expected);
    expect(beside.leftAlone.map(({ year, because }) => `${year} ${because}`)).toEqual(leftAlone);
  });
});
