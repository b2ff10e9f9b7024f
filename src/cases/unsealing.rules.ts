import type { Asker } from '../access/rights.js';
import type { Role } from '../access/roles.js';

/** How long an approval lasts. Whoever needs longer asks again, and is decided on again. */
export const UNSEALED_HOURS = 24;

export const UNSEALING_STATES = ['asked', 'approved', 'refused', 'ended', 'expired'] as const;
export type UnsealingState = (typeof UNSEALING_STATES)[number];

/** Whose word it takes; a chief's only for the own agency. */
export const DECIDERS = ['agency_chief', 'supervisor', 'commission'] as const;
export type Decider = (typeof DECIDERS)[number];

/**
 * The chief decides for the officers, the supervisor for the people of the centre; for those two, wherever a reporter
 * is protected, and where an agency has no chief at work, the control commission.
 */
export function deciderOf(asker: Role, confidential: boolean, hasChief: boolean): Decider {
  if (confidential || asker === 'agency_chief' || asker === 'supervisor') return 'commission';
  if (asker !== 'officer') return 'supervisor';
  return hasChief ? 'agency_chief' : 'commission';
}

export interface Asked {
  askedBy: string;
  askedAgency: string | null;
  decider: Decider;
}

/** Nobody decides on their own request, whatever their role. */
export function mayDecide(me: Asker, { askedBy, askedAgency, decider }: Asked): boolean {
  if (me.id === askedBy || me.role !== decider) return false;
  return decider !== 'agency_chief' || (me.agency !== null && me.agency === askedAgency);
}

/** Whoever has it may give it up, and whoever could grant it may take it away. */
export const mayEnd = (me: Asker, asked: Asked): boolean => me.id === asked.askedBy || mayDecide(me, asked);

export function stateAt(
  { state, untilAt }: { state: Exclude<UnsealingState, 'expired'>; untilAt: Date | null },
  now: Date,
): UnsealingState {
  return state === 'approved' && untilAt !== null && untilAt <= now ? 'expired' : state;
}
