import { sizeOf, unitOf } from '../city/counting.rules.js';
import type { WorkingCalendar } from '../city/working-days.rules.js';
import type { DueTimes, Limited } from './clock.rules.js';
import { restsOf } from './pause.rules.js';
import { type Became, type Stretch, stretchesOf } from './stretches.rules.js';

const HOUR = 3_600_000;
const HALF_A_DAY = 0.5;

/** Times in milliseconds since the epoch, from when until before when. */
export interface Piece {
  from: number;
  to: number;
  became: Became;
  /** In the rule's unit: what was counted in it, or (of a pause) what would have been. */
  amount: number;
}

/** Of a pause that the rule allows, the part in which the clock rested. */
export interface Resting {
  pause: number;
  from: number;
  to: number;
  /** The pause goes on, or went on, for longer than the rule lets the clock rest. */
  isCut: boolean;
}

/** The way to a due time, and where it ends. */
export interface Walk extends DueTimes {
  /** One after the other from the start to the due time, without gaps; one begins where the original limit was over. */
  pieces: Piece[];
  rests: Resting[];
}

/**
 * From the start of a limit to its end on foot, saying of every day, half day and hour on the way what became of it. It
 * goes its own way through the calendar, so that it checks `dueTimes` where both arrive.
 *
 * @throws RangeError where the time does not come within ten years
 */
export function walk(limited: Limited, calendar: WorkingCalendar): Walk {
  const { rule, extension } = limited;
  const inDays = unitOf(rule) === 'workingDays';
  const sizes = extension > 0 ? [sizeOf(rule), sizeOf(rule) + extension] : [sizeOf(rule)];
  /** A half day is counted or it is not; of hours every millisecond is. */
  const left = sizes.map(size => (inDays ? size : size * HOUR));
  const worthOf = (from: number, to: number): number => (inDays ? HALF_A_DAY : to - from);
  const rests = restingIn(limited, calendar);
  const ends: number[] = [];
  const pieces: Piece[] = [];
  for (const stretch of overlaid(stretchesOf(limited, calendar), rests, inDays)) {
    for (let { from } = stretch; from < stretch.to && ends.length < sizes.length; ) {
      const [isCounted, isWaited] = [stretch.became.as === 'counted', stretch.became.as === 'pause'];
      const next = left[ends.length] as number;
      const isEnd = isCounted && worthOf(from, stretch.to) >= next;
      const to = isEnd && !inDays ? Math.round(from + next) : stretch.to;
      const worth = isCounted || (isWaited && stretch.isOpen) ? worthOf(from, to) : 0;
      const piece = { from, to, became: stretch.became, amount: inDays ? worth : worth / HOUR };
      add(pieces, piece, ends.at(-1) === from);
      if (isCounted) for (const [i, still] of left.entries()) left[i] = still - worth;
      if (isEnd) ends.push(to);
      from = to;
    }
    if (ends.length === sizes.length) break;
  }
  const [originalDueAt, dueAt = originalDueAt] = ends.map(time => new Date(time)) as [Date, Date?];
  return { pieces, rests, originalDueAt, dueAt };
}

/** Half days only where they were waited through from end to end; the first day counts for nothing anyway. */
function* overlaid(
  stretches: Iterable<Stretch>,
  rests: readonly Resting[],
  inDays: boolean,
): Generator<Stretch> {
  for (const stretch of stretches) {
    if (stretch.became.as === 'first-day') yield stretch;
    else if (inDays) yield waitedThrough(stretch, rests);
    else yield* cutBy(stretch, rests);
  }
}

/** In the account of the first of the rests that cover all of it between them. */
function waitedThrough(stretch: Stretch, rests: readonly Resting[]): Stretch {
  let [covered, first]: [number, Resting | null] = [stretch.from, null];
  for (const rest of rests) {
    if (rest.from > covered || rest.to <= covered) continue;
    first ??= rest;
    covered = rest.to;
  }
  if (!first || covered < stretch.to) return stretch;
  return { ...stretch, became: { as: 'pause', pause: first.pause } };
}

function* cutBy(stretch: Stretch, rests: readonly Resting[]): Generator<Stretch> {
  let { from } = stretch;
  for (const { pause, from: begins, to: ends } of rests) {
    if (ends <= from || begins >= stretch.to) continue;
    if (begins > from) yield { ...stretch, from, to: begins };
    const begin = Math.max(from, begins);
    from = Math.min(ends, stretch.to);
    yield { ...stretch, from: begin, to: from, became: { as: 'pause', pause } };
  }
  if (from < stretch.to) yield { ...stretch, from };
}

/** What becomes of it the same all the way is one piece. */
function add(pieces: Piece[], piece: Piece, isNew: boolean): void {
  const last = pieces.at(-1);
  if (!last || isNew || !isSame(last.became, piece.became)) return void pieces.push(piece);
  last.to = piece.to;
  last.amount += piece.amount;
}

const isSame = (a: Became, b: Became): boolean => JSON.stringify(a) === JSON.stringify(b);

function restingIn({ rule, startedAt, district, pauses }: Limited, calendar: WorkingCalendar): Resting[] {
  return pauses.flatMap((pause, i) =>
    restsOf([pause], rule, startedAt, district, calendar).map(({ from, to }) => ({
      ...{ pause: i, from: from.getTime(), to: to.getTime() },
      isCut: pause.to === null || to < pause.to,
    })),
  );
}
