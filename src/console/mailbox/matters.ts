import { UNCATEGORISED } from '../desk/draft.js';
import type { LetterInFull } from './mailbox-queries.js';

/** One of the further matters of a letter, as it was typed. */
export interface Matter {
  /** What it is known by while it is typed. */
  key: number;
  text: string;
  category: string | null;
  district: string | null;
}

export const MOST_MATTERS = 9;

let last = 0;
export const emptyMatter = (): Matter => ({ key: ++last, text: '', category: null, district: null });

/** What was typed and not sent: closing a dialog loses nothing. */
export const matterDrafts = new Map<LetterInFull['id'], Matter[]>();

/** Names of the fields that are missing, in the order seen. */
export const missingIn = (matters: Matter[]): string[] =>
  matters.filter(({ text }) => text.trim() === '').map(({ key }) => fieldOf(key));

export const fieldOf = (key: number): string => `matter-${key}`;

/** As it is sent: nobody is guessed at. */
export const wishOf = ({ text, category, district }: Matter) => ({
  text: text.trim(),
  ...(category !== null && category !== UNCATEGORISED && { category }),
  ...(district !== null && { district }),
});
