import type { Asker } from '../../access/rights.js';
import type { CallingHours } from '../../city/satisfaction-rules.js';
import { formatInTaipei } from '../../platform/clock/taipei.js';

export const CALL_RESULTS = [
  'answered',
  'no_answer',
  'busy',
  'call_later',
  'refused',
  'wrong_number',
] as const;
export type CallResult = (typeof CALL_RESULTS)[number];
/** Other than the answer itself, which is recorded with what was said. */
export const UNANSWERED = CALL_RESULTS.filter(result => result !== 'answered');

const DAY_MS = 86_400_000;
/** In a row, and more. */
const MOST_HOLIDAYS = 21;
const OFFSET = '+08:00';

const timeOf = (at: Date): string => formatInTaipei(at, 'HH:mm');

/** Whether a day is one on which nobody is called. */
export type IsHoliday = (time: Date) => boolean;

/** Nobody is called at night, nor at their meals, nor at New Year. */
export const isCallingTime = (now: Date, hours: readonly CallingHours[], isHoliday: IsHoliday): boolean =>
  !isHoliday(now) && hours.some(({ from, to }) => from <= timeOf(now) && timeOf(now) < to);

/** The part of the day a call belongs to; one that took longer, to the part it was begun in. */
const partOf = (at: Date, hours: readonly CallingHours[]): CallingHours | undefined =>
  hours.findLast(({ from }) => from <= timeOf(at)) ?? hours.at(-1);

/** Whoever is not in at one time of the day is tried at another; once all have been tried, at the next one that comes. */
export function nextTry(
  tried: readonly Date[],
  now: Date,
  hours: readonly CallingHours[],
  isHoliday: IsHoliday,
): Date {
  if (tried.length === 0 && isCallingTime(now, hours, isHoliday)) return now;
  const known = tried.map(at => partOf(at, hours));
  const others = hours.filter(part => !known.includes(part));
  const days = Array.from({ length: MOST_HOLIDAYS }, (_, i) => new Date(now.getTime() + i * DAY_MS));
  const starts = days
    .filter(day => !isHoliday(day))
    .flatMap(day =>
      (others.length > 0 ? others : hours).map(
        ({ from }) => new Date(`${formatInTaipei(day, 'yyyy-MM-dd')}T${from}:00${OFFSET}`),
      ),
    );
  return starts.filter(start => start > now).sort((a, b) => a.getTime() - b.getTime())[0] ?? now;
}

/**
 * How it ended without an answer: `undelivered`, nobody was asked, since they were never called or it is not their number;
 * `expired`, they were called and did not answer, like a letter that lies unopened: both are in the rate of answers.
 */
export type Unanswered = 'undelivered' | 'expired';

/** When the time is over. */
export const endAtLast = (results: readonly CallResult[]): Unanswered =>
  results.some(result => result !== 'wrong_number') ? 'expired' : 'undelivered';

/** After a call; null: they are tried again. A wrong number is nobody's, whatever was heard there before. */
export function endAfter(results: readonly CallResult[], most: number): Unanswered | null {
  const last = results.at(-1);
  if (last === 'wrong_number') return 'undelivered';
  if (last === 'refused') return 'expired';
  return results.length >= most ? endAtLast(results) : null;
}

export type SurveyCallAct = 'take' | 'give-back' | 'attempt';
export type Obstacle = 'closed' | 'not-now' | 'taken' | 'not-yours';

interface Waiting {
  isOpen: boolean;
  isDue: boolean;
  takenBy: string | null;
}

/** Calling is for who has taken it, since only they know whom; the supervisor may give back what was left lying. */
export function obstacleTo(
  act: SurveyCallAct,
  me: Pick<Asker, 'id' | 'role'>,
  { isOpen, isDue, takenBy }: Waiting,
): Obstacle | null {
  if (!isOpen) return 'closed';
  if (act === 'take') {
    if (takenBy !== null) return 'taken';
    return isDue ? null : 'not-now';
  }
  if (takenBy === me.id) return null;
  return act === 'give-back' && takenBy !== null && me.role === 'supervisor' ? null : 'not-yours';
}
