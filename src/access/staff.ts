import type { Right } from './rights.js';
import type { Role } from './roles.js';

/** Who is signed in: what `@Who()` gives to a controller and `SessionService` to the socket's handshake. */
export interface Staff {
  id: string;
  sessionId: string;
  username: string;
  name: string;
  role: Role;
  /** Code of the agency; null for people of the centre. */
  agency: string | null;
  /** Nothing else is open to them before they have chosen a new password. */
  mustChangePassword?: boolean;
  /** Codes of the agencies below it. */
  below?: readonly string[];
  /** The only districts they have to do with; null: all. */
  districts?: readonly string[] | null;
  /** A machine: the rights of its key, whose id stands for the session's. */
  only?: readonly Right[];
}
