import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Amount, CalendarYear } from '../../src/city/profile.js';
import type { Closure } from '../../src/city/working-days.rules.js';
import type { PauseReason } from '../../src/events.js';

/**
 * Due times a second time, from the prose of the design alone: minute by minute and half day by half day, with the dates
 * of Intl and the government's calendar as it stands in the file. Slow, and in nothing like the rules it is held against.
 */

const CITY = 'config/city/kaohsiung';
const file = parse(readFileSync(`${CITY}/calendar.yaml`, 'utf8')) as { years: Partial<CalendarYear>[] };
const OFF = new Set(file.years.flatMap(({ off = {} }) => Object.keys(off)));
const MAKE_UP = new Set(file.years.flatMap(({ makeUp = {} }) => Object.keys(makeUp)));

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const taipei = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Taipei' });
export const weekday = new Intl.DateTimeFormat('en-US', { timeZone: 'Asia/Taipei', weekday: 'short' });
export const dateOf = (time: number): string => taipei.format(time);
const timeOn = (date: string, clock: string): number => Date.parse(`${date}T${clock}:00+08:00`);
const nextDate = remembered((date: string): string => dateOf(timeOn(date, '12:00') + DAY));

/** Intl takes its time. */
function remembered<Answer>(answer: (date: string) => Answer): (date: string) => Answer {
  const known = new Map<string, Answer>();
  return date => {
    if (!known.has(date)) known.set(date, answer(date));
    return known.get(date) as Answer;
  };
}

export interface World {
  start: number;
  size: number;
  extension: number;
  unit: keyof Amount;
  officeHours: [number, number][];
  caps: Partial<Record<PauseReason, Amount>>;
  pauses: { reason: PauseReason; from: number; to: number | null }[];
  district: string | null;
  closures: Closure[];
}

type Interval = { from: number; to: number };

/** Offices work from Monday to Friday and on Saturdays that make up for a holiday. */
const isOfficeDay = remembered((date: string): boolean => {
  if (['Sat', 'Sun'].includes(weekday.format(timeOn(date, '12:00')))) return MAKE_UP.has(date);
  return !OFF.has(date);
});

function isShut(date: string, half: 'morning' | 'afternoon', { closures, district }: World): boolean {
  for (const closure of closures) {
    if (closure.date !== date) continue;
    if (closure.part !== 'day' && closure.part !== half) continue;
    if (closure.districts === null) return true;
    if (district !== null && closure.districts.includes(district)) return true;
  }
  return false;
}

/** 1 for each minute of the day in which somebody is in the office. */
function minutesAtWork(date: string, world: World): Uint8Array {
  const minutes = new Uint8Array(24 * 60);
  if (!isOfficeDay(date)) return minutes;
  for (let minute = 0; minute < minutes.length; minute += 1) {
    if (isShut(date, minute < 12 * 60 ? 'morning' : 'afternoon', world)) continue;
    if (world.officeHours.some(([from, to]) => from <= minute && minute < to)) minutes[minute] = 1;
  }
  return minutes;
}

/** Hours, around the clock or in the office: each minute is counted or it is not. */
function minuteByMinute(world: World, rests: Interval[]): number {
  let left = world.size * HOUR;
  let date = '';
  let work: Uint8Array = new Uint8Array();
  let midnight = 0;
  for (let time = world.start; ; ) {
    if (world.unit === 'workingHours' && time >= midnight + work.length * MINUTE) {
      date = date === '' ? dateOf(time) : nextDate(date);
      midnight = timeOn(date, '00:00');
      work = minutesAtWork(date, world);
    }
    let end = time - (time % MINUTE) + MINUTE;
    let waits = false;
    for (let i = 0; i < rests.length; i += 1) {
      const { from, to } = rests[i] as Interval;
      if (from <= time && time < to) waits = true;
      if (time < from && from < end) end = from;
      if (time < to && to < end) end = to;
    }
    const isCounted =
      !waits && (world.unit === 'hours' || work[Math.floor((time - midnight) / MINUTE)] === 1);
    if (isCounted && end - time >= left) return Math.round(time + left);
    if (isCounted) left -= end - time;
    time = end;
  }
}

/** Working days: the day of the start is not counted; then each half in which offices work and the case did not only wait. */
function halfByHalf(world: World, rests: Interval[]): number {
  let left = world.size * 2;
  for (let date = nextDate(dateOf(world.start)); ; date = nextDate(date)) {
    for (const half of ['morning', 'afternoon'] as const) {
      const from = half === 'morning' ? timeOn(date, '00:00') : timeOn(date, '12:00');
      const to = from + 12 * HOUR;
      if (!isOfficeDay(date) || isShut(date, half, world)) continue;
      let waited = from;
      for (const rest of rests) if (rest.from <= waited && waited < rest.to) waited = rest.to;
      if (waited >= to) continue;
      left -= 1;
      if (left === 0) return to;
    }
  }
}

/** Only what the rule lets wait, and no longer than it says; who waits still is taken to wait as long as that. */
function restsIn(world: World): Interval[] {
  const rests: Interval[] = [];
  for (const { reason, from, to } of world.pauses) {
    const cap = world.caps[reason];
    if (!cap) continue;
    const [unit] = Object.keys(cap) as (keyof Amount)[];
    const waiting: World = { ...world, start: from, unit: unit as keyof Amount, size: cap[unit!] as number };
    const longest = unit === 'workingDays' ? halfByHalf(waiting, []) : minuteByMinute(waiting, []);
    rests.push({ from, to: to === null ? longest : Math.min(to, longest) });
  }
  return rests;
}

export function dueOf(world: World): { originalDueAt: Date; dueAt: Date } {
  const rests = restsIn(world);
  const walk = world.unit === 'workingDays' ? halfByHalf : minuteByMinute;
  const originalDueAt = new Date(walk(world, rests));
  if (world.extension === 0) return { originalDueAt, dueAt: originalDueAt };
  const extended = { ...world, size: world.size + world.extension };
  return { originalDueAt, dueAt: new Date(walk(extended, rests)) };
}
