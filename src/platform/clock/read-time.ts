/** ISO 8601 to the minute or finer. */
const TIME = /^(\d{4}-\d\d-(\d\d))[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?:(Z)|([+-]\d\d):?(\d\d))?$/;
const CITY_OFFSET = '+08:00';

/** A time that somebody else wrote; null if it is none. Without an offset it is the city's, wherever the server runs. */
export function readTime(text: unknown): Date | null {
  const [found, date, day, time, utc, hours, minutes] = (typeof text === 'string' && TIME.exec(text)) || [];
  if (!found) return null;
  const offset = utc ?? (hours ? `${hours}:${minutes}` : CITY_OFFSET);
  const read = new Date(`${date}T${time}${offset}`);
  // JavaScript takes the 30th of February for the 2nd of March.
  const isOnTheCalendar = new Date(`${date}T00:00Z`).getUTCDate() === Number(day);
  return isOnTheCalendar && !Number.isNaN(read.getTime()) ? read : null;
}
