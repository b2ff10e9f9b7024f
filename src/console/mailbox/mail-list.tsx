import { Link } from 'react-router';
import { NumberLink } from '../boards/case-list.js';
import { DateTime } from '../shell/date-time.js';
import { RowList } from '../shell/row-list.js';
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

export function MailList({ items, hasLeft }: Props) {
  const { messages: text } = useWords().mailbox;
  return (
    <RowList
      caption={text.caption}
      items={items}
      hasLeft={hasLeft}
      columns={[
        { name: text.columns.mail, cell: one => <WhatMail mail={one} /> },
        { name: text.columns.about, cell: one => <About mail={one} /> },
        { name: text.columns.state, cell: one => <MailState mail={one} /> },
        { name: text.columns.actions, cell: one => <MailActions mail={one} /> },
      ]}
    />
  );
}

/** What kind of mail, since when, and who sent it. */
export function WhatMail({ mail: { kind, via, queuedAt, queuedBy } }: { mail: OutgoingMail }) {
  const words = useWords();
  const { messages: text } = words.mailbox;
  return (
    <>
      <b className="mail-kind">{words.letters.messageKinds[kind]}</b>
      {via === 'sms' && <span className="second-line">{words.letters.bySms}</span>}
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
