import type { Asker } from './rights.js';
import { type Role, worksForAnAgency } from './roles.js';

/** Reports whose author is protected are dealt with by assigned staff (專責人員), and by the agency that has the case. */
const ASSIGNED: readonly Role[] = ['supervisor', 'petition_clerk', 'inspector', 'commission'];

export const readsConfidential = ({ role }: Pick<Asker, 'role'>): boolean =>
  worksForAnAgency(role) || ASSIGNED.includes(role);

/** By whom the case may be read, row scope aside. */
export const maySeeConfidential = (
  me: Pick<Asker, 'role'>,
  { confidential }: { confidential: boolean },
): boolean => !confidential || readsConfidential(me);
