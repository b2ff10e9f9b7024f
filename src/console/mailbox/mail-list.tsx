import { Link } from 'react-router';
import { NumberLink } from '../boards/case-list.js';
import { DateTime } from '../shell/date-time.js';
import { useNarrow } from '../shell/use-narrow.js';
import { useWords } from '../words/use-words.js';
import { MailActions } from './mail-actions.js';
import { MailState } from './mail-state.js';
import type { OutgoingMail } from './mailbox-queries.js';
import './mailbox.css';

interface Props {
  items: OutgoingMail[];
  /** It is still shown where it stands but no longer belongs here. */
  hasLeft: (one: OutgoingMail) => boolean;
}

export function MailList(props: Props) {
  return useNarrow() ? <Cards {...props} /> : <Table {...props} />;
}

function Table({ items, hasLeft }: Props) {
  const { messages: text } = useWords().mailbox;
  return (
    <div className="table-frame">
      <table className="case-table">
        <caption className="hidden-text">{text.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.columns.mail}</th>
            <th scope="col">{text.columns.about}</th>
            <th scope="col">{text.columns.state}</th>
            <th scope="col">{text.columns.actions}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(one => (
            <tr key={one.id} className={hasLeft(one) ? 'has-left' : undefined}>
              <th scope="row">
                <WhatMail mail={one} />
              </th>
              <td>
                <About mail={one} />
              </td>
              <td>
                <MailState mail={one} />
              </td>
              <td>
                <MailActions mail={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cards({ items, hasLeft }: Props) {
  const { messages: text } = useWords().mailbox;
  return (
    <ul className="cards" aria-label={text.caption}>
      {items.map(one => (
        <li key={one.id} className={hasLeft(one) ? 'card has-left' : 'card'}>
          <div className="card-title">
            <WhatMail mail={one} />
          </div>
          <div>
            <About mail={one} />
          </div>
          <MailState mail={one} />
          <MailActions mail={one} />
        </li>
      ))}
    </ul>
  );
}

/** What kind of mail, since when, and who sent it. */
export function WhatMail({ mail: { kind, queuedAt, queuedBy } }: { mail: OutgoingMail }) {
  const words = useWords();
  const { messages: text } = words.mailbox;
  return (
    <>
      <b className="mail-kind">{words.letters.messageKinds[kind]}</b>
      <span className="second-line">
        {text.queued} <DateTime at={queuedAt} />
      </span>
      <span className="second-line">{queuedBy === null ? text.automatic : text.by(queuedBy)}</span>
    </>
  );
}

function About({ mail: { id, number, letterId, kind } }: { mail: OutgoingMail }) {
  const words = useWords();
  const { messages: text } = words.mailbox;
  return (
    <>
      {number !== null && <NumberLink card={{ number }} row={id} />}
      {letterId !== null && (
        <span className="second-line">
          <Link
            to={`/letters/${letterId}`}
            aria-label={text.letterOf(number ?? words.letters.messageKinds[kind])}
          >
            {text.letter}
          </Link>
        </span>
      )}
    </>
  );
}
