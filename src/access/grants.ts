import type { CaseKind } from '../events.js';
import { type Role, roles } from './roles.js';

/** What a right covers, and who has such rights together: the words the table of rights is written in. */
export type Scope = 'all' | 'own_agency' | 'own_agency_and_below' | 'own';

/**
 * `kind` narrows a grant to cases of that kind, `not` to all others, `supervised` to reports of public works (全民督工) or to
 * all others.
 */
export interface Grant {
  scope: Scope;
  kind?: CaseKind;
  not?: CaseKind;
  supervised?: boolean;
}
export type Grants = Partial<Record<Role, Grant>>;

export const all: Grant = { scope: 'all' };
export const petitions: Grant = { scope: 'all', kind: 'petition' };
export const ownAgency: Grant = { scope: 'own_agency' };
export const ownAgencyAndBelow: Grant = { scope: 'own_agency_and_below' };
export const own: Grant = { scope: 'own' };

export const everyone = (grant: Grant): Grants => Object.fromEntries(roles.map(role => [role, grant]));

/** A machine through which citizens reach the city. */
export const channel: Grants = { channel: all };

export const desk: Grants = { agent: all, supervisor: all, petition_clerk: all };
const ofCitizens: Grant = { scope: 'all', not: 'decision' };
export const deskOfCitizens: Grants = {
  agent: ofCitizens,
  supervisor: ofCitizens,
  petition_clerk: ofCitizens,
};
export const overseers: Grants = { inspector: all, manager: all, commission: all };
export const agency: Grants = { officer: ownAgency, agency_chief: ownAgency };
/** What an agency reads: its own cases and those of the agencies below it (機關隸屬). It works on its own only. */
export const agencyReads: Grants = { officer: ownAgencyAndBelow, agency_chief: ownAgencyAndBelow };
/** Who steers a case through the city: the centre's supervisor; for petitions the service centre's clerk as well. */
export const steering: Grants = { supervisor: all, petition_clerk: petitions };
const unsupervised: Grant = { scope: 'all', not: 'decision', supervised: false };
export const supervised: Grant = { scope: 'all', supervised: true };
/** 列管: what was answered is closed by the control commission, and by nobody else. */
const decisions: Grant = { scope: 'all', kind: 'decision' };
/** 全民督工: what ends such a case is the inspection group's (改善成果由查核小組確認後結案), and nobody else's. */
export const steeringOrInspection: Grants = {
  supervisor: unsupervised,
  petition_clerk: petitions,
  inspector: supervised,
  commission: decisions,
};
export const steeringOrCommission: Grants = {
  supervisor: ofCitizens,
  petition_clerk: petitions,
  commission: decisions,
};
export const steeringAndInspection: Grants = { ...steeringOrCommission, inspector: supervised };
export const steeringAndCommission: Grants = { ...steering, commission: decisions };
/** What agencies do with other cases only. */
export const agencyUnsupervised: Grants = {
  officer: { scope: 'own_agency', supervised: false },
  agency_chief: { scope: 'own_agency', supervised: false },
};
/** Who may hear who is not content, and decide about it. */
export const reviewers: Grants = { ...steering, inspector: all, commission: all };
/** Who may come to have a ground to know who asked, and may ask for one. */
export const needsToKnow: Grants = { ...desk, ...agency, inspector: all };
/** Whom the ladder of a time limit can tell. */
export const told: Grants = {
  officer: ownAgency,
  agency_chief: ownAgencyAndBelow,
  ...steering,
  commission: all,
};
/** Three levels of deciders; which of them it takes goes by what is decided. */
export const levels: Grants = { agency_chief: ownAgency, supervisor: all, commission: all };

/** The chief; the centre, where an agency has none but who asks. */
export const returnDeciders: Grants = { agency_chief: ownAgency, supervisor: all };

/** Who deals with the mayor's mailbox: the service centre. */
export const mailbox: Grants = { supervisor: all, petition_clerk: all };
