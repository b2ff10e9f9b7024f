import type { Words } from '../platform/problem/problem.js';
import { isWeekend } from './calendar-year.rules.js';
import { dayWords } from './dates.words.js';
import { dayNumber, isoDate, weekdayOf } from './local-days.js';
import type { CalendarYear } from './profile.js';

/** Something in a calendar that may well be right, for a person to look at. */
export interface Doubt {
  date: string;
  words: Words;
}

/**
 * Holidays of a fixed date (紀念日及節日實施條例), and the year since which offices have been closed on them: those of
 * 2025 came in the middle of the year, and copies of the calendar miss them. On a Saturday the day before is off in its
 * stead, on a Sunday the day after (since 2015).
 */
const FIXED = [
  { on: '01-01', name: '開國紀念日', since: 2015 },
  { on: '02-28', name: '和平紀念日', since: 2015 },
  { on: '05-01', name: '勞動節', since: 2026 },
  { on: '09-28', name: '孔子誕辰紀念日', since: 2025 },
  { on: '10-10', name: '國慶日', since: 2015 },
  { on: '10-25', name: '臺灣光復暨金門古寧頭大捷紀念日', since: 2025 },
  { on: '12-25', name: '行憲紀念日', since: 2025 },
];
/** Days of some professions (特定節日): offices work. The calendar's note names them all the same. */
const NOT_FOR_OFFICES = ['軍人節', '警察節'];

/** In the order of the year. */
export function doubtsAbout(calendar: CalendarYear): Doubt[] {
  return [...missingHolidays(calendar), ...oddNames(calendar)].sort((a, b) => a.date.localeCompare(b.date));
}

function* missingHolidays({ year, off }: CalendarYear): Generator<Doubt> {
  // Of 1 January of the next year it may be 31 December that is off.
  for (const named of [year, year + 1]) {
    for (const { on, name, since } of FIXED) {
      const date = isoDate(keptOn(dayNumber(`${named}-${on}`)));
      if (named < since || !date.startsWith(`${year}-`) || date in off) continue;
      const day = dayWords(dayNumber(date));
      yield {
        date,
        words: {
          'zh-TW': `${day['zh-TW']}依「${name}」應放假或補假，這份日曆卻是上班日。`,
          en: `${day.en} should be off for ${name}, or in its stead; by this calendar offices work.`,
        },
      };
    }
  }
}

function keptOn(day: number): number {
  if (!isWeekend(day)) return day;
  return weekdayOf(day) === 6 ? day - 1 : day + 1;
}

function* oddNames({ year, off }: CalendarYear): Generator<Doubt> {
  for (const [date, name] of Object.entries(off)) {
    const day = dayWords(dayNumber(date));
    const isWorkersDay = name === '勞動節' && year < 2026;
    if (NOT_FOR_OFFICES.includes(name) || isWorkersDay)
      yield {
        date,
        words: {
          'zh-TW': `${day['zh-TW']}因「${name}」放假，但那一天機關通常照常上班。`,
          en: `${day.en} is off for ${name}, on which offices usually work.`,
        },
      };
    if (name.includes('星期'))
      yield {
        date,
        words: {
          'zh-TW': `${day['zh-TW']}放假，備註卻是「${name}」。`,
          en: `${day.en} is off, and its note is "${name}".`,
        },
      };
  }
}
