import type { CasePage } from '../api/types.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';

/** Whether the citizen has been told, and when. */
export function CitizenTold({ told }: { told: CasePage['told'] }) {
  const { identity } = useWords();
  const language = useLanguage();
  if (!told) return identity.told.nobody;
  return identity.told[told.state](dateTimeWords(told.at, language));
}
