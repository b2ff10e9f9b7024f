import { describe, expect, it } from '@jest/globals';
import type { Role } from '../../access/roles.js';
import {
  type CallResult,
  endAfter,
  endAtLast,
  isCallingTime,
  nextTry,
  type Obstacle,
  obstacleTo,
  type SurveyCallAct,
} from './survey-call.rules.js';

const HOURS = [
  { from: '09:30', to: '12:00' },
  { from: '14:00', to: '17:30' },
  { from: '18:30', to: '20:30' },
];
const at = (day: number, time: string): Date => new Date(`2026-11-${day}T${time}:00+08:00`);

it.each([
  ['09:29', false],
  ['09:30', true],
  ['11:59', true],
  ['12:00', false],
  ['13:00', false],
  ['20:29', true],
  ['20:30', false],
  ['00:10', false],
])('people are called at %s: %s', (time, isTime) => {
  expect(isCallingTime(at(16, time), HOURS, () => false)).toBe(isTime);
});

describe('the next call', () => {
  it.each<[string, string[], string, Date]>([
    ['at once, if it is the time', [], '10:00', at(16, '10:00')],
    ['as soon as it is', [], '12:30', at(16, '14:00')],
    ['the next morning', [], '22:00', at(17, '09:30')],
    ['the same day at another time', ['10:00'], '10:05', at(16, '14:00')],
    ['the next morning after an evening', ['19:00'], '19:05', at(17, '09:30')],
    ['at the time that is left', ['10:00', '15:00'], '15:05', at(16, '18:30')],
    ['past what has been tried', ['10:00', '19:00'], '19:05', at(17, '14:00')],
    ['at any, once all have been tried', ['10:00', '15:00', '19:00'], '19:05', at(17, '09:30')],
    ['of one that took beyond its hours is elsewhere too', ['12:10'], '12:10', at(16, '14:00')],
    ['in the early hours counts to the evening before', ['00:10'], '00:10', at(16, '09:30')],
  ])('is %s', (_, tried, now, next) => {
    expect(
      nextTry(
        tried.map(time => at(16, time)),
        at(16, now),
        HOURS,
        () => false,
      ),
    ).toEqual(next);
  });

  it('is past the holidays', () => {
    const isHoliday = (day: Date): boolean => day >= at(17, '00:00') && day < at(19, '00:00');
    expect(isCallingTime(at(17, '10:00'), HOURS, isHoliday)).toBe(false);
    expect(nextTry([], at(17, '10:00'), HOURS, isHoliday)).toEqual(at(19, '09:30'));
    expect(nextTry([at(16, '19:00')], at(16, '19:05'), HOURS, isHoliday)).toEqual(at(19, '09:30'));
  });

  it('is on the next day where the day has one time only', () => {
    const one = [{ from: '18:00', to: '20:00' }];
    expect(nextTry([at(16, '18:30')], at(16, '18:31'), one, () => false)).toEqual(at(17, '18:00'));
  });
});

it.each<[CallResult[], 'undelivered' | 'expired' | null, 'undelivered' | 'expired']>([
  [[], null, 'undelivered'],
  [['no_answer'], null, 'expired'],
  [['busy', 'no_answer'], null, 'expired'],
  [['busy', 'no_answer', 'no_answer'], 'expired', 'expired'],
  [['call_later'], null, 'expired'],
  [['call_later', 'no_answer', 'busy'], 'expired', 'expired'],
  [['refused'], 'expired', 'expired'],
  [['wrong_number'], 'undelivered', 'undelivered'],
])('after %j it ends as %s, and when the time is over as %s', (results, after, atLast) => {
  expect([endAfter(results, 3), endAtLast(results)]).toEqual([after, atLast]);
});

describe('a survey call', () => {
  const free = { isOpen: true, isDue: true, takenBy: null };
  const later = { ...free, isDue: false };
  const mine = { ...free, takenBy: 'me' };
  const another = { ...free, takenBy: 'another' };

  it.each<[SurveyCallAct, Role, string, typeof free | typeof mine, Obstacle | null]>([
    ['take', 'agent', 'that is free', free, null],
    ['take', 'supervisor', 'that is free', free, null],
    ['take', 'agent', 'whose time has not come', later, 'not-now'],
    ['take', 'agent', 'that is theirs already', mine, 'taken'],
    ['take', 'supervisor', 'that another has', another, 'taken'],
    ['give-back', 'agent', 'that is theirs', mine, null],
    ['give-back', 'agent', 'that another has', another, 'not-yours'],
    ['give-back', 'supervisor', 'that another has', another, null],
    ['give-back', 'supervisor', 'that is free', free, 'not-yours'],
    ['attempt', 'agent', 'that is theirs', mine, null],
    ['attempt', 'agent', 'that is theirs, whatever the time', { ...mine, isDue: false }, null],
    ['attempt', 'agent', 'that is free', free, 'not-yours'],
    ['attempt', 'supervisor', 'that another has', another, 'not-yours'],
  ])('%s by the %s, one %s', (act, role, _, call, expected) => {
    const me = { id: 'me', role };
    expect(obstacleTo(act, me, call)).toBe(expected);
    expect(obstacleTo(act, me, { ...call, isOpen: false })).toBe('closed');
  });
});
