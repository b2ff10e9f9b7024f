import { expect, it } from '@jest/globals';
import type { Amount } from '../city/profile.js';
import { answerWithin } from './answer-limit.rules.js';

const NOW = new Date('2026-11-13T10:00:00Z');
const DAY = 24;
const hours = (size: number): Date => new Date(+NOW + size * 3_600_000);
/** Days of 24 hours, so that the table can be read. */
const dueBy = ({ workingDays = 0, hours: size = 0 }: Amount): Date => hours(workingDays * DAY + size);

it.each<[string, Amount, Date | null, Amount]>([
  ['who asks has no limit', { workingDays: 3 }, null, { workingDays: 3 }],
  ['who asks has longer', { workingDays: 3 }, hours(80), { workingDays: 3 }],
  ['who asks has just as long', { workingDays: 3 }, hours(72), { workingDays: 3 }],
  ['who asks has two days and a bit', { workingDays: 3 }, hours(50), { workingDays: 2 }],
  ['who asks has one day', { workingDays: 3 }, hours(24), { workingDays: 1 }],
  ['who asks has less than a day', { workingDays: 3 }, hours(3.9), { hours: 3.75 }],
  ['the protocol counts in hours', { hours: 48 }, hours(30), { hours: 30 }],
  ['who asks has some minutes', { workingDays: 3 }, hours(0.2), { workingDays: 3 }],
  ['who asks is late', { workingDays: 3 }, hours(-1), { workingDays: 3 }],
])('%s', (_, within, bound, expected) => {
  expect(answerWithin(within, { now: NOW, bound, dueBy })).toEqual(expected);
});
