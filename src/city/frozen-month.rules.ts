import { dayNumber, type LocalDays } from './local-days.js';

/**
 * When the figures of the month in which a day lies become final: at 00:00, in the city's time zone, of a day (1 to 28)
 * of the next month. What they rest on, such as the working days of that month, is not changed any more from then on.
 *
 * @param date ISO date, or ISO month
 */
export function figuresFrozenAt(date: string, onDay: number, days: LocalDays): Date {
  const [year = 0, month = 0] = date.split('-').map(Number);
  const next = month === 12 ? [year + 1, 1] : [year, month + 1];
  const first = dayNumber(`${next[0]}-${String(next[1]).padStart(2, '0')}-01`);
  return new Date(days.at(first + onDay - 1));
}

export const areFiguresFrozen = (date: string, now: Date, onDay: number, days: LocalDays): boolean =>
  now >= figuresFrozenAt(date, onDay, days);
