import type { CaseState } from '../../cases/case-actions.rules.js';

/** What stands between an agency and writing down what who reported public works (全民督工) says. */
export type WorksHindrance = 'not-works' | 'not-improved' | 'answered' | 'not-contacted';

/** A case, as far as it matters for that. */
export interface Works {
  /** So is its item, and who reported has agreed to it. */
  contactByAgency: boolean;
  agency: string | null;
  /** Who reported is known, and neither they nor what the case says is to be forgotten. */
  isKnown: boolean;
  state: CaseState;
  /** The last time. */
  improvedAt: Date | null;
  /** What they say of that very improvement stands already. */
  isAnswered: boolean;
  /** Somebody of the agency has opened their number since. */
  isContacted: boolean;
}

const DONE: readonly CaseState[] = ['reported', 'replied', 'released'];

/** They are asked once for each improvement, not before it, and by who can have reached them; null: it may be written down. */
export function hindranceToAsking(works: Works): WorksHindrance | null {
  if (!works.contactByAgency || works.agency === null || !works.isKnown) return 'not-works';
  if (!DONE.includes(works.state) || works.improvedAt === null) return 'not-improved';
  if (works.isAnswered) return 'answered';
  return works.isContacted ? null : 'not-contacted';
}
