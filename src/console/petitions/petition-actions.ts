import type { CasePage } from '../api/types.js';

/** What is done to a petition by law, each with a form of its own. */
export type PetitionAction = 'not-handle' | 'transfer' | 'link-repeat' | 'record-oral' | 'supplement';

const ALL: readonly string[] = [
  'not-handle',
  'transfer',
  'link-repeat',
  'record-oral',
  'supplement',
] satisfies PetitionAction[];

export const isPetitionAction = (action: string): action is PetitionAction => ALL.includes(action);

export interface FormProps {
  page: CasePage;
  /** Why it is not possible any more, after somebody else acted. */
  why: string | null;
  onClose: () => void;
}
