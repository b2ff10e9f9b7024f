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
  /** The last of it, whatever came before. */
  'co-leg.closed': OfCoLeg & { why: CoLegEnd };
}
