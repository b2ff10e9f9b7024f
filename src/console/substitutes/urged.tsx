import type { CasePage } from '../api/types.js';
import { useWords } from '../words/use-words.js';

/** How often somebody had to ask. That an answer is owed stands in the head. */
export function Urged({ page }: { page: CasePage }) {
  const { absence: text } = useWords();
  const { reminders, chases } = page.whereabouts;
  if (reminders + chases === 0) return null;
  return (
    <>
      <h3 id="urged">{text.urged}</h3>
      {reminders > 0 && <p>{text.reminders(reminders)}</p>}
      {chases > 0 && <p>{text.chases(chases)}</p>}
    </>
  );
}
