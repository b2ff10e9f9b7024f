import { normaliseEmail, normalisePhone } from './phone.rules.js';

/** What is known of somebody who asked; people say as much as they like. */
export interface Person {
  name: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
}

const FIELDS = ['name', 'phone', 'email', 'address'] as const;

/** What was said, without blanks; null when nothing was. */
export function personFrom(said: Partial<Person>): Person | null {
  const person = Object.fromEntries(
    FIELDS.map(field => [field, said[field]?.trim() || null]),
  ) as unknown as Person;
  return FIELDS.some(field => person[field] !== null) ? person : null;
}

/**
 * Is this the person we know? Name and telephone agree, and nothing said now is different from what we know or new.
 * Whoever has moved since gets a new row: what an earlier case was told by stays as it was.
 */
export function isKnownAs(known: Person, said: Person): boolean {
  if (!known.name || !said.name || !known.phone || !said.phone) return false;
  return FIELDS.every(
    field => said[field] === null || spelled(field, said[field]) === spelled(field, known[field]),
  );
}

export const isSameName = (known: string, said: string): boolean =>
  spelled('name', known) === spelled('name', said);

const SHORTEST_NAME = 2;

/**
 * Whether a text names this person: a number alone may be another's of the same house, and so may a longer name that begins
 * like theirs (林明 and 林明宏), or who is called after them (林明的女兒). Only a title may follow without a gap.
 */
export const isNamed = (text: string, name: string | null): boolean => {
  const said = [...(spelled('name', name) ?? '')];
  if (said.length < SHORTEST_NAME) return false;
  const letters = said.map(letter => letter.replace(/[^\p{L}\p{N}]/u, '\\$&')).join('\\s*');
  const goesOn = /\p{Script=Han}/u.test(said.at(-1) ?? '') ? '\\p{Script=Han}' : '\\p{L}';
  const whole = new RegExp(`${letters}(?:\\s*(?:先生|小姐|女士))?(?!${goesOn})`, 'u');
  return whole.test(text.normalize('NFKC').toLowerCase());
};

function spelled(field: keyof Person, value: string | null): string | null {
  if (value === null) return null;
  if (field === 'phone') return normalisePhone(value) ?? value;
  if (field === 'email') return normaliseEmail(value) ?? value;
  return value.normalize('NFKC').replace(/\s/g, '').toLowerCase();
}
