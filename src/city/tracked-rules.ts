import type { Named } from './profile.js';

/** A class in which documents are controlled (公文時效). */
export interface DocumentClass extends Named {
  /** Days off count, as of what has a date of its own (文書處理手冊 §79). */
  holidaysCount: boolean;
  /** What of it this system holds; the others' figures are entered by hand. */
  held?: 'petition' | 'decision';
}

/** What wants answers: its decisions are cases of this category. */
export interface TrackedSource extends Named {
  documentClass: string;
  /** Days in which it is answered, unless a date is given. */
  days: number;
  /** Of the council: it says in which meeting it was decided, and in which field (類). */
  ofCouncil?: boolean;
}

/** 列管: what is tracked until it is answered, beside what citizens ask for. */
export interface TrackedRules {
  /** In the order in which they are printed. */
  classes: DocumentClass[];
  /** How it climbs and is extended: names in limits.yaml. */
  ladder: string;
  extension: string;
  sources: TrackedSource[];
  /** Kinds of meeting of the council. */
  meetings: Named[];
  /** 類 by which the council sorts its decisions. */
  fields: Named[];
}
