import type { OfCase, PauseReason } from '../../events.js';

interface OfMember extends OfCase {
  leadId: string;
  lead: string;
}

/** Why a case stands on its own again: `leads`: the one that led has ended, and this one has waited the longest. */
export type UnmergedWhy = 'apart' | 'split' | 'leads' | 'reopened';

/** Told of the cases that belong to an incident of another one (併案). */
export interface IncidentEvents {
  'case.merged': OfMember & { agency: string | null };
  'case.unmerged': OfMember & { why: UnmergedWhy };
  /** Another case leads from now on. */
  'case.lead-changed': OfMember & { agency: string | null };
  /** The case that leads went elsewhere; null: to the centre. */
  'case.lead-moved': OfMember & { agency: string | null };
  'case.lead-acknowledged': OfMember & { agency: string };
  'case.lead-reported': OfMember & { agency: string; outcome: string };
  /** It waits, and this one with it. */
  'case.lead-paused': OfMember & { reason: PauseReason };
  'case.lead-resumed': OfMember & { reason: PauseReason };
  /** What was reported no longer stands. */
  'case.lead-unreported': OfMember & { why: 'sent-back' | 'reassigned' | 'reopened' };
  /** Of the case that leads. */
  'incident.joined': OfCase & { memberId: string; member: string };
  'incident.left': OfCase & { memberId: string; member: string };
  /** One of its petitioners wrote; the mail stands with their own case. */
  'incident.mail-received': OfCase & { memberId: string; member: string };
  /** Several have left together, to an incident of their own. */
  'incident.split': OfCase & { leadId: string; lead: string; members: number };
}
