import { expect, it } from '@jest/globals';
import { daysFrom } from '../period.rules.js';
import { daysAsked, weeksOf } from './weeks.rules.js';

it.each<[string, string, string, string, string[]]>([
  [
    'a day of a week that is over for long',
    '2026-11-04',
    '2026-11-04',
    '2026-11-23T00:00:00+08:00',
    ['2026-11-02'],
  ],
  [
    'days of two weeks',
    '2026-11-01',
    '2026-11-02',
    '2026-11-23T00:00:00+08:00',
    ['2026-10-26', '2026-11-02'],
  ],
  [
    'a week up to the last moment before it may be told',
    '2026-11-02',
    '2026-11-08',
    '2026-11-22T23:59:59+08:00',
    [],
  ],
  [
    'a week from the first moment on',
    '2026-11-02',
    '2026-11-08',
    '2026-11-23T00:00:00+08:00',
    ['2026-11-02'],
  ],
  [
    'only weeks that may be told',
    '2026-10-30',
    '2026-11-20',
    '2026-11-23T00:00:00+08:00',
    ['2026-10-26', '2026-11-02'],
  ],
])('%s', (_name, from, to, now, mondays) => {
  const period = daysFrom(from, to);
  expect(
    weeksOf(period as NonNullable<typeof period>, 14, new Date(now)).map(({ monday }) => monday),
  ).toEqual(mondays);
});

it.each([
  ['2026-11-01', '2026-12-01', true],
  ['2026-11-01', '2026-12-02', false],
  ['2026-11-02', '2026-11-01', false],
  ['2026-11-31', '2026-12-01', false],
])('from %s to %s is asked for at once: %s', (from, to, can) => {
  expect(daysAsked(from, to) !== null).toBe(can);
});
