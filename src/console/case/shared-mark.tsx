import { useWords } from '../words/use-words.js';

/** To the centre, which reads what was typed: agencies read something else. */
export function SharedMark({ text }: { text: string | null }) {
  const words = useWords();
  if (text === null) return null;
  return (
    <details className="shared-mark">
      <summary>{words.contractor.shared.mark}</summary>
      <p className="entry-text">{text}</p>
    </details>
  );
}
