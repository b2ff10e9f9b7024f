import type { Audience, UrgedClock } from '../../events.js';

interface OfCoLeg {
  caseId: string;
  number: string;
  workOrderId: string;
  /** Who is asked; the case is another's. */
  agency: string;
}

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
 * has the case. Questions and answers stand on the leg and on the timeline only.
 */
export interface CoHandlingEvents {
  /** `lead`: who has the case. */
  'co-leg.asked': OfCoLeg & { lead: string | null };
  'co-leg.delivered': OfCoLeg;
  'co-leg.acknowledged': OfCoLeg;
  'co-leg.unacknowledged': OfCoLeg;
  'co-leg.arrived': OfCoLeg;
  'co-leg.answered': OfCoLeg;
  'co-leg.declined': OfCoLeg;
  'co-leg.recalled': OfCoLeg;
  /** A colleague of the same agency goes on with it; because somebody has left, or by themselves. */
  'co-leg.handed-over': OfCoLeg;
  'co-leg.taken-over': OfCoLeg;
  /** 稽催 by who waits for the answer: what is overdue has to be explained; and it was. `nth`: of this leg. */
  'co-leg.chased': OfCoLeg & { nth: number; step: string; tells: Audience[]; urged: UrgedClock };
  'co-leg.chase-answered': OfCoLeg;
  /** The last of it, whatever came before. */
  'co-leg.closed': OfCoLeg & { why: CoLegEnd };
}
