import type { Role } from '../access/roles.js';
import type { GrantedGround } from './identity-grant.entity.js';
import type { Person } from './person.rules.js';

/** Why somebody may know who asked. A role alone is none. */
export type Ground = GrantedGround | 'consent';

/** The case the question is about, as the asker stands to it. */
export interface Matter {
  /** The reporter is to be protected (檢舉人保密). */
  confidential: boolean;
  /** The asker works for the agency that was reported, or for one below it. */
  isReported: boolean;
  /** The citizen agreed to be called by the agency, and the item is one of public works. */
  consented: boolean;
  /** The asker's agency leads the case and has not finished with it, or has it still to ask whether it is well done. */
  leads: boolean;
}

export interface Question {
  role: Role;
  /** What this person holds now about this citizen, for this case or for any. */
  held: readonly GrantedGround[];
  /** Null: outside of any case. */
  matter: Matter | null;
}

interface Rule {
  roles: readonly Role[];
  /** Who of them also of a confidential case: it was then the commission that unsealed, or assigned staff call back. */
  confidential: readonly Role[];
  fields: readonly (keyof Person)[];
}

const DESK: readonly Role[] = ['agent', 'supervisor', 'petition_clerk'];
/** Of the desks, who deals with reports in confidence (專責人員). */
const ASSIGNED: readonly Role[] = ['supervisor', 'petition_clerk'];

/** The widest first. */
export const GROUNDS: Readonly<Record<Ground, Rule>> = {
  unsealed: {
    roles: [...DESK, 'inspector', 'officer', 'agency_chief'],
    confidential: [...ASSIGNED, 'inspector', 'officer', 'agency_chief'],
    fields: ['name', 'phone', 'email', 'address'],
  },
  // The person asks about their own data; whoever handles that sees to it.
  request: {
    roles: ASSIGNED,
    confidential: ASSIGNED,
    fields: ['name', 'phone', 'email', 'address'],
  },
  // The caller is on the line and says who they are; which confidential case is theirs need not be shown with it.
  caller: { roles: DESK, confidential: [], fields: ['name', 'phone', 'email', 'address'] },
  call_back: { roles: DESK, confidential: ASSIGNED, fields: ['name', 'phone', 'email'] },
  // Since 107 the agency itself contacts who reported a defect of public works.
  consent: { roles: ['officer'], confidential: [], fields: ['name', 'phone'] },
};

const ORDER = Object.keys(GROUNDS) as Ground[];

/** The ground this person has, or null: sealed. */
export const groundFor = (asked: Question): Ground | null =>
  ORDER.find(ground => holds(ground, asked)) ?? null;

function holds(ground: Ground, { role, held, matter }: Question): boolean {
  const rule = GROUNDS[ground];
  if (!rule.roles.includes(role)) return false;
  if (matter?.isReported) return false;
  if (matter?.confidential && !rule.confidential.includes(role)) return false;
  if (ground === 'consent') return matter?.consented === true && matter.leads;
  if (ground === 'request' && matter !== null) return false;
  if (ground !== 'caller' && ground !== 'request' && matter === null) return false;
  return held.includes(ground);
}
