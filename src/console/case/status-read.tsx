import type { CasePage } from '../api/types.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';

/** How often its password was used, and when last: by its citizen, or by whoever else has it. */
export function StatusRead({ read }: { read: NonNullable<CasePage['statusRead']> }) {
  const { identity } = useWords();
  const language = useLanguage();
  return identity.statusRead.times(read.times, dateTimeWords(read.lastAt, language));
}
