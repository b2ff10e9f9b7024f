/** What may be the same problem: reported so near, and so lately. */
export interface Nearness {
  metres: number;
  withinHours: number;
}

/** Items that people use for one and the same thing. */
export interface ItemFamily extends Nearness {
  code: string;
  categories: string[];
}

/** Of 併案; none before there were incidents. */
export interface IncidentRules {
  /** How long after its release a case can still be merged into. */
  joinWithinDays: number;
  /** Left out before cities said so. */
  nearby?: Nearness;
  families?: ItemFamily[];
}
