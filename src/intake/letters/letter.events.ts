import type { OfCase } from '../../events.js';

interface OfLetter {
  letterId: string;
}

/** What is told of letters to the mayor: never who wrote, nor what. */
export interface LetterEvents {
  'letter.arrived': OfLetter & { via: 'mail' | 'web' };
  'letter.confirmed': OfLetter & OfCase;
  /** A further matter of the letter has a case of its own. */
  'letter.divided': OfLetter & OfCase;
  /** What it said is gone: with its cases, with its writer, or since nobody confirmed it. */
  'letter.forgotten': OfLetter;
  /** All its cases, in one mail. */
  'letter.answered': OfLetter & { cases: string[]; messageId: string };
}
