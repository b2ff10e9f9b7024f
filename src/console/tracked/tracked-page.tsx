import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Me } from '../api/types.js';
import { NumberLink } from '../boards/case-list.js';
import { FilterTabs } from '../clocks/filter-tabs.js';
import { serverNow } from '../live/server-time.js';
import { Button } from '../shell/controls/button.js';
import { More } from '../shell/more.js';
import { Page } from '../shell/page.js';
import { RowList } from '../shell/row-list.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { dateTimeWords, dueDateWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { EnterDialog } from './enter-dialog.js';
import { ListDialog } from './list-dialog.js';
import { TRACKED_FILTERS, type Tracked, type TrackedFilter, trackedQuery } from './tracked-queries.js';

const DAY_MS = 24 * 60 * 60_000;

/** 列管: what is to be answered by a date, and what became of it. */
export function TrackedPage({ me }: { me: Me }) {
  const text = useWords().tracked;
  const [params] = useSearchParams();
  const [asks, setAsks] = useState<'one' | 'list' | null>(null);
  const close = () => setAsks(null);
  const filter = TRACKED_FILTERS.find(name => name === params.get('show')) ?? 'open';
  return (
    <Page
      title={text.title}
      lead={<p className="lead">{text.lead}</p>}
      actions={
        me.rights.includes('tracked.enter') && (
          <>
            <Button asks look="primary" onPress={() => setAsks('one')}>
              {text.enter}
            </Button>
            <Button asks onPress={() => setAsks('list')}>
              {text.list.open}
            </Button>
          </>
        )
      }
    >
      <FilterTabs label={text.filter} names={text.filters} now={filter} />
      <List key={filter} filter={filter} />
      {asks === 'one' && <EnterDialog onClose={close} />}
      {asks === 'list' && <ListDialog onClose={close} />}
    </Page>
  );
}

function List({ filter }: { filter: TrackedFilter }) {
  const words = useWords();
  const text = words.tracked;
  const { name } = useNames();
  const query = useInfiniteQuery(trackedQuery(filter));
  return (
    <>
      <Loaded query={query} skeleton={<Skeleton lines={6} />}>
        {({ pages }) => {
          const items = pages.flatMap(page => page.items);
          if (items.length === 0)
            return <Empty title={text.empty[filter]} hint={text.emptyHint} icon="calendar" />;
          return (
            <RowList
              caption={text.caption}
              items={items}
              columns={[
                { name: text.number, cell: one => <NumberLink card={one} row={one.id} /> },
                { name: text.source, cell: one => <From of={one} /> },
                { name: text.subject, cell: ({ subject }) => subject },
                { name: text.agency, cell: ({ agency }) => (agency ? name(agency) : words.case.nobody) },
                { name: text.state, cell: ({ state }) => words.domain.state[state] },
                { name: text.replyBy, cell: one => <By of={one} /> },
              ]}
            />
          );
        }}
      </Loaded>
      <More query={query}>{words.clocks.more}</More>
    </>
  );
}

/** Where it comes from: of the council by its meeting and field. */
function From({ of: { source, meeting, field, documentNumber } }: { of: Tracked }) {
  const { name } = useNames();
  const more = [meeting && name(meeting), field && name(field), documentNumber].filter(Boolean).join('・');
  return (
    <>
      {name(source)}
      {more && <span className="second-line">{more}</span>}
    </>
  );
}

/** By when, and how many days that leaves; of what was answered, whether it was in time. */
function By({ of: { dueAt, answeredAt, outcome } }: { of: Tracked }) {
  const text = useWords().tracked;
  const language = useLanguage();
  const days = Math.ceil((Date.parse(dueAt) - serverNow()) / DAY_MS);
  const ended =
    outcome && answeredAt ? `${text.outcomes[outcome]} ${dateTimeWords(answeredAt, language)}` : null;
  return (
    <>
      {dueDateWords(dueAt, language)}
      <span className="second-line">
        {ended ?? (days > 0 ? text.daysLeft(days) : text.daysLate(1 - days))}
      </span>
    </>
  );
}
