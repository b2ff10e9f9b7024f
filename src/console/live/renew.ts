import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import { type CaseFilters, casesQuery, type OrderFilters, workOrdersQuery } from '../api/queries.js';
import type { CaseCard, Page, WorkOrderCard } from '../api/types.js';
import { replaceCards, replaceOrders } from './merge.js';

/**
 * The limits of many cases have moved at once, and the log does not name them. The rows on the screen are read anew and
 * stay where they stand; what would come or go now waits until the reader asks for it.
 */

const pagesOf = (client: QueryClient, queryKey: QueryKey): number =>
  client.getQueryData<InfiniteData<unknown>>(queryKey)?.pages.length ?? 0;

const itemsOf = <T>({ pages }: InfiniteData<Page<T>>): T[] => pages.flatMap(({ items }) => items);

/** Beside the list that is shown, so that it does not jump. */
const aside = (queryKey: QueryKey, pages: number) => ({
  queryKey: ['renewing', JSON.stringify(queryKey)],
  pages,
  staleTime: 0,
  gcTime: 0,
});

async function renewCases(client: QueryClient, queryKey: QueryKey): Promise<void> {
  const query = casesQuery(queryKey[1] as CaseFilters);
  const data = await client.fetchInfiniteQuery({ ...query, ...aside(queryKey, pagesOf(client, queryKey)) });
  replaceCards(client, queryKey, itemsOf<CaseCard>(data));
}

async function renewOrders(client: QueryClient, queryKey: QueryKey): Promise<void> {
  const query = workOrdersQuery(queryKey[1] as OrderFilters);
  const data = await client.fetchInfiniteQuery({ ...query, ...aside(queryKey, pagesOf(client, queryKey)) });
  replaceOrders(client, queryKey, itemsOf<WorkOrderCard>(data));
}

/** True: a list that goes by its clocks is among them, and other rows may belong there now. */
export function renewRows(client: QueryClient): boolean {
  const shown = (key: string): QueryKey[] =>
    client
      .getQueryCache()
      .findAll({ queryKey: [key], type: 'active' })
      .filter(({ state }) => state.data !== undefined)
      .map(({ queryKey }) => queryKey);
  const [cases, orders] = [shown('cases'), shown('work-orders')];
  const all = [
    ...cases.map(queryKey => renewCases(client, queryKey)),
    ...orders.map(queryKey => renewOrders(client, queryKey)),
  ];
  // What cannot be had now is had with the next greeting, or when it is asked for.
  void Promise.allSettled(all);
  for (const queryKey of [['cases'], ['work-orders']])
    void client.invalidateQueries({ queryKey, refetchType: 'none', type: 'inactive' });
  return cases.some(queryKey => (queryKey[1] as CaseFilters).clock);
}
