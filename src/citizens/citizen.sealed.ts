import type { SealedTable } from '../platform/vault/sealed-table.js';
import { normaliseEmail, normalisePhone } from './phone.rules.js';

/** What a telephone number is found by: its one spelling. */
export const phoneLookup = (phone: string | null): string | null => labelled('phone', phone, normalisePhone);
export const emailLookup = (email: string | null): string | null => labelled('email', email, normaliseEmail);

const labelled = (
  label: string,
  said: string | null,
  spell: (text: string) => string | null,
): string | null => {
  const spelled = said === null ? null : spell(said);
  return spelled === null ? null : `${label}:${spelled}`;
};

export const CITIZEN_SEALED: SealedTable = {
  table: 'citizen',
  id: { id: 'uuid' },
  sealed: ['name', 'phone', 'email', 'address'],
  hashed: [
    { column: 'phone_hash', of: 'phone', text: phoneLookup },
    { column: 'email_hash', of: 'email', text: emailLookup },
  ],
};
