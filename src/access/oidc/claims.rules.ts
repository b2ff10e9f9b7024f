import type { OidcSettings } from '../../platform/config/oidc-settings.js';
import { peopleRoles, type Role, worksForAnAgency } from '../roles.js';

export type Claims = Readonly<Record<string, unknown>>;

/** Somebody as the platform describes them: who they are stays, what they may is asked at every sign-in. */
export interface Described {
  subject: string;
  /** The platform's own session, which may end before ours does. */
  sid: string | null;
  /** What they would like to be called here; taken only if nobody has it. */
  username: string | null;
  name: string;
  role: Role;
  agency: string | null;
}

/** Why somebody whom the platform knows is not let in. */
export type ClaimsFault = 'SSO_NO_ROLE' | 'SSO_NO_AGENCY';

const LONGEST_NAME = 80;

/** What the claims mean here. Nothing is taken for granted: a claim of another type than expected is none. */
export function describedBy(claims: Claims, settings: OidcSettings): Described | ClaimsFault {
  const subject = text(claims.sub);
  if (subject === null) throw new Error('The platform named nobody: there is no sub.');
  const role = roleIn(claims, settings);
  if (role === null) return 'SSO_NO_ROLE';
  const agency = worksForAnAgency(role) ? text(claimIn(claims, settings.agencyClaim)) : null;
  if (worksForAnAgency(role) && agency === null) return 'SSO_NO_AGENCY';
  const username = text(claims.preferred_username);
  const name = text(claims.name) ?? username ?? subject;
  return {
    subject,
    sid: text(claims.sid),
    username,
    name: [...name].slice(0, LONGEST_NAME).join(''),
    role,
    agency,
  };
}

export function roleIn(claims: Claims, { roleClaim, roles: pairs }: OidcSettings): Role | null {
  const said = [claimIn(claims, roleClaim)].flat();
  const pair = pairs.find(({ value }) => said.includes(value));
  return peopleRoles.find(role => role === pair?.role) ?? null;
}

/** By its name, or (`realm_access.roles`) by the way to it. */
export function claimIn(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name.split('.').reduce<unknown>((at, part) => {
    const isObject = typeof at === 'object' && at !== null && Object.hasOwn(at, part);
    return isObject ? (at as Claims)[part] : undefined;
  }, claims);
}

const text = (claim: unknown): string | null =>
  typeof claim === 'string' && claim.trim() !== '' ? claim.trim() : null;
