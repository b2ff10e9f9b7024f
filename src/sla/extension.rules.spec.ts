import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Role, roles, worksForAnAgency } from '../access/roles.js';
import { readProfile } from '../city/profile/read-profile.js';
import type { Approver } from '../city/profile.js';
import { WorkingCalendar } from '../city/working-days.rules.js';
import { dueTimes, type FrozenRule } from './clock.rules.js';
import {
  type Extendable,
  isInTime,
  keepsExtension,
  leftOf,
  mayDecide,
  mayWithdraw,
  nextLevel,
  verdictOn,
} from './extension.rules.js';

const profile = readProfile('config/city/kaohsiung');
const calendar = new WorkingCalendar(
  profile.flatMap(({ kind, content }) => (kind === 'calendar' ? [content] : [])),
  'Asia/Taipei',
);

function ruleOf(category: string, kind: 'complete' | 'reply'): FrozenRule {
  const entry = profile.find(one => one.kind === 'limits' && one.code === category);
  const rule = entry?.kind === 'limits' ? entry.content.find(one => one.kind === kind) : undefined;
  if (!rule) throw new Error(`${category} has no limit ${kind}.`);
  return { ...rule, category, version: 1 };
}
/** 6 working days; 3 times, 10 at once, 30 in all, within 30 calendar days. */
const PETITION = ruleOf('PEN01', 'reply');
/** 72 hours; twice, 240 at once, 336 in all. */
const LAMP = ruleOf('LT01', 'complete');
/** 4 hours, never longer. */
const DEBRIS = ruleOf('PO01', 'complete');

const at = (time: string): Date => new Date(`${time}+08:00`);
const clockOf = (rule: FrozenRule, startedAt: string, more: Partial<Extendable> = {}): Extendable => ({
  ...{ rule, startedAt: at(startedAt), extension: 0, granted: 0, district: null, pauses: [] },
  ...more,
});
const said = (clock: Extendable, size: number): unknown => {
  const { bound, approver, dueAt } = verdictOn(clock, size, calendar) as {
    bound?: { by: string; left: number };
    approver?: string;
    dueAt?: Date;
  };
  return bound ? `${bound.by}, ${bound.left} left` : [approver, dueAt];
};
const waited = (from: string, to: string): Extendable['pauses'] => [
  { reason: 'citizen', from: at(from), to: at(to) },
];

const FRIDAY = '2026-11-13T10:00';

describe('an extension of a petition received on Friday 2026-11-13, due at the end of Monday the 23rd', () => {
  it.each<[number, Approver, string, string]>([
    [1, 'agency_chief', 'Tuesday the 24th', '2026-11-25T00:00'],
    [3, 'agency_chief', 'Thursday the 26th', '2026-11-27T00:00'],
    [4, 'supervisor', 'Friday the 27th', '2026-11-28T00:00'],
    [6, 'supervisor', 'Tuesday the 1st', '2026-12-02T00:00'],
    [7, 'commission', 'Wednesday the 2nd', '2026-12-03T00:00'],
    [10, 'commission', 'Monday the 7th', '2026-12-08T00:00'],
  ])('by %i days is for the %s to decide, and ends with %s', (size, approver, _, dueAt) => {
    expect(said(clockOf(PETITION, FRIDAY), size)).toEqual([approver, at(dueAt)]);
  });

  it.each<[string, number, Partial<Extendable>, string]>([
    ['more than ten at once', 11, {}, 'longest, 10 left'],
    [
      'what ends on Monday the 14th, the 31st calendar day',
      5,
      { extension: 10, granted: 1 },
      'withinDays, 4 left',
    ],
    ['a fourth time', 1, { extension: 3, granted: 3 }, 'most, 0 left'],
    ['anything more within the 30 calendar days', 1, { extension: 14, granted: 2 }, 'withinDays, 0 left'],
  ])('is refused for %s', (_, size, more, bound) => {
    expect(said(clockOf(PETITION, FRIDAY, more), size)).toBe(bound);
  });

  it('may end with Friday the 11th, since the 30th calendar day is Sunday the 13th', () => {
    const once = clockOf(PETITION, FRIDAY, { extension: 10, granted: 1 });
    expect(said(once, 4)).toEqual(['supervisor', at('2026-12-12T00:00')]);
  });

  it('does not count the two days in which the citizen was waited for', () => {
    const pauses = waited('2026-11-16T14:00', '2026-11-18T14:00');
    const once = { extension: 10, granted: 1 };
    // Were they counted among the 30 calendar days, two would be left.
    expect(leftOf(clockOf(PETITION, FRIDAY, { ...once, pauses }), calendar)).toBe(4);
    expect(said(clockOf(PETITION, FRIDAY, { ...once, pauses }), 4)).toEqual([
      'supervisor',
      at('2026-12-15T12:00'),
    ]);
    expect(said(clockOf(PETITION, FRIDAY, { ...once, pauses }), 5)).toBe('withinDays, 4 left');
  });
});

describe('an extension over days on which offices are closed', () => {
  it.each<[string, string, number, unknown]>([
    [
      'over the Lunar New Year of 2026, from Friday the 6th of February to Friday the 6th of March',
      '2026-02-06T10:00',
      8,
      ['commission', at('2026-03-07T00:00')],
    ],
    ['one day more, Monday the 9th of March', '2026-02-06T10:00', 9, 'withinDays, 8 left'],
    [
      'over the Lunar New Year of 2025 and its make-up Saturday, to Monday the 10th of February',
      '2025-01-13T10:00',
      10,
      ['commission', at('2025-02-11T00:00')],
    ],
  ])('%s', (_, startedAt, size, outcome) => {
    expect(said(clockOf(PETITION, startedAt), size)).toEqual(outcome);
  });
});

describe('an extension of 72 hours that began on Monday 2026-11-16 at nine', () => {
  const MONDAY = '2026-11-16T09:00';

  it.each<[string, number, Partial<Extendable>, unknown]>([
    ['three days, to Sunday the 22nd', 72, {}, ['agency_chief', at('2026-11-22T09:00')]],
    ['an hour more', 73, {}, ['supervisor', at('2026-11-22T10:00')]],
    ['ten days', 240, {}, ['supervisor', at('2026-11-29T09:00')]],
    ['an hour more than ten days', 241, {}, 'longest, 240 left'],
    ['96 hours after 240', 96, { extension: 240, granted: 1 }, ['supervisor', at('2026-12-03T09:00')]],
    ['97 hours after 240', 97, { extension: 240, granted: 1 }, 'total, 96 left'],
    ['a third one', 1, { extension: 2, granted: 2 }, 'most, 0 left'],
  ])('by %s', (_, size, more, outcome) => {
    expect(said(clockOf(LAMP, MONDAY, more), size)).toEqual(outcome);
  });
});

describe('a size', () => {
  it.each([0, -1, 0.5, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('of %d is none', size => {
    expect(() => verdictOn(clockOf(PETITION, FRIDAY), size, calendar)).toThrow(RangeError);
  });

  it('of a limit that is never extended is none', () => {
    expect(() => verdictOn(clockOf(DEBRIS, FRIDAY), 1, calendar)).toThrow(RangeError);
  });

  it('is allowed exactly up to what is left, whatever was granted and waited for', () => {
    const days = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(
        fc.constantFrom(PETITION, LAMP),
        fc.date({ min: at('2025-01-01T00:00'), max: at('2026-12-31T00:00'), noInvalidDate: true }),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 350 }),
        days,
        days,
        (rule, startedAt, granted, extension, size, wait, waits) => {
          const from = new Date(startedAt.getTime() + wait * 86_400_000);
          const to = new Date(from.getTime() + waits * 86_400_000);
          const pauses = [{ reason: 'citizen' as const, from, to }];
          const clock = { ...clockOf(rule, FRIDAY), startedAt, granted, extension, pauses };
          const left = leftOf(clock, calendar);
          const { bound, dueAt } = verdictOn(clock, size, calendar) as {
            bound?: { left: number };
            dueAt?: Date;
          };
          expect(bound === undefined).toBe(size <= left);
          if (bound) expect(bound.left).toBe(left);
          else expect(+(dueAt as Date)).toBeGreaterThan(+dueTimes(clock, calendar).dueAt);
        },
      ),
    );
  });
});

describe('asking', () => {
  it.each([
    ['a minute before', '2026-11-23T23:59', 0, true],
    ['at the due time', '2026-11-24T00:00', 0, true],
    ['a millisecond after', '2026-11-24T00:00', 1, false],
  ])('%s is in time: %s', (_, time, more, inTime) => {
    expect(isInTime(new Date(at(time).getTime() + more), at('2026-11-24T00:00'))).toBe(inTime);
  });
});

describe('who decides', () => {
  const officer = { id: 'officer', role: 'officer' as const, agency: 'water' };
  const person = (role: Role, agency = 'water') => ({
    id: role,
    role,
    agency: worksForAnAgency(role) ? agency : null,
  });
  const request = (approver: Approver) => ({
    ...{ agency: 'water', askedBy: officer.id, approver, district: '64000050' },
  });

  it.each<[Approver]>([['agency_chief'], ['supervisor'], ['commission']])(
    'is the %s and nobody else',
    level => {
      expect(roles.filter(role => mayDecide(person(role), request(level)))).toEqual([level]);
    },
  );

  it('is the chief of that very agency, and not of the one above it', () => {
    expect(mayDecide(person('agency_chief', 'parks'), request('agency_chief'))).toBe(false);
    const above = { ...person('agency_chief', 'works'), below: ['water'] };
    expect(mayDecide(above, request('agency_chief'))).toBe(false);
  });

  it('is a supervisor of the district', () => {
    const supervisor = person('supervisor');
    expect(mayDecide({ ...supervisor, districts: ['64000050'] }, request('supervisor'))).toBe(true);
    expect(mayDecide({ ...supervisor, districts: ['64000010'] }, request('supervisor'))).toBe(false);
  });

  it('is never who asked', () => {
    const chief = person('agency_chief');
    expect(mayDecide(chief, { ...request('agency_chief'), askedBy: chief.id })).toBe(false);
  });

  it.each<[string, FrozenRule, Approver, Approver]>([
    ['days', PETITION, 'agency_chief', 'supervisor'],
    ['days', PETITION, 'supervisor', 'commission'],
    ['hours', LAMP, 'agency_chief', 'supervisor'],
    ['hours', LAMP, 'supervisor', 'commission'],
  ])('of %s is one level up where there is nobody at a level', (_, rule, level, next) => {
    if (!rule.extension) throw new Error('The rule has extensions.');
    expect(nextLevel(rule.extension, level)).toBe(next);
  });

  it('does not matter for withdrawing: the agency does, whoever of it asked', () => {
    const may = roles.filter(role => mayWithdraw(person(role), request('commission')));
    expect(may).toEqual(['officer', 'agency_chief']);
    expect(mayWithdraw(person('officer', 'parks'), request('commission'))).toBe(false);
  });
});

describe('what was granted', () => {
  it('stays with a new rule that counts alike and may be extended, and with no other', () => {
    expect(keepsExtension(PETITION, ruleOf('PEN03', 'reply'))).toBe(true);
    expect(keepsExtension(LAMP, ruleOf('RD01', 'complete'))).toBe(true);
    expect(keepsExtension(LAMP, DEBRIS)).toBe(false);
    expect(keepsExtension(LAMP, { ...PETITION, kind: 'complete' })).toBe(false);
  });
});
