import type { OfLeg } from '../../events.js';

/** Why an agency returns a case, by the city's codes. Its opinion stands in the request and on the timeline only. */
interface OfReturn extends OfLeg {
  returnId: string;
  code: string;
}

/** 退件: what is told of work that an agency gives back. */
export interface ReturnEvents {
  /** Beside its closing: the agency does not have it any more, nobody else does yet. `nth`: of the case. */
  'workorder.returned': OfReturn & { toAgency: string | null; nth: number };

  /** `since`: of the agency's order. Until it is approved the agency has the case. */
  'return.asked': OfReturn & { toAgency: string | null; siteVisit: boolean; approver: string; since: string };
  'return.approved': OfReturn;
  'return.refused': OfReturn;
  'return.withdrawn': OfReturn;
}
