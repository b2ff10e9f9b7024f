import type { Audience, OfLeg } from '../../events.js';
import type { UrgedClock } from '../urging/urging.events.js';

/** `leads`: it has the case itself by now. The others: the case has ended. */
export type CoLegEnd =
  | 'answered'
  | 'declined'
  | 'recalled'
  | 'leads'
  | 'released'
  | 'withdrawn'
  | 'converted'
  | 'disposed'
  | 'merged';

/**
 * 會辦: what is told of agencies that are only asked. Facts of their own, so that who hears of work orders hears of who
 * has the case; `agency` is who is asked. Questions and answers stand on the leg and on the timeline only.
 */
export interface CoHandlingEvents {
  /** `lead`: who has the case. */
  'co-leg.asked': OfLeg & { lead: string | null };
  'co-leg.delivered': OfLeg;
  'co-leg.acknowledged': OfLeg;
  'co-leg.unacknowledged': OfLeg;
  'co-leg.arrived': OfLeg;
  'co-leg.answered': OfLeg;
  'co-leg.declined': OfLeg;
  'co-leg.recalled': OfLeg;
  /** A colleague of the same agency goes on with it; because somebody has left, or by themselves. */
  'co-leg.handed-over': OfLeg & { to?: string };
  'co-leg.taken-over': OfLeg;
  /** 稽催 by who waits for the answer: what is overdue has to be explained; and it was. `nth`: of this leg. */
  'co-leg.chased': OfLeg & { nth: number; step: string; tells: Audience[]; urged: UrgedClock };
  'co-leg.chase-answered': OfLeg;
  /** The last of it, whatever came before. */
  'co-leg.closed': OfLeg & { why: CoLegEnd };
}
