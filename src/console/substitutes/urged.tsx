import type { CasePage } from '../api/types.js';
import { leadOf } from '../co-handling/co-legs.js';
import { useWords } from '../words/use-words.js';
import { InHand } from './in-hand.js';

/** Who has the case in hand, and how often somebody had to ask. */
export function Urged({ page }: { page: CasePage }) {
  const { absence: text } = useWords();
  const { reminders, chases } = page.whereabouts;
  const leg = leadOf(page);
  if (!leg?.holder && reminders + chases === 0) return null;
  return (
    <>
      <h3 id="urged">{text.urged}</h3>
      {leg && (
        <p>
          <InHand of={leg} />
        </p>
      )}
      {reminders > 0 && <p>{text.reminders(reminders)}</p>}
      {chases > 0 && <p>{text.chases(chases)}</p>}
      {leg?.chasedAt && (
        <p>
          <b>{text.awaitsAnswer}</b>
        </p>
      )}
    </>
  );
}
