import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import type { SurgeGroup } from './surge-queries.js';

/** Where it is from the one that would lead, and when it came in. */
export function MemberFacts({ of: { place, metres, receivedAt } }: { of: SurgeGroup['members'][number] }) {
  const text = useWords().surge;
  const language = useLanguage();
  return (
    <span className="second-line">
      {[place, text.away(metres), dateTimeWords(receivedAt, language)].filter(Boolean).join('・')}
    </span>
  );
}
