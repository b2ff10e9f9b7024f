import type { What } from './due.rules.js';

export const OUTCOMES = ['done', 'skipped', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One thing of a proposal: the texts or photos of a case, the texts of a contact or of a report of bullying, a person. */
export interface ItemDraft {
  what: What;
  caseId: string | null;
  contactId: string | null;
  citizenId: string | null;
  /** Of suspected bullying. */
  reportId: string | null;
  /** Of the case; of a person the one that decides. */
  number: string | null;
  rule: string;
  /** yyyy-mm-dd, Taipei. */
  dueOn: string;
  /** Photos, or cases and contacts of a person. */
  count: number;
}

type Of = Pick<ItemDraft, 'caseId' | 'contactId' | 'citizenId' | 'reportId'>;
const OF_NOTHING: Of = { caseId: null, contactId: null, citizenId: null, reportId: null };

export const ofCase = (caseId: string): Of => ({ ...OF_NOTHING, caseId });
export const ofContact = (contactId: string): Of => ({ ...OF_NOTHING, contactId });
export const ofPerson = (citizenId: string): Of => ({ ...OF_NOTHING, citizenId });
/** Its number stays among those who are assigned. */
export const ofReport = (reportId: string): Of & { number: null } => ({
  ...OF_NOTHING,
  reportId,
  number: null,
});
