import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { countersQuery } from '../api/queries.js';
import type { Me } from '../api/types.js';
import { toRecordQuery } from '../calls/call-queries.js';
import { newsQuery } from '../clocks/escalation-queries.js';
import { extensionsQuery } from '../clocks/extension-queries.js';
import { unsealingsQuery } from '../identity/queries.js';
import { unseenOrders } from '../live/order-alarm.js';
import { useStore } from '../live/store.js';
import { lettersQuery, mailsQuery } from '../mailbox/mailbox-queries.js';
import { dispositionsQuery } from '../petitions/petition-queries.js';
import { arbitrationsQuery, returnsQuery } from '../returns/return-queries.js';
import { reviewsQuery } from '../reviews/review-queries.js';
import type { Place } from './places.js';

/** How much waits for this person at each place, by its name. */
export function useWaiting(me: Me): Partial<Record<Place['name'], number>> {
  const counts = useQuery({
    ...countersQuery,
    enabled: me.rights.includes('phone-task.read') && me.rights.includes('desk.read'),
  });
  const toDecide = useQuery({
    ...unsealingsQuery('decide'),
    enabled: me.rights.includes('unsealing.approve'),
  });
  const requests = useInfiniteQuery({
    ...extensionsQuery('asked'),
    enabled: me.rights.includes('extension.approve'),
  });
  const returned = useInfiniteQuery({
    ...returnsQuery('asked'),
    enabled: me.rights.includes('return.refuse'),
  });
  const dispositions = useInfiniteQuery({
    ...dispositionsQuery('asked'),
    enabled: me.rights.includes('disposition.refuse'),
  });
  const reviews = useInfiniteQuery({
    ...reviewsQuery('mine'),
    enabled: me.rights.includes('review.decide'),
  });
  const disputes = useQuery({
    ...arbitrationsQuery('open'),
    enabled: me.rights.includes('case.arbitrate'),
  });
  const calls = useInfiniteQuery({ ...toRecordQuery('mine'), enabled: me.rights.includes('call.read') });
  const letters = useInfiniteQuery({
    ...lettersQuery('ready'),
    enabled: me.rights.includes('letter.answer'),
  });
  const undelivered = useInfiniteQuery({
    ...mailsQuery('undelivered'),
    enabled: me.rights.includes('message.resend'),
  });
  const news = useQuery({ ...newsQuery, enabled: me.rights.includes('escalation.read') });
  return {
    phoneTasks: counts.data?.phoneTasks ?? 0,
    agency: useStore(unseenOrders),
    unsealings: toDecide.data?.items.length ?? 0,
    extensions: requests.data?.pages[0]?.items.filter(({ mayDecide }) => mayDecide).length ?? 0,
    returns: returned.data?.pages[0]?.items.filter(({ mayDecide }) => mayDecide).length ?? 0,
    dispositions: dispositions.data?.pages[0]?.items.filter(({ mayDecide }) => mayDecide).length ?? 0,
    reviews: reviews.data?.pages[0]?.count ?? 0,
    arbitrations: disputes.data?.items.filter(({ mayDecide }) => mayDecide).length ?? 0,
    escalations: news.data?.unseen ?? 0,
    calls: calls.data?.pages[0]?.count ?? 0,
    letters: letters.data?.pages[0]?.items.length ?? 0,
    messages: undelivered.data?.pages[0]?.items.length ?? 0,
  };
}
