import type { OfCase, VisitKind } from '../../events.js';

interface OfVisit extends OfCase {
  visitId: string;
  visit: VisitKind;
}

/** `invited`: agencies beside the one that has the case. */
interface OfInvitation extends OfVisit {
  invited: string[];
}

/** What an agency has to do after a visit. `late`: it was done after the day it was due on. */
interface OfFollowUp extends OfVisit {
  followUpId: string;
  agency: string;
  late: boolean;
}

/** 主動出擊: what is told of visits, and of what is to be done after them. */
export interface VisitEvents {
  /** With whom and when, never where. Minutes and what for stand in the visit only. */
  'visit.planned': OfInvitation & { at: string };
  'visit.moved': OfInvitation & { before: string; at: string };
  'visit.held': OfInvitation & {
    attended: string[];
    followUps: { followUpId: string; agency: string; dueOn: string }[];
  };
  'visit.cancelled': OfInvitation & { why: 'by-hand' | 'withdrawn' | 'converted' | 'merged' };
  'follow-up.finished': OfFollowUp;
  /** It was not done after all. */
  'follow-up.reopened': OfFollowUp;
}
