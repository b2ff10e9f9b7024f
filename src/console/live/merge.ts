import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import type { CaseCard, CasePage, LogMessage, Page, WorkOrderCard } from '../api/types.js';

/**
 * Puts what the log says into what the screens already show. Rows change where they stand; nothing is added,
 * removed or moved here (a board offers new rows by itself).
 */

type Fresh = NonNullable<LogMessage['case']>;
type Pages<T> = InfiniteData<Page<T>>;

/** The log carries no place: the one we have stays. */
const renewed = <C extends CaseCard>(old: C, fresh: Fresh): C =>
  fresh.version >= old.version ? { ...old, ...fresh, place: old.place } : old;

const mapPages = <T>(data: Pages<T> | undefined, change: (item: T) => T): Pages<T> | undefined => {
  if (!data) return data;
  let touched = false;
  const pages = data.pages.map(page => {
    const items = page.items.map(item => {
      const next = change(item);
      if (next !== item) touched = true;
      return next;
    });
    return { ...page, items };
  });
  return touched ? { ...data, pages } : data;
};

const withOrder = (item: WorkOrderCard, fresh: Fresh): WorkOrderCard => {
  if (item.case.id !== fresh.id) return item;
  const order = fresh.workOrder?.id === item.id ? fresh.workOrder : null;
  return { ...item, ...order, case: renewed(item.case, fresh) };
};

export function mergeCase(client: QueryClient, fresh: Fresh): void {
  client.setQueriesData<Pages<CaseCard>>({ queryKey: ['cases'] }, data =>
    mapPages(data, item => (item.id === fresh.id ? renewed(item, fresh) : item)),
  );
  client.setQueriesData<Pages<WorkOrderCard>>({ queryKey: ['work-orders'] }, data =>
    mapPages(data, item => withOrder(item, fresh)),
  );
  client.setQueryData<CasePage>(['case', fresh.number], page => page && renewed(page, fresh));
}

/** Read anew, in no order: each takes the place of the row it is, unless that one is newer by now. */
export function replaceCards(client: QueryClient, queryKey: QueryKey, fresh: CaseCard[]): void {
  const byId = new Map(fresh.map((card): [string, CaseCard] => [card.id, card]));
  const replaced = (item: CaseCard): CaseCard => {
    const card = byId.get(item.id);
    return card && card.version >= item.version ? card : item;
  };
  client.setQueryData<Pages<CaseCard>>(queryKey, data => mapPages(data, replaced));
}

export function replaceOrders(client: QueryClient, queryKey: QueryKey, fresh: WorkOrderCard[]): void {
  const byId = new Map(fresh.map((order): [string, WorkOrderCard] => [order.id, order]));
  const replaced = (item: WorkOrderCard): WorkOrderCard => {
    const order = byId.get(item.id);
    const isNewer = order && order.version >= item.version && order.case.version >= item.case.version;
    return isNewer ? order : item;
  };
  client.setQueryData<Pages<WorkOrderCard>>(queryKey, data => mapPages(data, replaced));
}

/** Is this case in any page of the list? */
export const isListed = (data: Pages<CaseCard> | undefined, id: string): boolean =>
  data?.pages.some(page => page.items.some(item => item.id === id)) ?? false;

type CaseChange = Pick<CaseCard, 'state' | 'version'>;

/** What an action answered, before the log says the same. */
export function patchCase(client: QueryClient, number: string, { state, version }: CaseChange): void {
  const patched = <C extends CaseCard>(card: C): C =>
    card.number === number && version >= card.version ? { ...card, state, version } : card;
  client.setQueriesData<Pages<CaseCard>>({ queryKey: ['cases'] }, data => mapPages(data, patched));
  client.setQueriesData<Pages<WorkOrderCard>>({ queryKey: ['work-orders'] }, data =>
    mapPages(data, item => (item.case.number === number ? { ...item, case: patched(item.case) } : item)),
  );
}

export function patchOrder(
  client: QueryClient,
  id: string,
  change: Pick<WorkOrderCard, 'state' | 'version'>,
): void {
  client.setQueriesData<Pages<WorkOrderCard>>({ queryKey: ['work-orders'] }, data =>
    mapPages(data, item => (item.id === id ? { ...item, ...change } : item)),
  );
}
