import type { CasePage } from '../api/types.js';

/** What is done to an incident (併案), each with a form of its own. */
export type IncidentAction = 'merge' | 'split';

export const isIncidentAction = (action: string): action is IncidentAction =>
  action === 'merge' || action === 'split';

export interface FormProps {
  page: CasePage;
  /** Why it is not possible any more, after somebody else acted. */
  why: string | null;
  onClose: () => void;
}

/** What changes when cases join an incident, or leave it. */
export const RENEWS = ['case', 'cases', 'similar', 'work-orders', 'counters', 'call-backs'] as const;

export type Member = CasePage['incident']['members'][number];

/** Those that wait for what this case does. */
export const waitingMembers = ({ incident }: Pick<CasePage, 'incident'>): Member[] =>
  incident.members.filter(({ state }) => state === 'merged');

/** Their call-back has not ended: whoever releases the case says how they were told. */
export const untoldOf = (page: Pick<CasePage, 'incident'>): string[] =>
  waitingMembers(page)
    .filter(({ told }) => told?.state === 'open' || told?.state === 'overtaken')
    .map(({ number }) => number);
