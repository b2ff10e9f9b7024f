import type { What } from './due.rules.js';

export const OUTCOMES = ['done', 'skipped', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One thing of a proposal: the texts or photos of a case, the texts of a contact, a person. */
export interface ItemDraft {
  what: What;
  caseId: string | null;
  contactId: string | null;
  citizenId: string | null;
  /** Of the case; of a person the one that decides. */
  number: string | null;
  rule: string;
  /** yyyy-mm-dd, Taipei. */
  dueOn: string;
  /** Photos, or cases and contacts of a person. */
  count: number;
}

export const ofCase = (id: string): Pick<ItemDraft, 'caseId' | 'contactId' | 'citizenId'> => ({
  caseId: id,
  contactId: null,
  citizenId: null,
});
export const ofContact = (id: string): Pick<ItemDraft, 'caseId' | 'contactId' | 'citizenId'> => ({
  caseId: null,
  contactId: id,
  citizenId: null,
});
export const ofPerson = (id: string): Pick<ItemDraft, 'caseId' | 'contactId' | 'citizenId'> => ({
  caseId: null,
  contactId: null,
  citizenId: id,
});
