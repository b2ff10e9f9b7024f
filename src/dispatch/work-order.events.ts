import type { CaseKind, OfLeg, Origin, PauseReason } from '../events.js';

/** 派工單: what is told of the leg of a case at the agency that has it. */
export interface WorkOrderEvents {
  'workorder.dispatched': OfLeg & {
    kind: CaseKind;
    category: string;
    district: string | null;
    /** The surge in which the case came in. Left out where none was on. */
    surge?: string;
    origin: Origin;
  };
  'workorder.delivered': OfLeg;
  /** `carried`: by the order of a case that led before; it was told then. */
  'workorder.acknowledged': OfLeg & { carried?: true };
  'workorder.unacknowledged': OfLeg;
  'workorder.arrived': OfLeg;
  /** Handed on to a contractor by a link, and taken back. */
  'workorder.delegated': OfLeg & { linkId: string };
  'workorder.delegation-ended': OfLeg & { linkId: string };
  /** A contractor tells how far it is, or that it is done; the agency has still to report. */
  'workorder.progressed': OfLeg & { linkId: string; done: boolean };
  /** Somebody has left, and a colleague of the same agency goes on with it; who, was not always told. */
  'workorder.handed-over': OfLeg & { to?: string };
  /** A colleague of the same agency goes on with it. */
  'workorder.taken-over': OfLeg;
  'workorder.reported': OfLeg & { outcome: string; carried?: true };
  /** The leg ends, with a report (released, reopened) or without one. */
  'workorder.closed': OfLeg & {
    why:
      | 'reassigned'
      | 'recalled'
      | 'withdrawn'
      | 'released'
      | 'reopened'
      | 'converted'
      | 'merged'
      | 'returned'
      | 'arbitrated'
      | 'not_handled'
      | 'transferred';
  };

  /** Nothing can be done before the citizen has sent something, or parts have come; and it goes on. */
  'case.paused': OfLeg & { reason: PauseReason };
  'case.resumed': OfLeg & { reason: PauseReason };
}
