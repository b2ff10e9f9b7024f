import type { Amount } from '../city/profile.js';

const HOUR = 3_600_000;
const QUARTERS = 4;

/**
 * How long an agency that is asked (會辦) has: as the city's protocol says, and not beyond the time of who asks. Of
 * working days as many whole ones as fit, else the hours that are left, in quarters; one that has run out bounds nothing.
 *
 * @param dueBy when an amount that runs from now is over
 * @param bound when the time of who asks is over; null: it has none
 */
export function answerWithin(
  within: Amount,
  { now, bound, dueBy }: { now: Date; bound: Date | null; dueBy: (amount: Amount) => Date },
): Amount {
  if (bound === null || bound <= now || dueBy(within) <= bound) return within;
  for (let workingDays = (within.workingDays ?? 1) - 1; workingDays > 0; workingDays -= 1)
    if (dueBy({ workingDays }) <= bound) return { workingDays };
  const hours = Math.floor(((+bound - +now) / HOUR) * QUARTERS) / QUARTERS;
  return hours > 0 ? { hours } : within;
}
