import type { CasePage } from '../api/types.js';
import { leadOf } from '../co-handling/co-legs.js';
import { Icon } from '../shell/icons.js';
import { useWords } from '../words/use-words.js';

/** What somebody has still to decide or to answer: until then the case stays where it is. */
export function PendingNow({ page }: { page: CasePage }) {
  const { absence, case: text, reviews, sampling } = useWords();
  const { pending } = text;
  const { rework } = sampling;
  const open = [
    page.returns.some(({ state }) => state === 'asked') && pending.return,
    page.arbitrations.some(({ state }) => state === 'open') && pending.arbitration,
    page.petition?.dispositions.some(({ state }) => state === 'asked') && pending.disposition,
    page.clocks.some(({ kind, stoppedAt }) => kind === 'improve' && stoppedAt === null) && rework,
    page.clocks.some(({ kind, stoppedAt }) => kind === 'review' && stoppedAt === null) && reviews.pending,
    Boolean(leadOf(page)?.chasedAt) && absence.awaitsAnswer,
  ].filter(words => typeof words === 'string');
  return open.map(words => (
    <span key={words} className="pending">
      <Icon name="soon" />
      {words}
    </span>
  ));
}
