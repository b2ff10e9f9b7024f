import type { ClosurePart } from './city.events.js';
import { dayNumber, isoDate, LocalDays, weekdayOf } from './local-days.js';
import type { CalendarYear } from './profile.js';

/** How much of a day offices are closed. */
export const CLOSURE_PARTS = ['day', 'morning', 'afternoon'] as const satisfies ClosurePart[];

/** Offices closed beyond the yearly calendar (停止上班), such as by a typhoon: in some districts, or (null) in all. */
export interface Closure {
  id: string;
  /** ISO date. */
  date: string;
  part: ClosurePart;
  districts: readonly string[] | null;
  reason: string;
}

/** Before the noon of the city's time zone, and from it on. */
export type Half = 'morning' | 'afternoon';
const HALVES: readonly Half[] = ['morning', 'afternoon'];

/** Why a day is none on which offices work. `name`: of the holiday, as the government's calendar has it. */
export type NoOfficeDay = { because: 'weekend' } | { because: 'holiday'; name: string };
/** Why offices are closed in a half day. */
export type ClosedBecause = NoOfficeDay | { because: 'closure'; closure: Closure };

/** Ranges of a day in minutes after midnight, in order: `[[480, 720], [810, 1050]]`. */
export type OfficeHours = readonly (readonly [number, number])[];

/** From and to in milliseconds since the epoch. */
export type Stretch = readonly [from: number, to: number];

const NOON = 12 * 60;
const MIDNIGHT = 24 * 60;
/** Longer than any limit may be; a calendar without a working day would be walked through for ever. */
const MOST_DAYS = 3660;

/**
 * The city's office days: the yearly calendar (行政機關辦公日曆表) and closures announced beside it. Monday to Friday
 * where a year is not published yet (`knows` tells). A day has two halves that meet at noon, since closures may be of
 * half a day and documents are counted in half days (文書處理手冊 §79).
 */
export class WorkingCalendar {
  readonly days: LocalDays;
  private readonly years = new Set<number>();
  private readonly off = new Map<number, string>();
  private readonly makeUp = new Map<number, string>();
  private readonly closures = new Map<number, Closure[]>();
  private readonly halves = new Map<number, readonly Stretch[]>();

  /**
   * @param published the years whose calendar is known; all others have Mondays to Fridays
   * @param timeZone by its IANA name, such as Asia/Taipei
   * @param closures those in force, in any order
   */
  constructor(
    private readonly published: readonly CalendarYear[],
    private readonly timeZone: string,
    closures: readonly Closure[] = [],
  ) {
    this.days = new LocalDays(timeZone);
    for (const { year, off, makeUp } of published) {
      this.years.add(year);
      for (const [date, name] of Object.entries(off)) this.off.set(dayNumber(date), name);
      for (const [date, name] of Object.entries(makeUp)) this.makeUp.set(dayNumber(date), name);
    }
    for (const closure of closures) {
      const day = dayNumber(closure.date);
      this.closures.set(day, [...(this.closures.get(day) ?? []), closure]);
    }
  }

  /** The same years with other closures, such as those that were known at some time. */
  withClosures(closures: readonly Closure[]): WorkingCalendar {
    return new WorkingCalendar(this.published, this.timeZone, closures);
  }

  /** Whether the calendar of the year that the day falls in is published. */
  knows(day: number): boolean {
    return this.years.has(Number(isoDate(day).slice(0, 4)));
  }

  /** Whether offices work at all on the day, in the city's time zone, that `time` falls on. */
  isWorkingDay(time: Date, district: string | null = null): boolean {
    const day = this.days.dayOf(time.getTime());
    return HALVES.some(half => this.isOpen(day, half, district));
  }

  /** Whether offices of the district (null: of a case without one) work in the half of the day, by its number. */
  isOpen(day: number, half: Half, district: string | null): boolean {
    return this.isOfficeDay(day) && !this.closureOf(day, half, district);
  }

  /** Null when offices are open. */
  whyClosed(day: number, half: Half, district: string | null): ClosedBecause | null {
    const none = this.whyNoOfficeDay(day);
    if (none) return none;
    const closure = this.closureOf(day, half, district);
    return closure ? { because: 'closure', closure } : null;
  }

  /** By the yearly calendar alone; null of a day on which offices work. */
  whyNoOfficeDay(day: number): NoOfficeDay | null {
    const name = this.off.get(day);
    if (name !== undefined) return { because: 'holiday', name };
    return this.isOfficeDay(day) ? null : { because: 'weekend' };
  }

  /** The name of a weekend day on which offices work (補行上班). */
  makeUpName(day: number): string | null {
    return this.makeUp.get(day) ?? null;
  }

  /** When offices of the district work on the day. */
  officeStretches(day: number, hours: OfficeHours, district: string | null): Stretch[] {
    if (!this.isOfficeDay(day)) return [];
    return HALVES.filter(half => this.isOpen(day, half, district)).flatMap(half => {
      const [begins, ends] = half === 'morning' ? [0, NOON] : [NOON, MIDNIGHT];
      return hours.flatMap(([from, to]): Stretch[] => {
        const [start, end] = [Math.max(from, begins), Math.min(to, ends)];
        return start < end ? [[this.days.at(day, start), this.days.at(day, end)]] : [];
      });
    });
  }

  /** The halves of the days after `day` on which offices of the district work, one after the other, without end. */
  *openHalves(day: number, district: string | null): Generator<Stretch> {
    for (let walked = 1; walked <= MOST_DAYS; walked += 1) {
      yield* this.halvesOf(day + walked, district);
    }
    throw new RangeError('The calendar has no working day within ten years.');
  }

  /** The stretches of office time from the day of `time` on, without end. */
  *officeTime(time: number, hours: OfficeHours, district: string | null): Generator<Stretch> {
    const first = this.days.dayOf(time);
    for (let walked = 0; walked <= MOST_DAYS; walked += 1)
      yield* this.officeStretches(first + walked, hours, district);
    throw new RangeError('The calendar has no office hours within ten years.');
  }

  /** Kept for every day that is not closed in some districts only: a hundred thousand limits walk over the same days. */
  private halvesOf(day: number, district: string | null): readonly Stretch[] {
    if (this.closures.has(day)) return this.walkHalves(day, district);
    let halves = this.halves.get(day);
    if (!halves) {
      halves = this.walkHalves(day, null);
      this.halves.set(day, halves);
    }
    return halves;
  }

  private walkHalves(day: number, district: string | null): Stretch[] {
    return HALVES.filter(half => this.isOpen(day, half, district)).map(half => {
      const [begins, ends] = half === 'morning' ? [0, NOON] : [NOON, MIDNIGHT];
      return [this.days.at(day, begins), this.days.at(day, ends)];
    });
  }

  /** By the yearly calendar alone. */
  private isOfficeDay(day: number): boolean {
    const weekday = weekdayOf(day);
    return weekday === 0 || weekday === 6 ? this.makeUp.has(day) : !this.off.has(day);
  }

  private closureOf(day: number, half: Half, district: string | null): Closure | undefined {
    return this.closures
      .get(day)
      ?.find(
        ({ part, districts }) =>
          (part === 'day' || part === half) &&
          (districts === null || (district !== null && districts.includes(district))),
      );
  }
}
