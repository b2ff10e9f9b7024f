import type { CaseKind } from '../events.js';
import type { Grant, Grants } from './grants.js';
import { rightsTable } from './rights-table.js';
import { type Role, worksForAnAgency } from './roles.js';

export type Right = keyof typeof rightsTable;

export const rights: Readonly<Record<Right, Readonly<Grants>>> = rightsTable;
export const rightNames = Object.keys(rightsTable) as Right[];

/** Open to somebody who must choose a new password first; nothing else is. */
export const openBeforePasswordChange: readonly Right[] = ['session.read', 'password.change'];

export const rightsOf = (role: Role): Right[] =>
  rightNames.filter(right => rights[right][role] !== undefined);

export const grantOf = (role: Role, right: Right): Grant | null => rights[right][role] ?? null;

/** Of this very asker: a machine's key may have less than the role of its account, and never more. */
export const grantFor = ({ role, only }: Pick<Asker, 'role' | 'only'>, right: Right): Grant | null =>
  only && !only.includes(right) ? null : grantOf(role, right);

/** What a row says about itself. A field that is left out or null grants nothing by itself. */
export interface Subject {
  agency?: string | null;
  /** Of a case; one without a district is for those only whose work is not limited to some. */
  district?: string | null;
  kind?: CaseKind;
  /** Of a case: a report of public works (全民督工); left out: none. */
  supervised?: boolean;
  owner?: string | null;
}

/** Who asks: `Staff` of a session fits. */
export interface Asker {
  id: string;
  role: Role;
  agency: string | null;
  /** The agencies below the own one. */
  below?: readonly string[];
  /** The only districts whose cases they have to do with; null or left out: all of them. */
  districts?: readonly string[] | null;
  /** What a machine's key is for; left out: everything that the role may. */
  only?: readonly Right[];
}

/** May this person use the right on this very row? The guard has only asked whether the role has the right at all. */
export function permits(me: Asker, right: Right, on: Subject): boolean {
  const grant = grantFor(me, right);
  if (!grant) return false;
  if (grant.kind !== undefined && grant.kind !== on.kind) return false;
  if (grant.not !== undefined && grant.not === on.kind) return false;
  if (grant.supervised !== undefined && grant.supervised !== (on.supervised ?? false)) return false;
  if (grant.scope === 'own') return on.owner === me.id;
  if (on.district !== undefined && me.districts && !me.districts.includes(on.district ?? '')) return false;
  return grant.scope === 'all' || (on.agency != null && agenciesOf(me, grant.scope).includes(on.agency));
}

/** What a list must be narrowed to: no key = no narrowing. */
export interface Narrowing {
  agencies?: readonly string[];
  districts?: readonly string[];
  owner?: string;
  kind?: CaseKind;
}

/** Null = this person may see no row at all. */
export function narrowing(me: Asker, right: Right): Narrowing | null {
  const grant = grantFor(me, right);
  if (!grant) return null;
  const agencies = grant.scope === 'all' || grant.scope === 'own' ? undefined : agenciesOf(me, grant.scope);
  if (agencies?.length === 0) return null;
  return {
    ...(agencies && { agencies }),
    ...(me.districts && { districts: me.districts }),
    ...(grant.scope === 'own' && { owner: me.id }),
    ...(grant.kind && { kind: grant.kind }),
  };
}

function agenciesOf(me: Asker, scope: 'own_agency' | 'own_agency_and_below'): readonly string[] {
  if (me.agency === null) return [];
  return scope === 'own_agency' ? [me.agency] : [me.agency, ...(me.below ?? [])];
}

/** An officer without an agency, or an agent with one, would make "own agency" mean nothing. */
export const agencyFits = (role: Role, agency: string | null): boolean =>
  worksForAnAgency(role) === (agency !== null);
