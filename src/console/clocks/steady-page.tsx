import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { ListBar } from '../boards/list-bar.js';
import { Page } from '../shell/page.js';
import { Loaded, Skeleton } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { FilterTabs } from './filter-tabs.js';
import { useSteady } from './use-steady.js';
import './clocks.css';
import { More } from '../shell/more.js';

/** The filter that the address names, or the first. */
export function useFilter<F extends string>(names: Record<F, string>): F {
  const [params] = useSearchParams();
  const all = Object.keys(names) as F[];
  return all.find(name => name === params.get('show')) ?? (all[0] as F);
}

interface PageWords<F extends string> {
  title: string;
  lead: string;
  filter: string;
  filters: Record<F, string>;
  news: (count: number) => string;
  showNews: (count: number) => string;
}

interface Props<T, F extends string> {
  words: PageWords<F>;
  filter: F;
  query: UseInfiniteQueryResult<InfiniteData<{ items: T[] }>>;
  empty: ReactNode;
  /** Where several rows are seen as one. */
  countOf?: (rows: T[]) => number;
  /** Changes when this person has added to the list, and wants to see it. */
  anew?: number;
  /** Somebody else says what is new. */
  isTold?: boolean;
  actions?: ReactNode;
  /** Above the list: what whoever reads it must know. */
  notice?: ReactNode;
  /** Below the list. */
  after?: ReactNode;
  children: (rows: T[], hasLeft: (one: T) => boolean) => ReactNode;
}

/** A list that is worked off: filters in the address, news that wait to be shown, more on demand. */
export function SteadyPage<T extends { id: string }, F extends string>(props: Props<T, F>) {
  const {
    words: text,
    filter,
    query,
    empty,
    countOf,
    anew = 0,
    isTold = false,
    actions,
    notice,
    after,
    children,
  } = props;
  const words = useWords();
  const { data } = query;
  const fresh = useMemo(() => data?.pages.flatMap(page => page.items), [data]);
  const said = isTold ? {} : { words: text.news };
  const { rows, hasLeft, pending } = useSteady({ list: `${filter} ${anew}`, fresh, ...said });
  const count = countOf?.(rows) ?? rows.length;
  return (
    <Page title={text.title} lead={<p className="lead">{text.lead}</p>} actions={actions}>
      {notice}
      <FilterTabs label={text.filter} names={text.filters} now={filter} />
      <ListBar
        shown={count}
        total={query.hasNextPage || !data ? undefined : count}
        pending={pending}
        words={text.news}
        touchWords={text.showNews}
      />
      <Loaded query={query} skeleton={<Skeleton lines={6} />}>
        {() => (rows.length === 0 ? empty : children(rows, hasLeft))}
      </Loaded>
      <More query={query}>{words.clocks.more}</More>
      {after}
    </Page>
  );
}
