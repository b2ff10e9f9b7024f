import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { Link } from 'react-router';
import { similarQuery } from '../api/queries.js';
import type { CaseCard } from '../api/types.js';
import { ClockMark, StateMark } from '../boards/marks.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { currentCase, type Draft, UNCATEGORISED } from './draft.js';
import { NearbyMap } from './map/nearby-map.js';
import { pointIn } from './point.js';
import type { DraftOf } from './use-draft.js';

const MOST_SHOWN = 5;
const NONE: CaseCard[] = [];

export function useSimilar(draft: Draft) {
  const one = currentCase(draft);
  const point = pointIn(one.coordinates);
  const category = one.category === UNCATEGORISED ? null : one.category;
  return useQuery(
    similarQuery({ category, district: one.district, lng: point?.lng ?? null, lat: point?.lat ?? null }),
  );
}

/** Is it already open? Then the caller may only need to know how it stands. */
export function Similar({ of }: { of: DraftOf }) {
  const words = useWords();
  const query = useSimilar(of.draft);
  const items = query.data?.items;
  const done = query.data?.recentlyDone ?? [];
  const text = words.desk.similar;
  const summary = !items ? text.needPlace : items.length === 0 ? text.none : text.found(items.length);

  const shown = useMemo(() => items?.slice(0, MOST_SHOWN) ?? NONE, [items]);
  const count = items?.length ?? 0;
  useEffect(() => {
    if (count > 0) say('found', text.found(count));
  }, [count, text]);

  const tell = (card: CaseCard) =>
    of.change(before => ({
      ...before,
      outcome: 'inquiry',
      topic: text.told(card.number),
      answeredAtOnce: true,
    }));

  const { joins } = currentCase(of.draft);
  const join = (number: string | null) => {
    of.changeCase({ joins: number });
    say('result', number ? words.incidents.joins(number) : words.incidents.joinNot);
  };

  return (
    <div className="wide">
      <p data-read tabIndex={-1} className={count > 0 ? 'similar-found' : 'muted'}>
        {summary}
      </p>
      {joins && (
        <p className="joins">
          {words.incidents.joins(joins)} <Button onPress={() => join(null)}>{words.incidents.joinNot}</Button>
        </p>
      )}
      {count > 0 && (
        <CaseLines
          cases={shown}
          isNumbered
          onTell={tell}
          onJoin={({ number }) => join(number)}
          joins={joins}
        />
      )}
      {items && <NearbyMap of={of} cases={shown} />}
      {done.length > 0 && (
        <section aria-labelledby="recently-done">
          <h3 id="recently-done">{text.recentlyDone}</h3>
          <p className="muted">{text.notRight}</p>
          <CaseLines cases={done.slice(0, MOST_SHOWN)} onTell={tell} />
        </section>
      )}
    </div>
  );
}

interface LinesProps {
  cases: CaseCard[];
  onTell?: (card: CaseCard) => void;
  onJoin?: (card: CaseCard) => void;
  /** The one that is joined already. */
  joins?: string | null;
  /** With the numbers that stand on the map. */
  isNumbered?: boolean;
}

/** Cases in little room: number, where, state, clock. */
export function CaseLines({ cases, onTell, onJoin, joins, isNumbered }: LinesProps) {
  const words = useWords();
  const language = useLanguage();
  const { name } = useNames();
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
          <div>{[name(card.category), name(card.district), card.place].filter(Boolean).join(' · ')}</div>
          <div className="card-line">
            <span className="muted">
              {words.desk.similar.since(dateTimeWords(card.receivedAt, language))}
            </span>
            {card.state !== 'withdrawn' && <ClockMark clocks={card.clocks} />}
          </div>
          {onJoin && card.kind === 'dispatch' && card.number !== joins && (
            <Button onPress={() => onJoin(card)} aria-label={`${words.incidents.join} ${card.number}`}>
              {words.incidents.join}
            </Button>
          )}
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
