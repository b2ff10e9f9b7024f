import type { Named } from './profile.js';

/** Why an agency returns a case (退件). */
export interface ReturnReason extends Named {
  /** What the citizen reads, followed by who has the case now. */
  citizen: string;
  citizenEn: string;
}
