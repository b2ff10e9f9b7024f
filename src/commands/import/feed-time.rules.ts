import { readTime } from '../../platform/clock/read-time.js';
import { RejectedLine } from '../replay/line.rules.js';

/** "2017/8/21 下午 05:23:52", also without seconds, with 24-hour times, with dashes. */
const TIME =
  /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:\s+|T)(?:(上午|下午|AM|PM)\s*)?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/i;
/** Older than any hotline of a city: a slip. */
const EARLIEST = new Date('2000-01-01T00:00:00+08:00');
const CLOCKS_DIFFER_MS = 5 * 60_000;

/** A time of the feed, in the city's time. 下午 12 is noon, 上午 12 is midnight. Null where nothing is said. */
export function feedTime(value: unknown, name: string, now: Date): Date | null {
  if (value === null || value === undefined || value === '' || isEmpty(value)) return null;
  const text = typeof value === 'string' ? value.normalize('NFKC').trim() : '';
  if (typeof value === 'string' && (text === '' || text === 'null')) return null;
  const time = readTime(text) ?? twelveHours(text, name);
  if (!time) throw new RejectedLine(`${name} is no time`);
  if (time < EARLIEST) throw new RejectedLine(`${name} lies before the year 2000`);
  if (time.getTime() > now.getTime() + CLOCKS_DIFFER_MS) throw new RejectedLine(`${name} lies in the future`);
  return time;
}

function twelveHours(text: string, name: string): Date | null {
  const [found, year, month, day, half, hour, minute, second = '00'] = TIME.exec(text) ?? [];
  if (!found) return null;
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  if (!readTime(`${date}T00:00`)) throw new RejectedLine(`${name} names a day that there is not: ${date}`);
  const told = Number(hour);
  if (told > (half ? 12 : 23) || Number(minute) > 59 || Number(second) > 59)
    throw new RejectedLine(
      `${name} names a time of day that there is not: ${text.slice(text.search(/\s|T/) + 1)}`,
    );
  const isAfternoon = half === '下午' || half?.toUpperCase() === 'PM';
  const hours = half ? (told % 12) + (isAfternoon ? 12 : 0) : told;
  return readTime(`${date}T${String(hours).padStart(2, '0')}:${minute}:${second}`);
}

/** What a converter from XML makes of an empty element. */
const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;
