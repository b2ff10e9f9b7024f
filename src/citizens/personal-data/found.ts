import type { Span } from './reading.rules.js';

export const PERSONAL_DATA_KINDS = [
  'name',
  'phone',
  'id_number',
  'email',
  'card',
  'passport',
  'account',
  'address',
] as const;
export type PersonalDataKind = (typeof PERSONAL_DATA_KINDS)[number];

/** One piece of personal data, and where it stands in what was typed. */
export interface Found extends Span {
  kind: PersonalDataKind;
}
