import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { NumberLink } from '../boards/case-list.js';
import { FilterTabs } from '../clocks/filter-tabs.js';
import { Page } from '../shell/page.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { useNames, useWords } from '../words/use-words.js';
import { FollowUpLine } from './follow-up-line.js';
import { VisitActions } from './visit-actions.js';
import { VisitAgencies, VisitState, VisitTexts, VisitWhen } from './visit-parts.js';
import { followUpsQuery, type Visit, type VisitFilter, visitsQuery } from './visit-queries.js';
import './visits.css';
import { More } from '../shell/more.js';

const FILTERS = ['planned', 'todo', 'held', 'all'] as const;

/** Where to be when, and what came of it. */
export function VisitsPage() {
  const text = useWords().visits;
  const [params] = useSearchParams();
  const filter = FILTERS.find(name => name === params.get('show')) ?? 'planned';
  return (
    <Page title={text.title} lead={<p className="lead">{text.lead}</p>}>
      <FilterTabs label={text.filter} names={text.filters} now={filter} />
      {filter === 'todo' ? <FollowUps /> : <Visits key={filter} filter={filter} />}
    </Page>
  );
}

function Visits({ filter }: { filter: VisitFilter }) {
  const words = useWords();
  const text = words.visits;
  const query = useInfiniteQuery(visitsQuery(filter));
  return (
    <>
      <Loaded query={query} skeleton={<Skeleton lines={6} />}>
        {({ pages }) => {
          const items = pages.flatMap(page => page.items);
          if (items.length === 0)
            return <Empty title={text.empty[filter]} hint={text.emptyHint} icon="calendar" />;
          return (
            <ul className="cards visit-cards" aria-label={text.caption}>
              {items.map(visit => (
                <li key={visit.id} className="card">
                  <div className="card-line">
                    <About of={visit.case} row={visit.id} />
                    <VisitState visit={visit} />
                  </div>
                  <VisitWhen visit={visit} />
                  <VisitAgencies visit={visit} />
                  <VisitTexts visit={visit} />
                  <VisitActions visit={visit} />
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
      <More query={query}>{words.clocks.more}</More>
    </>
  );
}

function FollowUps() {
  const words = useWords();
  const text = words.visits;
  const query = useInfiniteQuery(followUpsQuery);
  return (
    <>
      <Loaded query={query} skeleton={<Skeleton lines={6} />}>
        {({ pages }) => {
          const items = pages.flatMap(page => page.items);
          if (items.length === 0) return <Empty title={text.empty.todo} hint={text.emptyHint} icon="check" />;
          return (
            <ul className="cards visit-cards" aria-label={text.todoCaption}>
              {items.map(one => (
                <li key={one.id} className="card">
                  <About of={one.case} row={one.id} />
                  <FollowUpLine one={one} />
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
      <More query={query}>{words.clocks.more}</More>
    </>
  );
}

/** Whoever is only invited knows which case it is, and has no way to its page. */
function About({ of, row }: { of: Visit['case']; row: string }) {
  const { name } = useNames();
  return (
    <span>
      {of.isReadable ? <NumberLink card={of} row={row} /> : <span className="number">{of.number}</span>}
      <span className="second-line">{[name(of.category), name(of.district)].filter(Boolean).join('・')}</span>
    </span>
  );
}
