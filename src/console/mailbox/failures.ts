import type { components } from '../api/schema.js';

type OutgoingMail = components['schemas']['MessageDto'];

/** What went wrong with a mail, as far as it matters for what is done next. */
export type Failure =
  | 'noAddress'
  | 'unknownAddress'
  | 'disabled'
  | 'full'
  | 'tooLarge'
  | 'route'
  | 'refused'
  | 'gateway'
  | 'other';

/** By the enhanced status of a server (RFC 3463), most telling first. */
const BY_STATUS: [RegExp, Failure][] = [
  [/\b[45]\.1\.[0-9]/, 'unknownAddress'],
  [/\b[45]\.2\.1\b/, 'disabled'],
  [/\b[45]\.2\.2\b/, 'full'],
  [/\b[45]\.(2\.3|3\.4)\b/, 'tooLarge'],
  [/\b[45]\.4\.\d/, 'route'],
  [/\b[45]\.7\.\d/, 'refused'],
  // Without an enhanced status (RFC 5321).
  [/^55[013]$/, 'unknownAddress'],
  [/^[45]52$/, 'full'],
  [/^554$/, 'refused'],
];

export function failureOf(code: string | null): Failure {
  if (code === null) return 'other';
  if (code === 'NO_ADDRESS' || code === 'EENVELOPE') return 'noAddress';
  // The library's own code, but for that of what it has none for.
  if (/^E[A-Z]+$/.test(code) && code !== 'ERROR') return 'gateway';
  return BY_STATUS.find(([status]) => status.test(code))?.[1] ?? 'other';
}

/** Why it did not arrive: what the last attempt came to, or what came back. */
export const lastFailure = ({ deliveries }: OutgoingMail): OutgoingMail['deliveries'][number] | null =>
  deliveries.findLast(({ result }) => result !== 'sent') ?? null;
