/** Codes, as they stand on the row (inspection.entity). */
type InspectionState = 'planned' | 'held' | 'declined';
type Why = 'repeated' | 'grave';
type Finding = 'in_order' | 'flaws' | 'grave_flaws';

/** Each says all that is known by then. No agency hears of it: nobody makes good what is looked at tomorrow. */
interface OfInspection {
  inspectionId: string;
  why: Why;
  state: InspectionState;
  /** Ids. */
  cases: string[];
  decidedAt: string;
  heldOn: string | null;
  finding: Finding | null;
}

interface OfCase {
  caseId: string;
  number: string;
}

/** 全民督工: what the inspection group does beside the course of a case. */
export interface InspectionEvents {
  'inspection.decided': OfInspection;
  /** Planned, and not held after all. */
  'inspection.dropped': OfInspection;
  'inspection.held': OfInspection;
  'inspection.grave': OfCase;
  /** Told of each of its cases, once it was held. */
  'case.inspected': OfCase & { inspectionId: string; finding: Finding };
  'case.project-named': OfCase;
}
