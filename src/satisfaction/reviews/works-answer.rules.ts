import type { CaseState } from '../../cases/case-actions.rules.js';

/** What stands between an agency and writing down what who reported public works (全民督工) says. */
export type WorksHindrance = 'not-works' | 'not-improved' | 'answered';

/** A case, as far as it matters for that. */
export interface Works {
  /** So is its item, and who reported has agreed to it. */
  contactByAgency: boolean;
  agency: string | null;
  citizenId: string | null;
  state: CaseState;
  /** The last time. */
  improvedAt: Date | null;
  /** What they say of that very improvement stands already. */
  isAnswered: boolean;
}

const DONE: readonly CaseState[] = ['reported', 'replied', 'released'];

/** They are asked once for each improvement, and not before it; null: now. */
export function hindranceToAsking(works: Works): WorksHindrance | null {
  if (!works.contactByAgency || works.agency === null || works.citizenId === null) return 'not-works';
  if (!DONE.includes(works.state) || works.improvedAt === null) return 'not-improved';
  return works.isAnswered ? 'answered' : null;
}
