import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { DateTime } from '../shell/date-time.js';
import { RowList } from '../shell/row-list.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { dayWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { type Proposal, proposalsQuery } from './queries.js';

export function ProposalList() {
  const text = useWords().privacy.retention;
  const query = useQuery(proposalsQuery);
  return (
    <section className="privacy-section" aria-labelledby="retention-lists">
      <h2 id="retention-lists">{text.lists}</h2>
      <Loaded query={query} skeleton={<Skeleton lines={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={text.noLists} hint={text.noListsHint} icon="calendar" />
          ) : (
            <List items={items} />
          )
        }
      </Loaded>
    </section>
  );
}

function List({ items }: { items: Proposal[] }) {
  const text = useWords().privacy.retention;
  return (
    <RowList
      caption={text.lists}
      items={items}
      columns={[
        { name: text.list, cell: one => <ListLink one={one} /> },
        { name: text.content, cell: one => <Counts one={one} />, className: 'tabular' },
        { name: text.by, cell: one => <Proposer one={one} /> },
        { name: text.state, cell: one => <ListState one={one} /> },
      ]}
    />
  );
}

function Proposer({ one }: { one: Proposal }) {
  return (
    <>
      {one.proposedBy.name}
      <span className="second-line">
        <DateTime at={one.proposedAt} />
      </span>
    </>
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
