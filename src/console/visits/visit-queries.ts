import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type Visit = Schemas['SiteVisitDto'];
export type FollowUp = Schemas['FollowUpDto'];
export type VisitFilter = 'planned' | 'held' | 'all';
const PAGE_SIZE = 50;
/** More of one case than anybody plans. */
const ALL_OF_A_CASE = 100;

/** What changes them. */
export const RENEWS = ['visits', 'case'] as const;

/** What I planned or my agency takes part in; at the centre all. What is planned: the next first. */
export const visitsQuery = (filter: VisitFilter) =>
  infiniteQueryOptions({
    queryKey: ['visits', filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<Schemas['SiteVisitsDto']>(
        '/site-visits',
        { state: filter, limit: PAGE_SIZE, cursor: pageParam },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  });

export const caseVisitsQuery = (number: string) =>
  queryOptions({
    queryKey: ['visits', 'case', number],
    queryFn: ({ signal }) =>
      api.get<Schemas['SiteVisitsDto']>('/site-visits', { case: number, limit: ALL_OF_A_CASE }, signal),
  });

/** What is still to be done, the first due first. */
export const followUpsQuery = infiniteQueryOptions({
  queryKey: ['visits', 'follow-ups'],
  queryFn: ({ pageParam, signal }) =>
    api.get<Schemas['FollowUpsDto']>(
      '/follow-ups',
      { open: 'true', limit: PAGE_SIZE, cursor: pageParam },
      signal,
    ),
  initialPageParam: null as string | null,
  getNextPageParam: last => last.next,
});

/** Its time has come, by what the server said or since: minutes can be written. */
export const isToHold = ({ mayHold, mayChange, at }: Visit, now: number): boolean =>
  mayHold || (mayChange && Date.parse(at) <= now);
