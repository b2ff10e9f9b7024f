import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { NumberLink } from '../boards/case-list.js';
import { ListBar } from '../boards/list-bar.js';
import { FilterTabs } from '../clocks/filter-tabs.js';
import { useSteady } from '../clocks/use-steady.js';
import { Button } from '../shell/controls/button.js';
import { Page } from '../shell/page.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { useNames, useWords } from '../words/use-words.js';
import { DispositionItem } from './disposition-item.js';
import { type DispositionFilter, dispositionsQuery } from './petition-queries.js';
import '../clocks/clocks.css';
import './petitions.css';

const FILTERS: readonly DispositionFilter[] = ['asked', 'decided', 'all'];

/** Which petitions are to end without an answer, and which have. */
export function DispositionsPage() {
  const words = useWords();
  const text = words.petitions;
  const { name } = useNames();
  const [params] = useSearchParams();
  const filter = FILTERS.find(one => one === params.get('show')) ?? 'asked';
  const query = useInfiniteQuery(dispositionsQuery(filter));
  const { data } = query;
  const fresh = useMemo(() => data?.pages.flatMap(page => page.items), [data]);
  const { rows, hasLeft, pending } = useSteady({ list: filter, fresh, words: text.news });
  return (
    <Page title={text.title} lead={<p className="lead">{text.lead}</p>}>
      <FilterTabs label={text.filter} names={text.filters} now={filter} />
      <ListBar
        shown={rows.length}
        total={query.hasNextPage ? undefined : rows.length}
        pending={pending}
        words={text.news}
        touchWords={text.showNews}
      />
      <Loaded query={query} skeleton={<Skeleton lines={6} />}>
        {() => {
          if (rows.length === 0) return <Empty title={text.empty} hint={text.emptyHint} icon="orders" />;
          return (
            <ul className="cards" aria-label={text.title}>
              {rows.map(one => (
                <li key={one.id} className={hasLeft(one) ? 'card has-left' : 'card'}>
                  <div className="card-title">
                    <NumberLink card={one.case} row={one.id} />
                    <span className="second-line">
                      {[name(one.case.category), name(one.case.district)].filter(Boolean).join('・')}
                    </span>
                  </div>
                  <DispositionItem one={one} number={one.case.number} hasLeft={hasLeft(one)} />
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
      {query.hasNextPage && (
        <div className="more">
          <Button isWorking={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {words.clocks.more}
          </Button>
        </div>
      )}
    </Page>
  );
}
