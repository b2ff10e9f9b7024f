import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { ListBar } from '../boards/list-bar.js';
import { Button } from '../shell/controls/button.js';
import { Page } from '../shell/page.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { ExtensionList } from './extension-list.js';
import { type ExtensionFilter, extensionsQuery } from './extension-queries.js';
import { FilterTabs } from './filter-tabs.js';
import { useSteady } from './use-steady.js';
import './clocks.css';

const FILTERS: readonly ExtensionFilter[] = ['asked', 'decided', 'all'];

/** Who needs more time, and why; and what came of it. */
export function ExtensionsPage() {
  const { clocks } = useWords();
  const text = clocks.extension;
  const [params] = useSearchParams();
  const filter = FILTERS.find(name => name === params.get('show')) ?? 'asked';
  const query = useInfiniteQuery(extensionsQuery(filter));
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
        {() =>
          rows.length === 0 ? (
            <Empty title={text.empty[filter]} hint={text.emptyHint} icon="calendar" />
          ) : (
            <ExtensionList items={rows} hasLeft={hasLeft} />
          )
        }
      </Loaded>
      {query.hasNextPage && (
        <div className="more">
          <Button isWorking={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {clocks.more}
          </Button>
        </div>
      )}
    </Page>
  );
}
