import { describe, expect, it } from '@jest/globals';
import { flawOfDue, flawOfInvitation, flawOfTime, isOverdue } from './visit.rules.js';

const NOW = new Date('2026-11-20T09:00:00+08:00');
const at = (time: string): Date => new Date(`${time}+08:00`);

describe('the time of a visit', () => {
  it.each([
    ['a minute ago', '2026-11-20T08:59:00', 'past'],
    ['this very moment', '2026-11-20T09:00:00', 'past'],
    ['in a minute', '2026-11-20T09:01:00', null],
    ['in ninety days to the minute', '2027-02-18T09:00:00', null],
    ['a minute later than that', '2027-02-18T09:01:00', 'too_far'],
  ])('%s: %s', (_, time, flaw) => {
    expect(flawOfTime(at(time), NOW, 90)).toBe(flaw);
  });
});

describe('who is invited', () => {
  const wish = (invited: string[], more: object = {}) =>
    flawOfInvitation({
      ...{ kind: 'meeting' as const, invited, holder: 'maintenance' },
      isKnown: agency => agency !== 'nobody' && agency !== 'dissolved',
      isReported: agency => agency === 'police' || agency === 'police-station',
      ...more,
    });
  it.each([
    [['transport', 'environment'], null],
    [['transport', 'nobody'], { flaw: 'unknown', agency: 'nobody' }],
    [['dissolved'], { flaw: 'unknown', agency: 'dissolved' }],
    [['transport', 'environment', 'transport'], { flaw: 'twice', agency: 'transport' }],
    [['maintenance'], { flaw: 'holder', agency: 'maintenance' }],
    [['transport', 'police-station'], { flaw: 'reported', agency: 'police-station' }],
    [[], { flaw: 'nobody', agency: '' }],
  ])('%j: %j', (invited, flaw) => {
    expect(wish(invited)).toEqual(flaw);
  });

  it.each(['reinspection', 'mediation'] as const)('is perhaps nobody else for a %s', kind => {
    expect(wish([], { kind })).toBeNull();
  });

  it('is anybody while nobody has the case', () => {
    expect(wish(['maintenance'], { holder: null })).toBeNull();
  });
});

describe('what has to be done afterwards', () => {
  // Late in the evening in the city, and still the day before in UTC.
  const meets = at('2026-11-24T00:30:00');
  it.each([
    ['2026-11-23', 'too_early'],
    ['2026-11-24', null],
    ['2027-11-24', null],
    ['2027-11-25', 'too_far'],
    ['2026-02-30', 'no_date'],
    ['tomorrow', 'no_date'],
    ['2026-11-24T00:00:00Z', 'no_date'],
  ])('is due on %s: %s', (dueOn, flaw) => {
    expect(flawOfDue(dueOn, meets, 365)).toBe(flaw);
  });

  it.each([
    ['the last moment of the day', null, '2026-11-30T23:59:59', false],
    ['midnight', null, '2026-12-01T00:00:00', true],
    ['done in time, whenever that is looked at', '2026-11-30T18:00:00', '2026-12-24T09:00:00', false],
    ['done too late', '2026-12-01T08:00:00', '2026-12-24T09:00:00', true],
  ])('at %s', (_, done, now, overdue) => {
    expect(isOverdue('2026-11-30', done === null ? null : at(done), at(now))).toBe(overdue);
  });
});
