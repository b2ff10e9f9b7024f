import type { Asker } from '../access/rights.js';

/** As many as one person can be at. Each opens an identity, so nobody takes them in store. */
export const MOST_TAKEN = 5;

export interface Taken {
  takenBy: string | null;
  closedAt: Date | null;
}

export type CallBackAct = 'take' | 'give-back' | 'attempt' | 'close';
export type Obstacle = 'closed' | 'taken' | 'not-yours';

/**
 * Calling is for who has taken it, since only they know whom. The supervisor may give back or close what somebody else
 * has left lying.
 */
export function obstacleTo(act: CallBackAct, me: Asker, { takenBy, closedAt }: Taken): Obstacle | null {
  if (closedAt !== null) return 'closed';
  if (act === 'take') return takenBy === null ? null : 'taken';
  if (takenBy === me.id) return null;
  const steps = me.role === 'supervisor' && (act === 'close' || (act === 'give-back' && takenBy !== null));
  return steps ? null : 'not-yours';
}
