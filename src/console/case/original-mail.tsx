import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/queries.js';
import type { TimelineEntry } from '../api/types.js';
import { Icon } from '../shell/icons.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';

/** The mail as it came, for who may know everything that is in it. It is downloaded, and that is recorded. */
export function OriginalMail({ entry }: { entry: TimelineEntry }) {
  const text = useWords().case.photo;
  const language = useLanguage();
  const me = useQuery(sessionQuery).data;
  const { mailId } = entry.data;
  if (typeof mailId !== 'string' || !me?.rights.includes('mail.read')) return null;
  const name = text.originalMail(dateTimeWords(entry.at, language));
  return (
    <p>
      <a className="button plain" href={`/api/mails/${mailId}/raw`} download aria-label={name}>
        <Icon name="download" /> {text.original}
      </a>
    </p>
  );
}
