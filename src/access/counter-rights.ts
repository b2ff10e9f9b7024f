import { agency, all, desk, type Grants, overseers } from './grants.js';

/** Of what is done for people beside cases: a part of the table of rights. */
export const counterRights = {
  'service.count': desk,
  'service.read': { ...desk, ...overseers },
  // Hours at counters that people book: who comes is read by whom it is told; a supervisor says who sits where and when.
  'booking.read': { ...desk, ...overseers },
  'booking.handle': desk,
  'booking.roster': { supervisor: all },
  // 疑似校園霸凌: passed on by whoever hears of it, read by the clerk and by the one agency that the city assigns
  // (intake/bullying); everybody else has numbers at most.
  'bullying.report': { ...desk, ...agency },
  'bullying.read': { petition_clerk: all, ...agency },
  'bullying.decide': { petition_clerk: all, ...agency },
  'bullying.count': { supervisor: all, petition_clerk: all, manager: all, commission: all, ...agency },
} satisfies Record<string, Grants>;
