/** A case at an agency, by one order. */
export interface Held {
  agency: string;
  from: Date;
  to: Date | null;
}

/**
 * Who had the case at a time, by its legs in order. Null: the centre, before the first leg, or between one that was
 * recalled and the next. After the last one it is as the case says by `now`: an agency that has ended its work still has
 * it.
 */
export function heldAt(legs: readonly Held[], now: string | null, time: Date): string | null {
  const open = legs.findLast(({ from, to }) => from <= time && (to === null || to > time));
  if (open) return open.agency;
  return legs.some(({ from }) => from > time) ? null : now;
}
