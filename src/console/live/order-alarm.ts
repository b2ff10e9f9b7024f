import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import type { LogMessage, Me, Page, WorkOrderCard } from '../api/types.js';
import { useNames, useWords } from '../words/use-words.js';
import { say } from './announce.js';
import { runningClock } from './clocks.js';
import { useNow } from './server-time.js';
import { isOrder } from './socket.js';
import { store } from './store.js';
import { useLog } from './use-live.js';

/** Orders that came while the officer was elsewhere in the console. */
export const unseenOrders = store(0);

const LAST_MINUTES = 5 * 60_000;

/** Tells an officer, on every page, of a new order and of one that is due in five minutes. */
export function useOrderAlarm(me: Me): void {
  const words = useWords();
  const { name } = useNames();
  const agency = me.agency?.code;

  useLog(
    useCallback(
      ({ kind, case: card }: LogMessage) => {
        if (!isOrder(kind) || !card || !agency) return;
        // What others are asked about a case of one's own is no news (會辦).
        if ((card.agency?.code === agency) !== (kind === 'workorder.dispatched')) return;
        unseenOrders.set(unseenOrders.get() + 1);
        say('new-order', words.boards.agency.newOrder(name(card.category), name(card.district)));
      },
      [agency, words, name],
    ),
  );

  const client = useQueryClient();
  const now = useNow();
  const told = useRef(new Set<string>());
  useEffect(() => {
    if (!agency) return;
    const lists = client.getQueriesData<{ pages: Page<WorkOrderCard>[] }>({ queryKey: ['work-orders'] });
    for (const item of lists.flatMap(([, data]) => data?.pages.flatMap(page => page.items) ?? [])) {
      const clock = runningClock(item.case.clocks);
      const left = clock ? Date.parse(clock.dueAt) - now : -1;
      const key = `${item.id}${clock?.kind}`;
      if (left < 0 || left > LAST_MINUTES || told.current.has(key)) continue;
      told.current.add(key);
      say('due-soon', words.boards.agency.dueSoon(item.case.number));
    }
  }, [now, agency, client, words]);
}
