import { TZDate } from '@date-fns/tz';
import { addDays, addHours, format, isWeekend, startOfDay } from 'date-fns';
import type { CalendarYear } from './profile.js';

/** Around the clock. */
export const dueAfterHours = (from: Date, hours: number): Date => addHours(from, hours);

/**
 * The city's office days. A year that is not published yet goes by Monday to Friday.
 * Closures by typhoon are not in the yearly calendar.
 */
export class WorkingCalendar {
  private readonly off = new Set<string>();
  private readonly makeUp = new Set<string>();

  constructor(
    years: readonly CalendarYear[],
    private readonly timeZone: string,
  ) {
    for (const year of years) {
      for (const day of Object.keys(year.off)) this.off.add(day);
      for (const day of Object.keys(year.makeUp)) this.makeUp.add(day);
    }
  }

  /** Whether offices work on the day, in the city's time zone, that `time` falls on. */
  isWorkingDay(time: Date): boolean {
    const day = new TZDate(time, this.timeZone);
    const date = format(day, 'yyyy-MM-dd');
    return isWeekend(day) ? this.makeUp.has(date) : !this.off.has(date);
  }

  /**
   * The end (24:00, exclusive) of the n-th working day. Day 1 is the first working day after receipt: the day of
   * receipt is not counted (行政程序法 §48; 文書處理手冊 §79 leaves out holidays for petitions).
   */
  dueAfterWorkingDays(from: Date, days: number): Date {
    if (!Number.isInteger(days) || days < 1)
      throw new RangeError(`A limit of ${days} working days is no limit.`);
    let day = startOfDay(new TZDate(from, this.timeZone));
    for (let counted = 0; counted < days; ) {
      day = addDays(day, 1);
      if (this.isWorkingDay(day)) counted += 1;
    }
    return new Date(addDays(day, 1).getTime());
  }
}
