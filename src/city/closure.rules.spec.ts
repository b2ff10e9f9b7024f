import { describe, expect, it } from '@jest/globals';
import type { ClosurePart } from './city.events.js';
import { overlap, type Refusal, refusalOf, type Situation } from './closure.rules.js';
import { dayNumber } from './local-days.js';
import { readProfile } from './profile/read-profile.js';
import { WorkingCalendar } from './working-days.rules.js';

const years = readProfile('config/city/kaohsiung').flatMap(({ kind, content }) =>
  kind === 'calendar' ? [content] : [],
);
const DISTRICTS = ['fengshan', 'linyuan'];
const onFriday: Situation = {
  now: new Date('2026-11-20T20:00:00+08:00'),
  calendar: new WorkingCalendar(years, 'Asia/Taipei'),
  figuresFrozenOnDay: 10,
  isDistrict: code => DISTRICTS.includes(code),
};
const refused = (date: string, districts: string[] | null = null, situation = onFriday): Refusal | null =>
  refusalOf({ date, part: 'day', districts }, situation);

describe('a closure', () => {
  it.each([
    ['Monday, announced on Friday evening', '2026-11-23', null],
    ['Friday itself, announced when it is over', '2026-11-20', ['fengshan']],
    ['the first day of a month that is not final yet', '2026-11-02', null],
    ['the last office day within a year, a Friday', '2027-11-19', null],
  ])('of %s (%s) can be saved', (_, date, districts) => {
    expect(refused(date, districts)).toBeNull();
  });

  it('of a make-up Saturday can be saved: offices would work', () => {
    const inFebruary = { ...onFriday, now: new Date('2025-02-07T20:00:00+08:00') };
    expect(refused('2025-02-08', null, inFebruary)).toBeNull();
    expect(refused('2025-02-15', null, inFebruary)).toEqual({
      because: 'closed_anyway',
      by: { because: 'weekend' },
    });
  });

  it.each<[string, string, string[] | null, Refusal]>([
    ['30 February', '2026-02-30', null, { because: 'impossible_date' }],
    ['the 13th month', '2026-13-01', null, { because: 'impossible_date' }],
    ['a year of the Republic', '115-11-23', null, { because: 'impossible_date' }],
    ['something else', 'tomorrow', null, { because: 'impossible_date' }],
    ['nothing', '', null, { because: 'impossible_date' }],
    ['nowhere', '2026-11-23', [], { because: 'no_district' }],
    ['Taipei', '2026-11-23', ['daan', 'linyuan'], { because: 'unknown_district', codes: ['daan'] }],
    ['a Saturday', '2026-11-21', null, { because: 'closed_anyway', by: { because: 'weekend' } }],
    [
      'New Year, a Friday',
      '2027-01-01',
      null,
      { because: 'closed_anyway', by: { because: 'holiday', name: '中華民國開國紀念日' } },
    ],
    ['a Thursday of October, whose figures are final', '2026-10-01', null, { because: 'frozen_month' }],
    ['a Sunday of October', '2026-10-04', null, { because: 'frozen_month' }],
    [
      'a Monday more than a year ahead',
      '2027-11-22',
      null,
      { because: 'too_far', last: dayNumber('2027-11-21') },
    ],
    ['the year 9999', '9999-12-31', null, { because: 'too_far', last: dayNumber('2027-11-21') }],
  ])('of %s (%s) is refused', (_, date, districts, refusal) => {
    expect(refused(date, districts)).toEqual(refusal);
  });

  it('of the month before can be saved until its figures are final', () => {
    const at = (now: string) => refused('2026-10-30', null, { ...onFriday, now: new Date(now) });
    expect(at('2026-11-09T23:59:59+08:00')).toBeNull();
    expect(at('2026-11-10T00:00:00+08:00')).toEqual({ because: 'frozen_month' });
  });
});

describe('two closures of one day', () => {
  const MONDAY = '2026-11-23';
  it.each<[ClosurePart, string[] | null, ClosurePart, string[] | null, boolean]>([
    ['day', null, 'day', null, true],
    ['morning', null, 'afternoon', null, false],
    ['day', null, 'afternoon', null, true],
    ['morning', ['fengshan'], 'morning', ['linyuan'], false],
    ['morning', ['fengshan'], 'morning', ['linyuan', 'fengshan'], true],
    ['morning', ['fengshan'], 'day', null, true],
    ['morning', ['fengshan'], 'afternoon', ['fengshan'], false],
  ])('%s in %j and %s in %j overlap: %s', (part, districts, otherPart, otherDistricts, expected) => {
    const one = { date: MONDAY, part, districts };
    const other = { date: MONDAY, part: otherPart, districts: otherDistricts };
    expect([overlap(one, other), overlap(other, one)]).toEqual([expected, expected]);
    expect(overlap(one, { ...other, date: '2026-11-24' })).toBe(false);
  });
});
