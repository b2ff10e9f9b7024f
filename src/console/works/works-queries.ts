import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type Proposals = Schemas['InspectionProposalsDto'];
export type Proposal = Schemas['InspectionProposalDto'];
export type Inspection = Schemas['InspectionDto'];
export type WorksReview = Schemas['WorksReviewDto'];
export type WorksCase = Schemas['WorksCaseDto'];
export type InspectionFilter = Inspection['state'] | 'all';

const PAGE_SIZE = 50;
export const RENEWS = ['inspection-proposals', 'inspections', 'works-case', 'case'] as const;

export const proposalsQuery = queryOptions({
  queryKey: ['inspection-proposals'],
  queryFn: ({ signal }) => api.get<Proposals>('/inspections/proposals', {}, signal),
});

/** The latest decided first. */
export const inspectionsQuery = (filter: InspectionFilter) =>
  infiniteQueryOptions({
    queryKey: ['inspections', filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<Schemas['InspectionsDto']>(
        '/inspections',
        { state: filter === 'all' ? undefined : filter, limit: PAGE_SIZE, cursor: pageParam },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  });

export const worksCaseQuery = (number: string, version: number) =>
  queryOptions({
    queryKey: ['works-case', number, version],
    queryFn: ({ signal }) => api.get<WorksCase>(`/cases/${encodeURIComponent(number)}/works`, {}, signal),
  });

export const REVIEW = '/reports/works-review';
export const reviewQuery = (year: string) =>
  queryOptions({
    queryKey: ['works-review', year],
    queryFn: ({ signal }) => api.get<WorksReview>(REVIEW, { year }, signal),
  });
