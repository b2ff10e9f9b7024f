import { type Right, rightsOf } from '../rights.js';
import type { Role } from '../roles.js';

/** What a machine sends: `Authorization: Bearer hk_<id of the key>_<secret>`. */
export interface PresentedKey {
  id: string;
  secret: string;
}

const BEARER = /^Bearer +hk_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([\w-]{43})$/i;

/** Null: this is no key of ours, whatever else it may be. */
export function keyIn(authorization: string): PresentedKey | null {
  const found = BEARER.exec(authorization);
  const secret = found?.[6];
  return found && secret ? { id: found.slice(1, 6).join('-').toLowerCase(), secret } : null;
}

/** Shown once, to whoever made it. The prefix lets scanners of code and mail recognise a key that got lost. */
export const keyText = ({ id, secret }: PresentedKey): string => `hk_${id.replaceAll('-', '')}_${secret}`;

/**
 * What a machine may be trusted with. What is not here stays with people: who asked and why somebody may know it,
 * decisions that two people take, accounts and keys. Otherwise whoever makes keys could give themselves every power.
 */
const FOR_MACHINES: readonly Right[] = [
  'session.read',
  'city.read',
  'contact.record',
  'call.signal',
  'transcript.deliver',
  'report.submit',
  'survey.pass-on',
  'case.read',
  'case.note',
  'workorder.read',
  'workorder.receive',
  'workorder.acknowledge',
  'workorder.arrive',
  'workorder.report',
  'workorder.reply',
  'file.add',
  'file.read',
  'desk.read',
  'report.read',
  'live.connect',
];

/** What a key of an account with this role can be given at most. */
export const rightsForKeys = (role: Role): Right[] =>
  rightsOf(role).filter(right => FOR_MACHINES.includes(right));

export const KEY_LASTS_AT_MOST_DAYS = 365;
export const MOST_A_MINUTE = 6000;
