import { tzOffset } from '@date-fns/tz';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MOST_HOURS = 100_000;

/**
 * Days of the wall clock in one time zone, by their number since 1970-01-01: what counts days needs whole numbers, and
 * no object for each. Times are milliseconds since the epoch.
 */
export class LocalDays {
  private readonly offsets = new Map<number, number>();

  constructor(readonly timeZone: string) {}

  /** The number of the day that `time` falls on. */
  dayOf(time: number): number {
    return Math.floor((time + this.offset(time)) / DAY);
  }

  /** The time at which the wall clock shows `minutes` after midnight of the day. */
  at(day: number, minutes = 0): number {
    const shown = day * DAY + minutes * MINUTE;
    // The offset of a time near it, then of the time itself: they differ on the days the clock is changed.
    const near = shown - this.offset(shown);
    return shown - this.offset(near);
  }

  /** Zones change their offset on the hour (or its half): one look-up an hour is exact enough for every one of them. */
  private offset(time: number): number {
    const hour = Math.floor(time / (HOUR / 4));
    let offset = this.offsets.get(hour);
    if (offset === undefined) {
      if (this.offsets.size >= MOST_HOURS) this.offsets.clear();
      offset = tzOffset(this.timeZone, new Date(hour * (HOUR / 4))) * MINUTE;
      this.offsets.set(hour, offset);
    }
    return offset;
  }
}

/** A day that is on the calendar, written `2026-11-21`. JavaScript takes the 30th of February for the 2nd of March. */
export function isDate(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayNumber(text) : Number.NaN;
  return !Number.isNaN(day) && isoDate(day) === text;
}

/** `2026-11-21` as the number of its day. */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;

/** The ISO date of a day. */
export const isoDate = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** 0 is Sunday; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;
