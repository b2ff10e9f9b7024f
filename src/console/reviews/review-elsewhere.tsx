import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/queries.js';
import type { CasePage, Me } from '../api/types.js';
import { ButtonLink } from '../shell/controls/button.js';
import { useWords } from '../words/use-words.js';

/** Who decides, or agrees; the list itself says which of it each of them may. */
const HEARD_BY: Record<string, readonly Me['role'][]> = {
  centre: ['supervisor', 'petition_clerk', 'commission'],
  inspection: ['inspector', 'commission'],
  commission: ['commission'],
};

/** Whoever is not content is heard in the list of them. */
export function ReviewElsewhere({ page }: { page: CasePage }) {
  const { reviews: text } = useWords();
  const { data: me } = useQuery(sessionQuery);
  const isReviewed = page.clocks.some(({ kind, stoppedAt }) => kind === 'review' && stoppedAt === null);
  const opened = page.timeline.find(({ kind }) => kind === 'review.opened');
  const isTheirs = me && HEARD_BY[String(opened?.data.decider)]?.includes(me.role);
  if (!isReviewed || !isTheirs || (me.role === 'petition_clerk' && page.kind !== 'petition')) return null;
  return <ButtonLink to="/reviews">{text.ofCase(page.number)}</ButtonLink>;
}
