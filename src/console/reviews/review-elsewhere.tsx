import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/queries.js';
import type { CasePage } from '../api/types.js';
import { ButtonLink } from '../shell/controls/button.js';
import { useWords } from '../words/use-words.js';

/** Whoever is not content is heard in the list of them. */
export function ReviewElsewhere({ page }: { page: CasePage }) {
  const { reviews: text } = useWords();
  const { data: me } = useQuery(sessionQuery);
  const isReviewed = page.clocks.some(({ kind, stoppedAt }) => kind === 'review' && stoppedAt === null);
  if (!isReviewed || !me?.rights.includes('review.decide')) return null;
  return <ButtonLink to="/reviews">{text.ofCase(page.number)}</ButtonLink>;
}
