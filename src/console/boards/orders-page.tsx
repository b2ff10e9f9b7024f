import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { Link, useSearchParams } from 'react-router';
import { workOrdersQuery } from '../api/queries.js';
import type { LogMessage, Me, WorkOrderCard } from '../api/types.js';
import { unseenOrders } from '../live/order-alarm.js';
import { connection, sendReceipt } from '../live/socket.js';
import { useStore } from '../live/store.js';
import { Check } from '../shell/controls/check.js';
import { More } from '../shell/more.js';
import { Page } from '../shell/page.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { HistoryCheck } from './filters.js';
import { ListBar } from './list-bar.js';
import { OrderList } from './order-list.js';
import { usePending } from './use-pending.js';

const TABS = ['dispatched', 'acknowledged', 'reported', 'all'] as const;
type Tab = (typeof TABS)[number];

/** What an agency has to do, on a desk or on the street. */
export function OrdersPage({ me }: { me: Me }) {
  const words = useWords();
  const [params, setParams] = useSearchParams();
  const tab = TABS.find(name => name === params.get('state')) ?? 'dispatched';
  const history = params.get('history') === 'true';
  const mine = params.get('mine') === 'true';
  const query = useInfiniteQuery(
    workOrdersQuery({
      ...(tab !== 'all' && { state: tab }),
      ...(history && { history: 'true' }),
      ...(mine && { mine: 'true' }),
    }),
  );
  const { data, refetch } = query;
  const orders = useMemo(() => data?.pages.flatMap(page => page.items) ?? [], [data]);
  useEffect(() => unseenOrders.set(0), []);
  useReceipts(orders);

  const adds = useCallback(
    ({ case: card, kind, workOrderId }: LogMessage) => {
      if (!card || !workOrderId) return null;
      // Whoever is asked (會辦) hears of all who are: one line for the case, until the list is read anew.
      if (kind === 'co-leg.asked' && card.agency?.code !== me.agency?.code)
        return tab === 'dispatched' || tab === 'all' ? { id: card.id, gone: false } : null;
      if (card.agency?.code !== me.agency?.code) return null;
      if (card.origin === 'replay' && !history) return null;
      if (orders.some(order => order.id === workOrderId)) return null;
      if (kind !== 'workorder.dispatched') return { id: workOrderId, gone: card.workOrder?.state !== tab };
      return tab === 'dispatched' || tab === 'all' ? { id: workOrderId, gone: false } : null;
    },
    [orders, tab, history, me],
  );
  const seeAll = useCallback(() => {
    unseenOrders.set(0);
    return refetch();
  }, [refetch]);
  const pending = usePending({
    list: `${tab} ${history} ${mine}`,
    adds,
    isEmpty: data !== undefined && orders.length === 0,
    refetch: seeAll,
    words: words.boards.newOrders,
  });

  return (
    <Page title={words.boards.agency.title}>
      <Tabs now={tab} params={params} />
      <HistoryCheck />
      <Check
        name="mine"
        label={words.absence.mine}
        value={mine}
        onChange={isAsked => setParams(before => withMine(before, isAsked), { replace: true })}
      />
      <ListBar
        shown={orders.length}
        total={data?.pages[0]?.total}
        pending={pending}
        words={words.boards.newOrders}
        touchWords={words.boards.show.orders}
      />
      <Loaded query={query} skeleton={<Skeleton lines={8} />}>
        {() =>
          orders.length === 0 ? (
            <Empty title={words.boards.agency.empty[tab]} hint={words.boards.agency.emptyHint} />
          ) : (
            <OrderList orders={orders} tab={tab} />
          )
        }
      </Loaded>
      <More query={query}>
        {words.states.more(Math.min(50, (data?.pages[0]?.total ?? 0) - orders.length))}
      </More>
    </Page>
  );
}

/** What an officer sees has been delivered, also when it was sent while nobody was signed in. */
function useReceipts(orders: WorkOrderCard[]) {
  const { state } = useStore(connection);
  const sent = useRef(new Set<string>());
  useEffect(() => {
    if (state !== 'live') return;
    for (const order of orders) {
      if (order.deliveredAt || order.state !== 'dispatched' || sent.current.has(order.id)) continue;
      sent.current.add(order.id);
      sendReceipt(order.id);
    }
  }, [orders, state]);
}

function withMine(before: URLSearchParams, isAsked: boolean): URLSearchParams {
  const after = new URLSearchParams(before);
  if (isAsked) after.set('mine', 'true');
  else after.delete('mine');
  return after;
}

function Tabs({ now, params }: { now: Tab; params: URLSearchParams }) {
  const { agency } = useWords().boards;
  return (
    <nav className="tabs" aria-label={agency.tabs}>
      {TABS.map(tab => (
        <Link
          key={tab}
          to={`/orders?${new URLSearchParams({ ...Object.fromEntries(params), state: tab })}`}
          replace
          aria-current={tab === now ? 'page' : undefined}
        >
          {agency.tab[tab]}
        </Link>
      ))}
    </nav>
  );
}
