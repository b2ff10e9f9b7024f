import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { Escalations } from '../api/types.js';

const PAGE_SIZE = 50;

export type EscalationFilter = 'unseen' | 'all';

/** What I was told of, the latest first. */
export const escalationsQuery = (filter: EscalationFilter) =>
  infiniteQueryOptions({
    queryKey: ['escalations', filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<Escalations>(
        '/escalations',
        { ...(filter === 'unseen' && { unseen: 'true' }), limit: PAGE_SIZE, cursor: pageParam },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  });

/** The first of what I have not seen, and how many there are: for the count in the navigation and for what is said. */
export const newsQuery = queryOptions({
  queryKey: ['escalations', 'news'],
  queryFn: ({ signal }) => api.get<Escalations>('/escalations', { unseen: 'true', limit: PAGE_SIZE }, signal),
});
