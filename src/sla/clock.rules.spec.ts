import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { WorkingCalendar } from '../city/working-days.rules.js';
import type { ClockKind } from '../events.js';
import { CITIZEN_FACING, DELIVER_RULE, dueTimes, outcomeAt, outcomeOfEnd, wakesAt } from './clock.rules.js';

const KINDS: ClockKind[] = ['respond', 'complete', 'reply', 'deliver'];
// Received at eight in Taipei: the four hours of 「於4小時內處理，並回報」 end at noon.
const NOON = new Date('2026-11-21T12:00:00+08:00');
const at = (time: string): Date => new Date(`2026-11-21T${time}+08:00`);
const anyTime = fc.date({ min: new Date('2008-04-01'), max: new Date('2099-12-31'), noInvalidDate: true });
const plus = (time: Date, milliseconds: number): Date => new Date(time.getTime() + milliseconds);

describe('a clock due at noon', () => {
  it.each([
    ['08:00:01.000', 'met', 'cancelled'],
    ['11:59:59.999', 'met', 'cancelled'],
    ['12:00:00.000', 'met', 'cancelled'],
    ['12:00:00.001', 'missed', 'missed'],
    ['23:59:59.999', 'missed', 'missed'],
  ])(
    'that is stopped at %s is %s; ended because nobody needs it any more, it is %s',
    (time, stopped, ended) => {
      expect(outcomeAt(at(time), NOON)).toBe(stopped);
      expect(outcomeOfEnd(at(time), NOON)).toBe(ended);
    },
  );

  it.each<[ClockKind, string]>([
    ['respond', '12:00:00.001'],
    ['complete', '12:00:00.001'],
    ['reply', '12:00:00.001'],
    ['deliver', '12:00:00.000'],
  ])('of the kind %s is looked at at %s', (kind, time) => {
    expect(wakesAt(kind, NOON)).toEqual(at(time));
  });
});

describe('any clock', () => {
  it('is late for who stops it at the very time it is woken, and was not a millisecond before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS.filter(kind => kind !== 'deliver')), anyTime, (kind, dueAt) => {
        const woken = wakesAt(kind, dueAt);
        expect([outcomeAt(plus(woken, -1), dueAt), outcomeAt(woken, dueAt)]).toEqual(['met', 'missed']);
      }),
    );
  });

  it('that has run out stays missed, whether it is stopped or ended', () => {
    fc.assert(
      fc.property(anyTime, fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (dueAt, late) => {
        const time = plus(dueAt, late);
        expect(outcomeAt(time, dueAt) === 'missed').toBe(late > 0);
        expect(outcomeOfEnd(time, dueAt) === 'missed').toBe(late > 0);
      }),
    );
  });

  it('is left as it was when it is looked at', () => {
    const dueAt = new Date(NOON);
    for (const kind of KINDS) wakesAt(kind, dueAt);
    expect(dueAt).toEqual(NOON);
  });
});

describe('the limit of a receipt', () => {
  it('is two minutes, to the millisecond, whenever the order was sent', () => {
    fc.assert(
      fc.property(anyTime, sentAt => {
        const limited = { rule: DELIVER_RULE, startedAt: sentAt, extension: 0, district: null, pauses: [] };
        const { dueAt } = dueTimes(limited, new WorkingCalendar([], 'Asia/Taipei'));
        expect(dueAt.getTime() - sentAt.getTime()).toBe(120_000);
      }),
    );
  });

  it('is nobody’s category’s, and counts no working days', () => {
    expect(DELIVER_RULE).toMatchObject({ kind: 'deliver', category: null, version: null });
    expect(DELIVER_RULE.workingDays).toBeUndefined();
  });
});

it('the citizen can hold the city to a response, a completion and a reply; the receipt is between its own people', () => {
  expect([...CITIZEN_FACING].sort()).toEqual(['complete', 'reply', 'respond']);
});
