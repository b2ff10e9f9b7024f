import { useInfiniteQuery } from '@tanstack/react-query';
import { SteadyPage, useFilter } from '../clocks/steady-page.js';
import { DateTime } from '../shell/date-time.js';
import { Empty } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { quarantineQuery } from './intake-queries.js';
import { QuarantinedItem } from './quarantined-item.js';

/** What came through a door and could not be understood: somebody reads it, and says what became of it. */
export function QuarantinePage() {
  const { quarantine: text } = useWords().intake;
  const { boards } = useWords();
  const filter = useFilter(text.filters);
  const query = useInfiniteQuery({ ...quarantineQuery(filter), refetchInterval: 60_000 });
  return (
    <SteadyPage
      words={text}
      filter={filter}
      query={query}
      empty={<Empty title={text.empty} hint={text.emptyHint} icon="check" />}
    >
      {(rows, hasLeft) => (
        <ul className="cards" aria-label={text.title}>
          {rows.map(one => (
            <li key={one.id} className={hasLeft(one) ? 'card has-left' : 'card'}>
              <div className="card-title">
                <b>{text.doors[one.door]}</b>
                <span className="second-line">{one.source}</span>
              </div>
              <p>{text.reasons[one.reason]}</p>
              <p className="muted">
                {text.received} <DateTime at={one.receivedAt} />{' '}
                <span className="tabular">{text.size((one.size / 1024).toFixed(1))}</span>
              </p>
              {one.state !== 'open' && (
                <p className="muted">
                  {text.states[one.state]} {one.decidedBy && text.by(one.decidedBy)}
                </p>
              )}
              {hasLeft(one) && <span className="muted">{boards.left}</span>}
              <QuarantinedItem one={one} />
            </li>
          ))}
        </ul>
      )}
    </SteadyPage>
  );
}
