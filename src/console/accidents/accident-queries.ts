import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type Accident = Schemas['AccidentDto'];
export type AccidentRules = Schemas['AccidentRulesDto'];
export type AccidentStep = Extract<Accident['may'][number], 'attend' | 'care' | 'follow-up' | 'close'>;
type Accidents = Schemas['AccidentsDto'];
export type AccidentFilter = 'open' | 'closed';

const PAGE_SIZE = 20;

/** What changes them. */
export const RENEWS = ['accidents', 'case'] as const;

/** Open ones, the first marked first; closed ones, the last first. */
export const accidentsQuery = (filter: AccidentFilter) =>
  infiniteQueryOptions({
    queryKey: ['accidents', filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<Accidents>(
        '/accidents',
        { open: String(filter === 'open'), limit: PAGE_SIZE, cursor: pageParam },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  });

export const accidentsOfCaseQuery = (number: string) =>
  queryOptions({
    queryKey: ['accidents', 'case', number],
    queryFn: ({ signal }) => api.get<Accidents>('/accidents', { case: number, limit: PAGE_SIZE }, signal),
  });

/** What this person, or one like them, has still to confirm. */
export const alertsQuery = queryOptions({
  queryKey: ['accidents', 'alerts'],
  queryFn: ({ signal }) => api.get<Accidents>('/accidents/alerts', {}, signal),
});

export const accidentRulesQuery = queryOptions({
  queryKey: ['city', 'accidents'],
  queryFn: ({ signal }) => api.get<AccidentRules>('/accidents/rules', {}, signal),
});
