import type { components } from '../api/schema.js';

type Letter = components['schemas']['LetterDto'];
type LetterInFull = components['schemas']['LetterInFullDto'];

/** Where a letter stands, in one word. */
export type Standing = 'waiting' | 'expired' | 'in_hand' | 'ready' | 'answered';

/** A newer result after the answer makes it one to be answered again. */
export function standingOf({ state, isReady, answeredAt }: Letter): Standing {
  if (state !== 'confirmed') return state;
  if (isReady) return 'ready';
  return answeredAt === null ? 'in_hand' : 'answered';
}

export const LETTER_ACTS = ['answer', 'divide', 'send-link'] as const;
export type LetterAct = (typeof LETTER_ACTS)[number];
export const RIGHTS = {
  answer: 'letter.answer',
  divide: 'letter.divide',
  'send-link': 'letter.send-link',
} as const;

/** Why something cannot be done to it now; `numbers`: of the cases that are waited for. */
export interface Missing {
  why: 'confirmed' | 'forgotten' | 'unconfirmed' | 'noCases' | 'open';
  numbers: string[];
}

const because = (why: Missing['why'], numbers: string[] = []): Missing => ({ why, numbers });

/** As the server refuses it; null: it can be done. */
export function missingFor(act: LetterAct, { state, text, cases }: LetterInFull): Missing | null {
  if (act === 'send-link') {
    if (state === 'confirmed') return because('confirmed');
    return text === null ? because('forgotten') : null;
  }
  if (state !== 'confirmed') return because('unconfirmed');
  if (act === 'divide') return null;
  if (cases.length === 0) return because('noCases');
  const open = cases.filter(({ isSettled }) => !isSettled).map(({ number }) => number);
  return open.length > 0 ? because('open', open) : null;
}
