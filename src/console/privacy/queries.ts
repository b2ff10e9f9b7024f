import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type Retention = Schemas['RetentionDto'];
export type RetentionRule = Schemas['RetentionRuleDto'];
export type Proposal = Schemas['ProposalDto'];
export type ProposalItem = Schemas['ProposalItemDto'];
export type Deletion = Schemas['DeletionDto'];
export type Hold = Schemas['HoldDto'];
export type PersonRequest = Schemas['PersonRequestDto'];
export type OwnPerson = Schemas['OwnPersonDto'];

/** Everything about retention is asked anew when one of it changes. */
const RETENTION = 'retention';
export const ofRetention = { queryKey: [RETENTION] };
export const ofRequests = { queryKey: ['person-requests'] };

const WHILE_AT_WORK = 2_000;

export const rulesQuery = queryOptions({
  queryKey: [RETENTION, 'rules'],
  queryFn: ({ signal }) => api.get<Retention>('/retention', {}, signal),
});

const isAtWork = (proposal: Proposal): boolean => proposal.state === 'approved';

export const proposalsQuery = queryOptions({
  queryKey: [RETENTION, 'proposals'],
  queryFn: ({ signal }) => api.get<{ items: Proposal[] }>('/retention/proposals', {}, signal),
  refetchInterval: ({ state }) => (state.data?.items.some(isAtWork) ? WHILE_AT_WORK : false),
});

export const proposalQuery = (id: string) =>
  queryOptions({
    queryKey: [RETENTION, 'proposal', id],
    queryFn: ({ signal }) => api.get<Proposal>(`/retention/proposals/${id}`, {}, signal),
    refetchInterval: ({ state }) => (state.data && isAtWork(state.data) ? WHILE_AT_WORK : false),
  });

/** `done`: how many have an outcome; other figures, other lines. */
export const itemsQuery = (id: string, outcome: string, done: number) =>
  infiniteQueryOptions({
    queryKey: [RETENTION, 'items', id, outcome, done],
    queryFn: ({ pageParam, signal }) =>
      api.get<{ items: ProposalItem[]; next: number | null }>(
        `/retention/proposals/${id}/items`,
        { after: pageParam, limit: 50, outcome },
        signal,
      ),
    initialPageParam: 0,
    getNextPageParam: last => last.next,
    placeholderData: before => before,
  });

export const deletionsQuery = infiniteQueryOptions({
  queryKey: [RETENTION, 'deletions'],
  queryFn: ({ pageParam, signal }) =>
    api.get<{ items: Deletion[]; next: string | null; total: number }>(
      '/retention/deletions',
      { after: pageParam },
      signal,
    ),
  initialPageParam: null as string | null,
  getNextPageParam: last => last.next,
});

export const holdsQuery = queryOptions({
  queryKey: [RETENTION, 'holds'],
  queryFn: ({ signal }) => api.get<{ items: Hold[] }>('/retention/holds', {}, signal),
});

export const requestsQuery = (open: boolean) =>
  queryOptions({
    queryKey: ['person-requests', open],
    queryFn: ({ signal }) =>
      api.get<{ items: PersonRequest[] }>('/person-requests', { open: String(open) }, signal),
  });

export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: ['person-requests', 'one', id],
    queryFn: ({ signal }) => api.get<PersonRequest>(`/person-requests/${id}`, {}, signal),
  });
