import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/queries.js';
import { Icon } from '../shell/icons.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import type { LetterInFull } from './mailbox-queries.js';

/** The mails as they came, the first and what was added by answering it. They are downloaded, and that is recorded. */
export function OriginalMails({ mails }: Pick<LetterInFull, 'mails'>) {
  const { letter: text } = useWords().mailbox;
  const language = useLanguage();
  const { data: me } = useQuery(sessionQuery);
  if (mails.length === 0 || !me?.rights.includes('mail.read')) return null;
  return (
    <>
      <h3>{text.mails}</h3>
      <ul className="files-told">
        {mails.map(({ id, receivedAt, isKept }, index) => {
          const time = dateTimeWords(receivedAt, language);
          return (
            <li key={id} className="file-told">
              <span className="tabular">{text.mail(index + 1, time)}</span>
              {isKept ? (
                <a
                  className="button plain"
                  href={`/api/mails/${id}/raw`}
                  download
                  aria-label={text.downloadOf(time)}
                >
                  <Icon name="download" /> {text.download}
                </a>
              ) : (
                <span className="muted">{text.mailGone}</span>
              )}
            </li>
          );
        })}
      </ul>
      <p className="muted">{text.mailWarn}</p>
    </>
  );
}
