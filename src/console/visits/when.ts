import { isoDay, parseDay, timeOfDay } from '../words/dates.js';

const TIME = /^([01]?\d|2[0-3])[:：]?([0-5]\d)$/;
const TAIPEI_OFFSET = '+08:00';

/** `14:30`, `1430`, `9:05`; null for what is no time of day. */
export function parseTime(typed: string): string | null {
  const [, hour, minute] = TIME.exec(typed.trim()) ?? [];
  return hour === undefined || minute === undefined ? null : `${hour.padStart(2, '0')}:${minute}`;
}

/** A date and a time as people type them, as the server wants it; null where one is none. */
export function whenOf({ date, time }: { date: string; time: string }): string | null {
  const [day, clock] = [parseDay(date), parseTime(time)];
  return day === null || clock === null ? null : `${day}T${clock}:00${TAIPEI_OFFSET}`;
}

/** The same, the other way round. */
export const typedWhen = (at: string): { date: string; time: string } => ({
  date: isoDay(at),
  time: timeOfDay(at),
});
