import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { DateTime } from '../shell/date-time.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { useNarrow } from '../shell/use-narrow.js';
import { dayWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { type Proposal, proposalsQuery } from './queries.js';
import { TableFrame } from './table-frame.js';

export function ProposalList() {
  const text = useWords().privacy.retention;
  const query = useQuery(proposalsQuery);
  const isNarrow = useNarrow();
  return (
    <section className="privacy-section" aria-labelledby="retention-lists">
      <h2 id="retention-lists">{text.lists}</h2>
      <Loaded query={query} skeleton={<Skeleton lines={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={text.noLists} hint={text.noListsHint} icon="calendar" />
          ) : isNarrow ? (
            <Cards items={items} />
          ) : (
            <Table items={items} />
          )
        }
      </Loaded>
    </section>
  );
}

function Table({ items }: { items: Proposal[] }) {
  const text = useWords().privacy.retention;
  return (
    <TableFrame label={text.lists}>
      <table className="case-table">
        <caption className="hidden-text">{text.lists}</caption>
        <thead>
          <tr>
            {[text.list, text.content, text.by, text.state].map(column => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(one => (
            <tr key={one.id}>
              <th scope="row">
                <ListLink one={one} />
              </th>
              <td className="tabular">
                <Counts one={one} />
              </td>
              <td>
                {one.proposedBy.name}
                <span className="second-line">
                  <DateTime at={one.proposedAt} />
                </span>
              </td>
              <td>
                <ListState one={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Cards({ items }: { items: Proposal[] }) {
  const text = useWords().privacy.retention;
  return (
    <ul className="cards" aria-label={text.lists}>
      {items.map(one => (
        <li key={one.id} className="card">
          <div className="card-title">
            <ListLink one={one} />
          </div>
          <p>
            <Counts one={one} />
          </p>
          <div className="card-line">
            <ListState one={one} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function ListLink({ one }: { one: Proposal }) {
  const text = useWords().privacy.retention;
  const language = useLanguage();
  return (
    <>
      <Link to={`/retention/${one.id}`}>{text.listOf(dayWords(`${one.asOf}T12:00:00+08:00`, language))}</Link>
      {one.requestId && <span className="second-line">{text.byRequest}</span>}
    </>
  );
}

function Counts({ one: { counts } }: { one: Proposal }) {
  const text = useWords().privacy.retention;
  return text.counts(counts.texts, counts.photos, counts.persons);
}

export function ListState({ one: { state, progress } }: { one: Proposal }) {
  const text = useWords().privacy.retention;
  const { done, skipped, failed, total } = progress;
  return (
    <>
      {text.states[state]}
      {(state === 'approved' || state === 'carried_out') && (
        <span className="second-line">{text.progress(done, skipped, failed, total)}</span>
      )}
    </>
  );
}
