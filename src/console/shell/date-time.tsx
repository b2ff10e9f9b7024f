import { dateTimeWords, dueDateWords, fullDateWords } from '../words/dates.js';
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

/** 115/11/24（二）24:00: the end of a day is that day's. */
export function DueDate({ at }: { at: string }) {
  const language = useLanguage();
  return (
    <time className="tabular" dateTime={at} title={fullDateWords(at, language)}>
      {dueDateWords(at, language)}
    </time>
  );
}
