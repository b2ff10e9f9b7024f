import { type Asker, permits } from '../rights.js';
import { peopleRoles, type Role, worksForAnAgency } from '../roles.js';

export const staffActions = ['change', 'suspend', 'resume', 'reset', 'hand-over'] as const;
export type StaffAction = (typeof staffActions)[number];

export const staffStatuses = ['active', 'suspended', 'departed'] as const;
export type StaffStatus = (typeof staffStatuses)[number];

/** As far as it decides what may be done with an account. */
export interface Account {
  id: string;
  role: Role;
  agency: string | null;
  active: boolean;
  departed: boolean;
  /** Nobody has signed in for long: closed until resumed. */
  dormant: boolean;
  /** Signs in elsewhere, or is no person: has no password here. */
  isWithoutPassword: boolean;
  machine: boolean;
}

export const statusOf = ({ active, departed }: Pick<Account, 'active' | 'departed'>): StaffStatus =>
  active ? 'active' : departed ? 'departed' : 'suspended';

/** The roles that this person gives to somebody of this agency; a chief gives those of agencies only. */
export const rolesToGive = (me: Asker, agency: string | null): Role[] =>
  peopleRoles.filter(
    role => worksForAnAgency(role) === (agency !== null) && permits(me, 'staff.manage', { agency }),
  );

/** What somebody of this status can have done to their account, whoever asks. */
export function isPossible(action: StaffAction, account: Account): boolean {
  const status = statusOf(account);
  if (action === 'resume') return status !== 'active' || account.dormant;
  if (action === 'suspend') return status === 'active';
  if (action === 'reset') return status === 'active' && !account.isWithoutPassword;
  return status !== 'departed';
}

/** Buttons and service ask the same. Nobody does anything to their own account; machines are managed with their keys. */
export function actionsOn(me: Asker, account: Account): StaffAction[] {
  if (account.id === me.id || account.machine) return [];
  if (!permits(me, 'staff.manage', { agency: account.agency })) return [];
  return staffActions.filter(action => isPossible(action, account));
}
