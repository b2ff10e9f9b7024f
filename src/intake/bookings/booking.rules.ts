import { formatInTaipei } from '../../platform/clock/taipei.js';
import type { FieldProblem } from '../../platform/problem/problem.js';

/** Where somebody speaks with the adviser: at the counter, or on the telephone while nobody may come (改採電話服務). */
export const FORMS = ['counter', 'telephone'] as const;
export type Form = (typeof FORMS)[number];

/** A slot is free again once its booking was cancelled; who came and who did not may have been mixed up. */
export const BOOKING_STATES = ['booked', 'attended', 'missed', 'cancelled'] as const;
export type BookingState = (typeof BOOKING_STATES)[number];
export const BOOKING_ACTIONS = {
  cancel: ['booked'],
  tell: ['booked'],
  settle: ['booked', 'attended', 'missed'],
} as const satisfies Record<string, readonly BookingState[]>;
export type BookingAction = keyof typeof BOOKING_ACTIONS;

export const mayBe = (action: BookingAction, state: BookingState): boolean =>
  (BOOKING_ACTIONS[action] as readonly BookingState[]).includes(state);

/** One adviser at one place, who sees one person after the other. `begins`: minutes after midnight. */
export interface Hours {
  begins: number;
  slots: number;
  slotMinutes: number;
}

const MIDNIGHT = 24 * 60;

export const endOf = ({ begins, slots, slotMinutes }: Hours): number => begins + slots * slotMinutes;
export const startOfSlot = ({ begins, slotMinutes }: Hours, slot: number): number =>
  begins + slot * slotMinutes;
/** Whether nobody can come to it any more, as seen from a moment of some day. While it lasts somebody may walk in. */
export const isSlotOver = (
  hours: Hours & { day: string },
  slot: number,
  now: { day: string; minutes: number },
): boolean =>
  hours.day < now.day ||
  (hours.day === now.day && startOfSlot(hours, slot) + hours.slotMinutes <= now.minutes);
export const isWithinDay = (hours: Hours): boolean => endOf(hours) <= MIDNIGHT;
export const overlaps = (one: Hours, other: Hours): boolean =>
  one.begins < endOf(other) && other.begins < endOf(one);

/** 570 is 09:30. */
export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The day and the minute of it, Taipei. */
export const momentOf = (now: Date): { day: string; minutes: number } => ({
  day: formatInTaipei(now, 'yyyy-MM-dd'),
  minutes: minutesOf(formatInTaipei(now, 'HH:mm')),
});

/** Null: nobody begins then. */
export function slotAt(hours: Hours, time: string): number | null {
  const slot = (minutesOf(time) - hours.begins) / hours.slotMinutes;
  return Number.isInteger(slot) && slot >= 0 && slot < hours.slots ? slot : null;
}

/** Days on which a supervisor lets places be telephoned instead of visited; without an end until it is ended. */
export interface TelephoneDays {
  sites: readonly string[];
  fromDay: string;
  untilDay: string | null;
}

/** `isOpen`: the offices there at that time, by the calendar and its closures. */
export function formOf(
  { site, day }: { site: string; day: string },
  periods: readonly TelephoneDays[],
  isOpen: boolean,
): Form {
  const telephoned = periods.some(
    ({ sites, fromDay, untilDay }) =>
      sites.includes(site) && fromDay <= day && (untilDay === null || day <= untilDay),
  );
  return telephoned || !isOpen ? 'telephone' : 'counter';
}

/** Whoever booked was told another form than it is now. */
export const hasToBeTold = (booking: { state: BookingState; form: Form }, now: Form): boolean =>
  booking.state === 'booked' && booking.form !== now;

interface Bookable {
  counterServices?: { code: string; sites: string[]; booking?: { aheadDays: number; keptDays: number } }[];
}

/** What is wrong with where sessions are to be: `service UNKNOWN_SERVICE` … */
export function flawsOfPlace(
  { service, site, hours }: { service: string; site: string; hours: Hours },
  city: Bookable,
): FieldProblem[] {
  const known = city.counterServices?.find(({ code }) => code === service);
  const flaws: FieldProblem[] = [];
  const flaw = (field: string, code: string, zh: string, en: string): void => {
    flaws.push({ field, code, message: { 'zh-TW': zh, en } });
  };
  if (!known) flaw('service', 'UNKNOWN_SERVICE', '沒有這項服務', 'There is no such service');
  else if (!known.booking) flaw('service', 'NOT_BOOKED', '這項服務不需預約', 'It is not booked');
  else if (!known.sites.includes(site))
    flaw('site', 'UNKNOWN_SITE', '這個地點沒有這項服務', 'It is not given there');
  if (!isWithinDay(hours)) flaw('slots', 'PAST_MIDNIGHT', '超過午夜', 'It goes on after midnight');
  return flaws;
}
