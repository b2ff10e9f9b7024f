import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import type { OralRecord } from './petition-queries.js';

/** What was said, who took it down, and whether the petitioner has confirmed it. */
export function OneRecord({ record, stands }: { record: OralRecord; stands: boolean }) {
  const { oral: text } = useWords().petitions;
  const language = useLanguage();
  const time = (at: string) => dateTimeWords(at, language);
  const { nth, readBackAt } = record;
  return (
    <article className="oral-record" aria-label={text.nth(nth)}>
      <p>
        <b>{text.nth(nth)}</b>{' '}
        <span className={`mark extension-${readBackAt ? 'approved' : 'asked'}`}>
          {[stands ? text.stands : text.superseded, readBackAt ? text.confirmed : text.notConfirmed].join(
            '・',
          )}
        </span>
      </p>
      {record.reason && <p className="second-line">{text.why(record.reason)}</p>}
      <p className="reason">{record.text}</p>
      <p className="second-line">{text.written(record.writtenBy, time(record.writtenAt))}</p>
      {readBackAt && (
        <p className="second-line">
          {text.readBack(
            record.readBackBy ?? '',
            time(readBackAt),
            text.hows[record.readBackHow ?? ''] ?? '',
          )}
        </p>
      )}
    </article>
  );
}
