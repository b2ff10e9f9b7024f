export type ClosurePart = 'day' | 'morning' | 'afternoon';

interface OfClosure {
  closureId: string;
  date: string;
  part: ClosurePart;
  districts: string[] | null;
}

/** What is told of the city’s own data. */
export interface CityEvents {
  /** Offices are closed beyond the yearly calendar; or it was said by mistake. */
  'closure.saved': OfClosure;
  'closure.withdrawn': OfClosure;
  /** The yearly calendar of the government has come, or has changed. */
  'calendar.imported': { year: number };
  'city.loaded': { version: number };
  /** Cases that come in are taken under a rule set for storms; and no more. */
  'surge.began': { surgeId: string; ruleSet: string };
  'surge.ended': { surgeId: string; ruleSet: string };
}
