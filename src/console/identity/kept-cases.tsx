import type { CallerSearch } from '../api/types.js';
import { useWords } from '../words/use-words.js';

/** Confidential cases of a caller: what they may be told, and nothing else. */
export function KeptCases({ kept }: { kept: CallerSearch['confidential'] }) {
  const words = useWords();
  if (kept.length === 0) return null;
  return (
    <>
      <p className="muted">{words.identity.kept(kept.length)}</p>
      <ul>
        {kept.map(({ number, state }) => (
          <li key={number}>
            <span className="unbroken">{number}</span> {words.domain.state[state]}
          </li>
        ))}
      </ul>
    </>
  );
}
