import { memo, useState } from 'react';
import { Link } from 'react-router';
import type { CaseCard } from '../api/types.js';
import { showsClock } from '../live/clocks.js';
import { leaveFrom } from '../shell/page.js';
import { useNarrow } from '../shell/use-narrow.js';
import { useNames, useWords } from '../words/use-words.js';
import { ClockMark, ItemMarks, StateMark } from './marks.js';

interface Props {
  caption: string;
  cases: CaseCard[];
  /** Cases that are still shown where they stand but no longer belong here. */
  hasLeft?: (card: CaseCard) => boolean;
  onFocus?: (card: CaseCard) => void;
}

/** A real table; on a phone a list with the same facts. */
export function CaseList(props: Props) {
  return useNarrow() ? <CaseCards {...props} /> : <CaseTable {...props} />;
}

function CaseTable({ caption, cases, hasLeft, onFocus }: Props) {
  const words = useWords();
  const { fields } = words.domain;
  return (
    <div className="table-frame">
      <table className="case-table">
        <caption className="hidden-text">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{fields.number}</th>
            <th scope="col">{fields.item}</th>
            <th scope="col">{fields.district}</th>
            <th scope="col">{fields.agency}</th>
            <th scope="col">{fields.state}</th>
            <th scope="col">{fields.clock}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map(card => (
            <CaseRow key={card.id} card={card} hasLeft={hasLeft?.(card) ?? false} onFocus={onFocus} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  card: CaseCard;
  hasLeft: boolean;
  onFocus?: (card: CaseCard) => void;
}

const rowId = (card: CaseCard) => `row-${card.number}`;

const CaseRow = memo(function CaseRow({ card, hasLeft, onFocus }: RowProps) {
  const words = useWords();
  const { name, said } = useNames();
  const [isWatched, setWatched] = useState(false);
  return (
    <tr
      className={hasLeft ? 'has-left' : undefined}
      onFocus={() => {
        setWatched(true);
        onFocus?.(card);
      }}
      onBlur={() => setWatched(false)}
    >
      <th scope="row">
        <NumberLink card={card} />
      </th>
      <td>
        {name(card.category)} <ItemMarks of={card} />
      </td>
      <td>
        {name(card.district)}
        {card.place && <span className="second-line">{card.place}</span>}
      </td>
      <td>
        {card.agency ? (
          name(card.agency)
        ) : (
          <span className="muted">{said(card.unroutedReason) || words.case.nobody}</span>
        )}
      </td>
      <td>
        <StateMark of={card} />
        {hasLeft && <span className="second-line">{words.boards.left}</span>}
      </td>
      <td>{showsClock(card) && <ClockMark clocks={card.clocks} isWatched={isWatched} />}</td>
    </tr>
  );
});

/** `row`: where a case has several rows, which of them. */
export function NumberLink({ card, row }: { card: Pick<CaseCard, 'number'>; row?: string }) {
  const id = `row-${row ?? card.number}`;
  return (
    <Link id={id} className="number" to={`/case/${card.number}`} onClick={() => leaveFrom(id)}>
      {card.number}
    </Link>
  );
}

export function CaseCards({ caption, cases, hasLeft }: Props) {
  const { name } = useNames();
  return (
    <ul className="cards" aria-label={caption}>
      {cases.map(card => (
        <li key={rowId(card)} className={hasLeft?.(card) ? 'card has-left' : 'card'}>
          <div className="card-line">
            <NumberLink card={card} />
            <StateMark of={card} />
          </div>
          <div className="card-title">
            {name(card.category)} <ItemMarks of={card} />
          </div>
          <p className="card-place">{[name(card.district), card.place].filter(Boolean).join(' ')}</p>
          <div className="card-line">
            {showsClock(card) && <ClockMark clocks={card.clocks} />}
            <span className="muted">{name(card.agency)}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}
