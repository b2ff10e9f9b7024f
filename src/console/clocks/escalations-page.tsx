import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { ListBar } from '../boards/list-bar.js';
import { Button } from '../shell/controls/button.js';
import { Page } from '../shell/page.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { EscalationList } from './escalation-list.js';
import { type EscalationFilter, escalationsQuery } from './escalation-queries.js';
import { FilterTabs } from './filter-tabs.js';
import { useSteady } from './use-steady.js';

const FILTERS: readonly EscalationFilter[] = ['unseen', 'all'];

/** Cases whose time is running out, or over, and of which I was told. */
export function EscalationsPage() {
  const text = useWords().clocks.escalations;
  const words = useWords();
  const [params] = useSearchParams();
  const filter = FILTERS.find(name => name === params.get('show')) ?? 'unseen';
  const query = useInfiniteQuery(escalationsQuery(filter));
  const { data } = query;
  const fresh = useMemo(() => data?.pages.flatMap(page => page.items), [data]);
  const { rows, hasLeft, pending } = useSteady({ list: filter, fresh });

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
        {() =>
          rows.length === 0 ? (
            <Empty title={filter === 'unseen' ? text.empty : text.emptyAll} hint={text.emptyHint} />
          ) : (
            <EscalationList items={rows} hasLeft={hasLeft} />
          )
        }
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
