import { describe, expect, it } from '@jest/globals';
import type { Limit } from './city-profile.js';
import { promisesOf } from './promises.rules.js';
import { WorkingCalendar } from './working-days.rules.js';

const calendar = new WorkingCalendar([{ year: 2027, off: {}, makeUp: {} }], 'Asia/Taipei');
const limit = (kind: Limit['kind'], amount: object): Limit => ({
  ...{ kind, ladder: [], pauses: {}, extension: null, version: 1 },
  ...amount,
});
const LIMITS = [
  limit('callback', { workingHours: 8, officeHours: [[480, 720]] }),
  limit('reply', { workingDays: 6 }),
  limit('respond', { hours: 4 }),
  limit('complete', { hours: 240 }),
];
const promised = (startedAt: string) => promisesOf(LIMITS, new Date(startedAt), null, calendar);

describe('what a citizen is promised', () => {
  it('is what runs from receipt, and not what the city asks of itself', () => {
    expect(promised('2027-11-12T10:00:00+08:00')).toEqual([
      { kind: 'respond', dueAt: new Date('2027-11-12T14:00:00+08:00'), provisional: false },
      { kind: 'complete', dueAt: new Date('2027-11-22T10:00:00+08:00'), provisional: false },
      // From Friday: six working days end with Monday.
      { kind: 'reply', dueAt: new Date('2027-11-23T00:00:00+08:00'), provisional: false },
    ]);
  });

  it.each([
    ['Thursday: the sixth working day is the last Friday of 2027', '2027-12-23T10:00:00+08:00', false],
    ['Friday: the sixth working day is in 2028', '2027-12-24T10:00:00+08:00', true],
  ])('says so where it rests on a year whose calendar has not come yet: %s', (_, startedAt, provisional) => {
    expect(promised(startedAt).map(one => [one.kind, one.provisional])).toEqual([
      ['respond', false],
      ['complete', false],
      ['reply', provisional],
    ]);
  });
});
