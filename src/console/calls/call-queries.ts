import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type CurrentCall = Schemas['CurrentCallDto'];
export type CallerAtDesk = NonNullable<CurrentCall['caller']>;
export type CallToRecord = Schemas['CallDto'];
export type CallerPolicy = Schemas['CallerPolicyDto'];
export type LadderStep = Schemas['LadderStepDto'];

const PAGE_SIZE = 50;
const ASKED_AGAIN_AFTER = 3_000;

/** Who is on the line; null: of whom the telephone system tells. Reading it is recorded, so it is read when something has happened. */
export const currentCallQuery = (id: string | null) =>
  queryOptions({
    queryKey: ['call', id],
    queryFn: ({ signal }) => api.get<CurrentCall>(id ? `/calls/${id}` : '/calls/current', {}, signal),
    staleTime: Infinity,
    // The caller is on the line, and waits for nobody to press a button.
    refetchInterval: ({ state }) => (state.status === 'error' && id === null ? ASKED_AGAIN_AFTER : false),
  });

export const toRecordQuery = (whose: 'mine' | 'all') =>
  infiniteQueryOptions({
    queryKey: ['calls', whose],
    queryFn: ({ pageParam, signal }) =>
      api.get<Schemas['CallsDto']>('/calls', { whose, limit: PAGE_SIZE, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  });

export const extensionQuery = queryOptions({
  queryKey: ['calls', 'extension'],
  queryFn: ({ signal }) => api.get<Schemas['PhoneExtensionDto']>('/calls/my-extension', {}, signal),
});

/** Nobody is told of each call that rings: it is asked again and again, while somebody looks. */
export const waitingQuery = queryOptions({
  queryKey: ['calls', 'waiting'],
  queryFn: ({ signal }) => api.get<Schemas['WaitingCallsDto']>('/calls/waiting', {}, signal),
  refetchInterval: 5_000,
});

export const colleaguesQuery = queryOptions({
  queryKey: ['calls', 'colleagues'],
  queryFn: ({ signal }) => api.get<Schemas['CallColleaguesDto']>('/calls/colleagues', {}, signal),
  staleTime: 0,
});

export const policiesQuery = (state: 'open' | 'all') =>
  infiniteQueryOptions({
    queryKey: ['caller-policies', state],
    queryFn: ({ pageParam, signal }) =>
      api.get<Schemas['CallerPoliciesDto']>(
        '/caller-policies',
        { state, limit: PAGE_SIZE, cursor: pageParam },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  });
