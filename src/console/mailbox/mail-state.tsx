import { Colon } from '../shell/colon.js';
import { DateTime } from '../shell/date-time.js';
import { Icon, type IconName } from '../shell/icons.js';
import { useWords } from '../words/use-words.js';
import { failureOf, lastFailure } from './failures.js';
import type { OutgoingMail } from './mailbox-queries.js';

const ICONS: Record<OutgoingMail['state'], IconName> = {
  waiting: 'clock',
  sent: 'sent',
  failed: 'undelivered',
  bounced: 'undelivered',
  taken_back: 'withdrawn',
};

/** What became of it: icon and word, why it did not arrive, and each attempt. */
export function MailState({ mail }: { mail: OutgoingMail }) {
  const { messages: text } = useWords().mailbox;
  const { state, sentAt, nextTryAt, deliveries } = mail;
  const failure = state === 'sent' ? null : lastFailure(mail);
  return (
    <div className="mail-state">
      <span className={`mark mail-${state}`}>
        <Icon name={ICONS[state]} />
        {text.states[state]}
      </span>
      {failure && (
        <span className="second-line mail-why">
          {text.failures[failureOf(failure.code)]}
          {failure.code && <span className="tabular"> ({text.code(failure.code)})</span>}
        </span>
      )}
      {state === 'sent' && sentAt && (
        <span className="second-line">
          <DateTime at={sentAt} />
        </span>
      )}
      {state === 'waiting' && nextTryAt && deliveries.length > 0 && (
        <span className="second-line">
          {text.nextTry}
          <Colon />
          <DateTime at={nextTryAt} />
        </span>
      )}
      {deliveries.length > 1 && <Attempts mail={mail} />}
    </div>
  );
}

/** From the first to the last. */
function Attempts({ mail: { deliveries } }: { mail: OutgoingMail }) {
  const { messages: text } = useWords().mailbox;
  return (
    <details className="mail-tries">
      <summary>{text.tries(deliveries.length)}</summary>
      <ol className="plain-list">
        {deliveries.map(({ at, result, code }) => (
          <li key={`${at} ${result}`}>
            <DateTime at={at} /> {text.results[result]}
            {code && <span className="muted tabular"> {code}</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}
