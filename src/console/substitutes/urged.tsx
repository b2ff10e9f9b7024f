import type { CasePage } from '../api/types.js';
import { leadOf } from '../co-handling/co-legs.js';
import { useWords } from '../words/use-words.js';

/** How often somebody had to ask, and whether an answer is owed. */
export function Urged({ page }: { page: CasePage }) {
  const { absence: text } = useWords();
  const { reminders, chases } = page.whereabouts;
  if (reminders + chases === 0) return null;
  return (
    <>
      <h3 id="urged">{text.urged}</h3>
      {reminders > 0 && <p>{text.reminders(reminders)}</p>}
      {chases > 0 && <p>{text.chases(chases)}</p>}
      {leadOf(page)?.chasedAt && (
        <p>
          <b>{text.awaitsAnswer}</b>
        </p>
      )}
    </>
  );
}
