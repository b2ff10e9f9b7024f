import {
  agency,
  agencyReads,
  all,
  desk,
  deskOfCitizens,
  type Grants,
  overseers,
  ownAgency,
  steering,
} from './grants.js';

/** Of what is done for people beside cases, and when something has happened to them: a part of the table of rights. */
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
  // Legal holds are not for the agency that is looked at for what it did: the clerk places and lifts them.
  'bullying.hold': { petition_clerk: all },
  'bullying.count': { supervisor: all, petition_clerk: all, manager: all, commission: all, ...agency },
  // 意外事件: marked by whoever hears of it; done by who has the case or stands on the city's list, and by the centre for
  // those without accounts (closure/accidents).
  'case.mark-accident': deskOfCitizens,
  'accident.read': { ...desk, ...overseers, ...agencyReads },
  'accident.confirm': { ...desk, ...overseers, ...agency },
  'accident.attend': { ...agency, ...steering },
  'accident.care': { ...agency, ...steering },
  'accident.follow-up': { ...agency, ...steering },
  'accident.close': { supervisor: all },
  // Who was hurt and how they are: each reading is recorded.
  'accident.read-texts': { ...agency, ...steering },
  // 列管: what the council, the mayor or the Control Yuan wants answered by a date (intake/tracked); cases, answered as such.
  'tracked.enter': { supervisor: all, commission: all },
  // 公文時效 of classes that no case makes: each agency reports its own (statistics/time-control).
  'time-control.enter': { manager: all, commission: all, agency_chief: ownAgency },
  'tracked.read': { supervisor: all, petition_clerk: all, ...overseers, ...agencyReads },
} satisfies Record<string, Grants>;
