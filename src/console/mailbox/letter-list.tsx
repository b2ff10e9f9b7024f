import { Link } from 'react-router';
import { Colon } from '../shell/colon.js';
import { DateTime } from '../shell/date-time.js';
import { leaveFrom } from '../shell/page.js';
import { RowList } from '../shell/row-list.js';
import { useNames, useWords } from '../words/use-words.js';
import { LetterMark } from './letter-mark.js';
import type { Letter } from './mailbox-queries.js';
import './mailbox.css';

interface Props {
  items: Letter[];
  /** It is still shown where it stands but no longer belongs here. */
  hasLeft?: (one: Letter) => boolean;
}

export function LetterList({ items, hasLeft }: Props) {
  const { letters: text } = useWords().mailbox;
  return (
    <RowList
      caption={text.caption}
      items={items}
      hasLeft={hasLeft}
      columns={[
        { name: text.columns.letter, cell: one => <Subject letter={one} /> },
        {
          name: text.columns.state,
          cell: one => <State letter={one} hasLeft={hasLeft?.(one) ?? false} />,
        },
        { name: text.columns.cases, cell: one => <Cases letter={one} /> },
        { name: text.columns.since, cell: one => <Dates letter={one} /> },
      ]}
    />
  );
}

/** Names of any length, and letters without one. */
function Subject({ letter: { id, subject, via } }: { letter: Letter }) {
  const words = useWords();
  const { letters: text } = words.mailbox;
  const row = `row-${id}`;
  return (
    <>
      <Link id={row} className="letter-subject" to={`/letters/${id}`} onClick={() => leaveFrom(row)}>
        {subject === null ? text.forgotten : subject || text.noSubject}
      </Link>
      <span className="second-line">{words.letters.via[via]}</span>
    </>
  );
}

function State({ letter, hasLeft }: { letter: Letter; hasLeft: boolean }) {
  const { boards } = useWords();
  return (
    <>
      <LetterMark letter={letter} />
      {hasLeft && <span className="second-line">{boards.left}</span>}
    </>
  );
}

function Cases({ letter: { cases } }: { letter: Letter }) {
  const { letters: text } = useWords().mailbox;
  const { name } = useNames();
  const open = cases.filter(({ isSettled }) => !isSettled).length;
  if (cases.length === 0) return <span className="muted">{text.noCases}</span>;
  return (
    <>
      {open > 0 ? text.open(open, cases.length) : text.allDone(cases.length)}
      <span className="second-line">
        {[...new Set(cases.map(({ category }) => name(category)))].join('・')}
      </span>
    </>
  );
}

/** The latest thing that happened, and when it came. */
function Dates({ letter: { state, receivedAt, confirmedAt, answeredAt, expiresAt } }: { letter: Letter }) {
  const { letters: text } = useWords().mailbox;
  const latest = answeredAt ?? confirmedAt;
  return (
    <>
      <span className="letter-date">
        {text.received}
        <Colon />
        <DateTime at={receivedAt} />
      </span>
      {(latest || state === 'waiting') && (
        <span className="second-line">
          {answeredAt ? text.answered : latest ? text.confirmed : text.until}
          <Colon />
          <DateTime at={latest ?? expiresAt} />
        </span>
      )}
    </>
  );
}
