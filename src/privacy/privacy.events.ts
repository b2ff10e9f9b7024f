import type { OfCase } from '../events.js';

interface OfDeletion {
  proposalId: string;
  rule: string;
}

/** What is told of data whose time is over, and of what people ask about their own. */
export interface PrivacyEvents {
  /** Its time is over, by a rule and an approved proposal: heard by whoever keeps it. */
  'privacy.texts-due': OfCase & OfDeletion;
  'privacy.attachments-due': OfCase & OfDeletion;
  'privacy.contact-due': OfDeletion & { contactId: string };
  'privacy.report-due': OfDeletion & { reportId: string };
  'privacy.person-due': OfDeletion & { citizenId: string };
  'retention.proposed': { proposalId: string; asOf: string; items: number };
  'retention.decided': { proposalId: string; approved: boolean };
  'retention.carried-out': { proposalId: string; done: number; skipped: number; failed: number };
  'hold.placed': { holdId: string };
  'hold.lifted': { holdId: string };
  /** What somebody asks about their own data. */
  'request.registered': { requestId: string; kind: string; dueAt: string };
  'request.extended': { requestId: string; dueAt: string };
  'request.decided': { requestId: string; granted: boolean };
  'request.finished': { requestId: string };
}
