import { Colon } from '../shell/colon.js';
import { DateTime } from '../shell/date-time.js';
import { useWords } from '../words/use-words.js';
import { LetterFiles } from './letter-files.js';
import type { LetterInFull } from './mailbox-queries.js';
import { OriginalMails } from './original-mails.js';

/** What was written, when and by which way; who wrote it is told with a reason only, on the case page. */
export function LetterFacts({ letter }: { letter: LetterInFull }) {
  const words = useWords();
  const { letters, letter: text } = words.mailbox;
  const { via, language, receivedAt, confirmedAt, answeredAt, expiresAt, state } = letter;
  const times = [
    [letters.received, receivedAt],
    [letters.until, state === 'confirmed' ? null : expiresAt],
    [letters.confirmed, confirmedAt],
    [letters.answered, answeredAt],
  ] as const;
  return (
    <section className="case-column" aria-labelledby="letter-facts">
      <h2 id="letter-facts">{text.facts}</h2>
      <p className={letter.text === null ? 'muted' : 'description letter-text'}>
        {letter.text ?? letters.forgotten}
      </p>
      <dl className="facts">
        {times.map(
          ([label, at]) =>
            at && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <DateTime at={at} />
                </dd>
              </div>
            ),
        )}
        <div>
          <dt>{text.via}</dt>
          <dd>
            {words.letters.via[via]}
            <span className="second-line">
              {text.language}
              <Colon />
              {text.languages[language] ?? language}
            </span>
          </dd>
        </div>
        <div>
          <dt>{text.sender}</dt>
          <dd className="muted">{state === 'confirmed' ? text.senderSealed : text.senderWaiting}</dd>
        </div>
      </dl>
      <LetterFiles letter={letter} />
      <OriginalMails mails={letter.mails} />
    </section>
  );
}
