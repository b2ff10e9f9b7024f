import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type Quarantined = Schemas['QuarantinedDto'];
export type Chat = Schemas['ChatDto'];
export type QuarantineFilter = 'open' | 'decided' | 'all';

const PAGE_SIZE = 50;

/** The latest first. */
export const quarantineQuery = (filter: QuarantineFilter) =>
  infiniteQueryOptions({
    queryKey: ['quarantine', filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<Schemas['QuarantinedPageDto']>(
        '/quarantine',
        { state: filter, limit: PAGE_SIZE, cursor: pageParam },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  });

/** Each reading is recorded: it is asked for once, when somebody opens it. */
export const quarantinedText = (id: string) =>
  queryOptions({
    queryKey: ['quarantined-text', id],
    queryFn: ({ signal }) => api.get<Schemas['QuarantinedTextDto']>(`/quarantine/${id}/text`, {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export const chatsQuery = (number: string) =>
  queryOptions({
    queryKey: ['chats', number],
    queryFn: ({ signal }) => api.get<Schemas['ChatsDto']>(`/cases/${number}/chats`, {}, signal),
  });
