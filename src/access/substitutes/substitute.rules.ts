export interface Absence {
  /** Who is away. */
  staffId: string;
  substituteId: string;
  fromAt: Date;
  /** Back from then on. */
  untilAt: Date;
}

/** A stable code, as the caller is answered. */
export type SubstituteRefusal =
  | 'PERIOD_INVALID'
  | 'SUBSTITUTE_SELF'
  | 'SUBSTITUTE_OVERLAPS'
  | 'SUBSTITUTE_CIRCLE'
  | 'SUBSTITUTE_ABSENT';

const DAY_MS = 86_400_000;
/** PROPOSED: nobody plans further ahead, and nobody is away for longer. */
const MOST_DAYS = 366;

const overlap = (one: Absence, other: Absence): boolean =>
  one.fromAt < other.untilAt && other.fromAt < one.untilAt;

/**
 * What stands in the way of standing in. `others`: what is known of the same agency. Each circle has a last link that
 * closes it, and that one leads to somebody who is away: so a circle is an absence with a sentence of its own.
 */
export function refusalOf(wish: Absence, others: readonly Absence[], now: Date): SubstituteRefusal | null {
  const { staffId, substituteId, fromAt, untilAt } = wish;
  const latest = now.getTime() + MOST_DAYS * DAY_MS;
  if (untilAt <= fromAt || untilAt <= now || untilAt.getTime() > latest) return 'PERIOD_INVALID';
  if (substituteId === staffId) return 'SUBSTITUTE_SELF';
  const meanwhile = others.filter(one => overlap(one, wish));
  if (meanwhile.some(one => one.staffId === staffId)) return 'SUBSTITUTE_OVERLAPS';
  if (standingInFor(substituteId, meanwhile).has(staffId)) return 'SUBSTITUTE_CIRCLE';
  return meanwhile.some(one => one.staffId === substituteId) ? 'SUBSTITUTE_ABSENT' : null;
}

/** Everybody to whom the work of somebody would go on, from one to the next. */
function standingInFor(staffId: string, absences: readonly Absence[]): Set<string> {
  const reached = new Set([staffId]);
  for (const who of reached)
    for (const one of absences) if (one.staffId === who) reached.add(one.substituteId);
  return reached;
}
