import type { ClosurePart } from './city.events.js';
import { areFiguresFrozen } from './frozen-month.rules.js';
import { dayNumber, isDate } from './local-days.js';
import type { NoOfficeDay, WorkingCalendar } from './working-days.rules.js';

export interface WantedClosure {
  /** As it was typed. */
  date: string;
  part: ClosurePart;
  /** Null: all of them. */
  districts: readonly string[] | null;
}

/** What a closure is judged by. */
export interface Situation {
  now: Date;
  calendar: WorkingCalendar;
  figuresFrozenOnDay: number;
  isDistrict: (code: string) => boolean;
}

/** Why a closure cannot be saved. */
export type Refusal =
  | { because: 'impossible_date' }
  | { because: 'no_district' }
  | { because: 'unknown_district'; codes: string[] }
  | { because: 'too_far'; last: number }
  | { because: 'frozen_month' }
  | { because: 'closed_anyway'; by: NoOfficeDay };

/** What is announced further ahead belongs into the yearly calendar. */
export const MOST_DAYS_AHEAD = 366;

/** Null: it can be saved, as far as it goes by itself. */
export function refusalOf({ date, districts }: WantedClosure, situation: Situation): Refusal | null {
  const { now, calendar, figuresFrozenOnDay, isDistrict } = situation;
  if (!isDate(date)) return { because: 'impossible_date' };
  if (districts?.length === 0) return { because: 'no_district' };
  const codes = (districts ?? []).filter(code => !isDistrict(code));
  if (codes.length > 0) return { because: 'unknown_district', codes };
  const last = calendar.days.dayOf(now.getTime()) + MOST_DAYS_AHEAD;
  if (dayNumber(date) > last) return { because: 'too_far', last };
  if (areFiguresFrozen(date, now, figuresFrozenOnDay, calendar.days)) return { because: 'frozen_month' };
  const by = calendar.whyNoOfficeDay(dayNumber(date));
  return by ? { because: 'closed_anyway', by } : null;
}

/** Whether two closures say of some office, twice, that it is closed. */
export const overlap = (one: WantedClosure, other: WantedClosure): boolean =>
  one.date === other.date && sharePart(one.part, other.part) && shareDistrict(one.districts, other.districts);

const sharePart = (one: ClosurePart, other: ClosurePart): boolean =>
  one === other || one === 'day' || other === 'day';

const shareDistrict = (one: readonly string[] | null, other: readonly string[] | null): boolean =>
  one === null || other === null || one.some(code => other.includes(code));
