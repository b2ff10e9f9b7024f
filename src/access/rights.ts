import type { CaseKind } from '../events.js';
import { type Role, roles, worksForAnAgency } from './roles.js';

/**
 * Who may do what: the one table that guards, the console's buttons (`Me.rights`) and the tests read.
 * A right that is not here does not exist, a role that is not in its row does not have it.
 */
export type Scope = 'all' | 'own_agency' | 'own';

/** `kind` narrows a grant to cases of that kind. */
export interface Grant {
  scope: Scope;
  kind?: CaseKind;
}
type Grants = Partial<Record<Role, Grant>>;

const all: Grant = { scope: 'all' };
const petitions: Grant = { scope: 'all', kind: 'petition' };
const ownAgency: Grant = { scope: 'own_agency' };
const own: Grant = { scope: 'own' };

const everyone = (grant: Grant): Grants => Object.fromEntries(roles.map(role => [role, grant]));

const desk: Grants = { agent: all, supervisor: all, petition_clerk: all };
const overseers: Grants = { inspector: all, manager: all, commission: all };
const agency: Grants = { officer: ownAgency, agency_chief: ownAgency };
/** Who steers a case through the city: the centre's supervisor; for petitions the service centre's clerk as well. */
const steering: Grants = { supervisor: all, petition_clerk: petitions };

const table = {
  'session.read': everyone(own),
  'city.read': everyone(all),

  'contact.record': desk,
  'caller.search': desk,
  'citizen.read': desk,

  'case.read': { ...desk, ...overseers, ...agency },
  'case.note': { ...desk, ...agency, inspector: all, commission: all },
  'case.route': steering,
  'case.reassign': steering,
  'case.recategorise': steering,
  'case.release': steering,
  'case.send-back': steering,
  'case.reopen': steering,
  'case.take-back-release': steering,
  'case.recall': steering,
  'case.withdraw': steering,

  'workorder.read': { ...desk, ...overseers, ...agency },
  'workorder.receive': agency,
  'workorder.acknowledge': agency,
  'workorder.unacknowledge': agency,
  'workorder.arrive': agency,
  'workorder.report': agency,
  'workorder.reply': agency,

  'file.add': { ...desk, ...agency, inspector: all, commission: all },
  'file.read': { ...desk, ...overseers, ...agency },

  'phone-task.read': { agent: all, supervisor: all },
  'phone-task.attempt': { agent: all, supervisor: all },

  'desk.read': { ...desk, ...overseers },
  'report.read': { supervisor: all, manager: all, commission: all, agency_chief: ownAgency },
  'live.connect': { ...desk, ...overseers, ...agency },

  'staff.manage': { admin: all },
} satisfies Record<string, Grants>;

export type Right = keyof typeof table;

export const rights: Readonly<Record<Right, Readonly<Grants>>> = table;
export const rightNames = Object.keys(table) as Right[];

export const rightsOf = (role: Role): Right[] =>
  rightNames.filter(right => rights[right][role] !== undefined);

export const grantOf = (role: Role, right: Right): Grant | null => rights[right][role] ?? null;

/** What a row says about itself. A field that is left out or null grants nothing by itself. */
export interface Subject {
  agency?: string | null;
  kind?: CaseKind;
  owner?: string | null;
}

/** Who asks: `Staff` of a session fits. */
export interface Asker {
  id: string;
  role: Role;
  agency: string | null;
}

/** May this person use the right on this very row? The guard has only asked whether the role has the right at all. */
export function permits(me: Asker, right: Right, on: Subject): boolean {
  const grant = grantOf(me.role, right);
  if (!grant) return false;
  if (grant.kind !== undefined && grant.kind !== on.kind) return false;
  if (grant.scope === 'own_agency') return me.agency !== null && on.agency === me.agency;
  if (grant.scope === 'own') return on.owner === me.id;
  return true;
}

/** What a list must be narrowed to: no key = no narrowing; null = this person may see no row at all. */
export function narrowing(me: Asker, right: Right): Subject | null {
  const grant = grantOf(me.role, right);
  if (!grant || (grant.scope === 'own_agency' && me.agency === null)) return null;
  return {
    ...(grant.scope === 'own_agency' && { agency: me.agency }),
    ...(grant.scope === 'own' && { owner: me.id }),
    ...(grant.kind && { kind: grant.kind }),
  };
}

/** An officer without an agency, or an agent with one, would make "own agency" mean nothing. */
export const agencyFits = (role: Role, agency: string | null): boolean =>
  worksForAnAgency(role) === (agency !== null);
