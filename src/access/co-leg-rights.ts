import { agency, all, type Grants, steering } from './grants.js';

/** 會辦: what is done by an agency that is asked beside who has the case. A part of the table of rights. */
export const coLegRights = {
  // By who is asked; the centre for those without accounts (dispatch/co-handling/co-leg.service).
  'co-leg.acknowledge': { ...agency, ...steering },
  'co-leg.unacknowledge': { ...agency, ...steering },
  'co-leg.arrive': { ...agency, ...steering },
  'co-leg.answer': { ...agency, ...steering },
  'co-leg.decline': { ...agency, ...steering },
  'co-leg.take-over': agency,
  'co-leg.answer-chase': { ...agency, ...steering },
  // Of the agency that has the case.
  'co-leg.recall': { ...agency, ...steering },
  'co-leg.chase': { ...agency, ...steering, commission: all },
} satisfies Record<string, Grants>;
