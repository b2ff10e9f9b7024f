/** What is done for people at counters beside cases. */

interface Named {
  code: string;
  name: string;
  nameEn: string;
}

export interface CounterSite extends Named {
  /** By its name: while offices there are closed, so is the counter. */
  district?: string;
}

export interface CounterService extends Named {
  /** Where it is given. */
  sites: string[];
  /** Taken for so many days to come; who booked is forgotten so many days after it. */
  booking?: { aheadDays: number; keptDays: number };
}
