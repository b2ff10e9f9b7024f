import { Link } from 'react-router';
import type { CaseCard } from '../api/types.js';
import { ClockMark, ItemMarks, StateMark } from '../boards/marks.js';
import { Button } from '../shell/controls/button.js';
import { useKey } from '../shell/shortcut-keys.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';

export const canBeJoined = ({ kind }: CaseCard): boolean => kind === 'dispatch';

interface LinesProps {
  cases: CaseCard[];
  onTell?: (card: CaseCard) => void;
  onJoin?: (card: CaseCard) => void;
  /** The one that is joined already. */
  joins?: string | null;
  /** The one that a key joins. */
  byKey?: CaseCard | null;
  /** With the numbers that stand on the map. */
  isNumbered?: boolean;
}

/** Cases in little room: number, where, state, clock. */
export function CaseLines({ cases, onTell, onJoin, joins, byKey, isNumbered }: LinesProps) {
  const words = useWords();
  const language = useLanguage();
  const { name } = useNames();
  const joinKey = useKey('join');
  return (
    <ul className="case-lines">
      {cases.map((card, i) => (
        <li key={card.id}>
          <div className="card-line">
            <span className="card-line">
              {isNumbered && <span className="map-number">{i + 1}</span>}
              <Link className="number" to={`/case/${card.number}`}>
                {card.number}
              </Link>
            </span>
            <StateMark of={card} />
          </div>
          <div>
            {[name(card.category), name(card.district), card.place].filter(Boolean).join(' · ')}{' '}
            <ItemMarks of={card} />
          </div>
          <div className="card-line">
            <span className="muted">
              {words.desk.similar.since(dateTimeWords(card.receivedAt, language))}
            </span>
            {card.state !== 'withdrawn' && <ClockMark clocks={card.clocks} />}
          </div>
          {onJoin && canBeJoined(card) && card.number !== joins && (
            <Button onPress={() => onJoin(card)} aria-label={`${words.incidents.join} ${card.number}`}>
              {words.incidents.join}
            </Button>
          )}
          {card === byKey && <kbd>{joinKey}</kbd>}
          {onTell && (
            <Button onPress={() => onTell(card)} aria-label={`${words.desk.similar.tell} ${card.number}`}>
              {words.desk.similar.tell}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
