import { dateTimeWords, fullDateWords } from '../words/dates.js';
import { useLanguage } from '../words/use-words.js';

/** 115/11/21（六）14:05, with the whole date in the title. */
export function DateTime({ at }: { at: string }) {
  const language = useLanguage();
  return (
    <time className="tabular" dateTime={at} title={fullDateWords(at, language)}>
      {dateTimeWords(at, language)}
    </time>
  );
}
