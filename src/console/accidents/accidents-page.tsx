import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { NumberLink } from '../boards/case-list.js';
import { FilterTabs } from '../clocks/filter-tabs.js';
import { More } from '../shell/more.js';
import { Page } from '../shell/page.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { useNames, useWords } from '../words/use-words.js';
import { AccidentCard } from './accident-card.js';
import { type Accident, type AccidentFilter, accidentsQuery } from './accident-queries.js';

const FILTERS = ['open', 'closed'] as const;

/** Accidents and emergencies: what is open, the first marked first, and what was closed. */
export function AccidentsPage() {
  const text = useWords().accidents;
  const [params] = useSearchParams();
  const filter = FILTERS.find(name => name === params.get('show')) ?? 'open';
  return (
    <Page title={text.title} lead={<p className="lead">{text.lead}</p>}>
      <FilterTabs label={text.filter} names={text.filters} now={filter} />
      <Accidents key={filter} filter={filter} />
    </Page>
  );
}

function Accidents({ filter }: { filter: AccidentFilter }) {
  const { accidents: text, clocks } = useWords();
  const query = useInfiniteQuery(accidentsQuery(filter));
  return (
    <>
      <Loaded query={query} skeleton={<Skeleton lines={6} />}>
        {({ pages }) => {
          const items = pages.flatMap(page => page.items);
          if (items.length === 0)
            return <Empty title={text.empty[filter]} hint={text.emptyHint} icon="alarm" />;
          return (
            <ul className="cards accident-cards" aria-label={text.title}>
              {items.map(accident => (
                <li key={accident.id} className="card">
                  <AccidentCard accident={accident} about={<About accident={accident} />} />
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
      <More query={query}>{clocks.more}</More>
    </>
  );
}

/** Whoever only stands on the list knows which case it is, and has no way to its page. */
function About({ accident: { id, case: of } }: { accident: Accident }) {
  const { name } = useNames();
  return (
    <span>
      {of.isReadable ? <NumberLink card={of} row={id} /> : <span className="number">{of.number}</span>}
      <span className="second-line">{[name(of.category), name(of.district)].filter(Boolean).join('・')}</span>
    </span>
  );
}
