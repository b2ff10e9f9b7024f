import type { Asker } from '../access/rights.js';

/** As many as one person can be at. Each opens an identity, so nobody takes them in store. */
export const MOST_TAKEN = 5;

export interface Taken {
  /** Null: nobody, the case asked for it itself. */
  openedBy: string | null;
  takenBy: string | null;
  closedAt: Date | null;
}

export type CallBackAct = 'take' | 'give-back' | 'attempt' | 'close';
export type Obstacle = 'closed' | 'taken' | 'own' | 'not-yours';

/**
 * Calling is for who has taken it, since only they know whom. An agent, who loses sight of the person once the call is
 * over, cannot get it back by asking for a call: a colleague takes that one. The supervisor may give back or close what
 * somebody else has left lying.
 */
export function obstacleTo(
  act: CallBackAct,
  me: Asker,
  { openedBy, takenBy, closedAt }: Taken,
): Obstacle | null {
  if (closedAt !== null) return 'closed';
  if (act === 'take' && takenBy !== null) return 'taken';
  if (act === 'take') return openedBy === me.id && me.role === 'agent' ? 'own' : null;
  if (takenBy === me.id) return null;
  const steps = me.role === 'supervisor' && (act === 'close' || (act === 'give-back' && takenBy !== null));
  return steps ? null : 'not-yours';
}
