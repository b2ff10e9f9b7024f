import type { CasePage } from '../api/types.js';
import { Icon } from '../shell/icons.js';
import { useWords } from '../words/use-words.js';

/** What somebody has still to decide: until then the case stays where it is. */
export function PendingNow({ page }: { page: CasePage }) {
  const { pending } = useWords().case;
  const open = [
    page.returns.some(({ state }) => state === 'asked') && pending.return,
    page.arbitrations.some(({ state }) => state === 'open') && pending.arbitration,
    page.petition?.dispositions.some(({ state }) => state === 'asked') && pending.disposition,
  ].filter(words => typeof words === 'string');
  return open.map(words => (
    <span key={words} className="pending">
      <Icon name="soon" />
      {words}
    </span>
  ));
}
