import { expect, it } from '@jest/globals';
import { dayBefore, daysAsked, dueUntil, weekOf } from './weeks.rules.js';

it.each<[string, string, string]>([
  ['up to the last moment before a week may be told', '2026-11-22T23:59:59+08:00', '2026-11-01'],
  ['from the first moment on', '2026-11-23T00:00:00+08:00', '2026-11-08'],
  ['in the middle of a week', '2026-11-26T12:00:00+08:00', '2026-11-08'],
  ['over a change of years', '2027-01-18T00:00:00+08:00', '2027-01-03'],
])('%s the last day that may be told is a Sunday two weeks ago', (_name, now, last) => {
  expect(dayBefore(dueUntil(14, new Date(now)))).toBe(last);
});

it('a week has seven days of the city', () => {
  const { from, to } = weekOf('2026-11-02');
  expect([from.toISOString(), to.toISOString()]).toEqual([
    '2026-11-01T16:00:00.000Z',
    '2026-11-08T16:00:00.000Z',
  ]);
});

it.each([
  ['2026-11-01', '2026-12-01', true],
  ['2026-11-01', '2026-12-02', false],
  ['2026-11-02', '2026-11-01', false],
  ['2026-11-31', '2026-12-01', false],
])('from %s to %s is asked for at once: %s', (from, to, can) => {
  expect(daysAsked(from, to) !== null).toBe(can);
});
