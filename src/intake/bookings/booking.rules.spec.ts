import { describe, expect, it } from '@jest/globals';
import {
  BOOKING_STATES,
  type BookingState,
  type Form,
  flawsOfPlace,
  formOf,
  hasToBeTold,
  mayBe,
  overlaps,
  slotAt,
  startOfSlot,
  timeOf,
} from './booking.rules.js';

/** 09:00 to 11:00, four people. */
const MORNING = { begins: 540, slots: 4, slotMinutes: 30 };

describe('the slots of a session', () => {
  it('follow one another', () => {
    expect([0, 1, 2, 3].map(slot => timeOf(startOfSlot(MORNING, slot)))).toEqual([
      ...['09:00', '09:30', '10:00', '10:30'],
    ]);
  });

  it.each([
    ['09:00', 0],
    ['10:30', 3],
    ['11:00', null],
    ['08:30', null],
    ['09:15', null],
  ])('at %s: %s', (time, slot) => {
    expect(slotAt(MORNING, time)).toBe(slot);
  });

  it.each([
    [{ begins: 660, slots: 1, slotMinutes: 30 }, false],
    [{ begins: 659, slots: 1, slotMinutes: 30 }, true],
    [{ begins: 480, slots: 2, slotMinutes: 30 }, false],
    [{ begins: 0, slots: 48, slotMinutes: 30 }, true],
  ])('meet those of %j: %s', (other, meet) => {
    expect([overlaps(MORNING, other), overlaps(other, MORNING)]).toEqual([meet, meet]);
  });
});

describe('who has booked', () => {
  const DAYS = [{ sites: ['siwei', 'qishan'], fromDay: '2021-05-20', untilDay: '2021-07-26' }];
  const OPEN_END = [{ sites: ['siwei'], fromDay: '2021-05-20', untilDay: null }];

  it.each<[string, string, typeof DAYS | typeof OPEN_END, boolean, Form]>([
    ['siwei', '2021-05-19', DAYS, true, 'counter'],
    ['siwei', '2021-05-20', DAYS, true, 'telephone'],
    ['siwei', '2021-07-26', DAYS, true, 'telephone'],
    ['siwei', '2021-07-27', DAYS, true, 'counter'],
    ['fengshan', '2021-06-01', DAYS, true, 'counter'],
    ['siwei', '2030-01-01', OPEN_END, true, 'telephone'],
    ['fengshan', '2021-06-01', DAYS, false, 'telephone'],
  ])('at %s on %s, %j, offices open %s: by %s', (site, day, periods, isOpen, form) => {
    expect(formOf({ site, day }, periods, isOpen)).toBe(form);
  });

  it('is told when that changes, and only while they wait', () => {
    const told = BOOKING_STATES.filter(state => hasToBeTold({ state, form: 'counter' }, 'telephone'));
    expect(told).toEqual(['booked']);
    expect(hasToBeTold({ state: 'booked', form: 'telephone' }, 'telephone')).toBe(false);
    expect(hasToBeTold({ state: 'booked', form: 'telephone' }, 'counter')).toBe(true);
  });

  it.each<[BookingState, string]>([
    ['booked', 'cancel tell settle'],
    ['attended', 'settle'],
    ['missed', 'settle'],
    ['cancelled', ''],
  ])('%s: %s', (state, may) => {
    const actions = (['cancel', 'tell', 'settle'] as const).filter(action => mayBe(action, state));
    expect(actions.join(' ')).toBe(may);
  });
});

describe('a session', () => {
  const CITY = {
    counterServices: [
      { code: 'legal-advice', sites: ['siwei', 'qishan'], booking: { aheadDays: 30, keptDays: 30 } },
      { code: 'blood-pressure', sites: ['siwei'] },
    ],
  };
  it.each([
    ['legal-advice', 'qishan', 4, ''],
    ['legal-advice', 'moon', 4, 'site UNKNOWN_SITE'],
    ['blood-pressure', 'siwei', 4, 'service NOT_BOOKED'],
    ['massage', 'siwei', 4, 'service UNKNOWN_SERVICE'],
    ['legal-advice', 'siwei', 31, 'slots PAST_MIDNIGHT'],
  ])('of %s at %s with %d slots: “%s”', (service, site, slots, expected) => {
    const flaws = flawsOfPlace({ service, site, hours: { ...MORNING, slots } }, CITY);
    expect(flaws.map(({ field, code }) => `${field} ${code}`).join(', ')).toBe(expected);
  });
});
