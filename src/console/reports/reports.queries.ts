import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type {
  AnnualReport,
  BreachClocks,
  BreachReport,
  Published,
  ResponseCases,
  ResponseReport,
  TimeControl,
} from '../api/types.js';
import { casesOf } from './cases-of.js';
import type { Asked } from './use-asked.js';
import type { ResponsesAsked, ShownCases } from './use-responses-asked.js';

const PAGE_SIZE = 50;

export const breachesQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['breaches', asked],
    queryFn: ({ signal }) => api.get<BreachReport>('/reports/breaches', { ...asked }, signal),
  });

/** Of a row (its key), or of all rows (null). */
export const breachClocksQuery = (asked: Asked, verdict: string, key: string | null) =>
  infiniteQueryOptions({
    queryKey: ['breach-clocks', asked, verdict, key],
    queryFn: ({ pageParam, signal }) =>
      api.get<BreachClocks>(
        '/reports/breaches/clocks',
        { ...casesOf(asked, key), verdict, limit: PAGE_SIZE, after: pageParam },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  });

export const responsesQuery = (asked: ResponsesAsked) =>
  queryOptions({
    queryKey: ['responses', asked],
    queryFn: ({ signal }) => api.get<ResponseReport>('/reports/responses', { ...asked }, signal),
  });

export const responseCasesQuery = (asked: ResponsesAsked, { show, sample, key }: ShownCases) =>
  infiniteQueryOptions({
    queryKey: ['response-cases', asked, show, sample, key],
    queryFn: ({ pageParam, signal }) =>
      api.get<ResponseCases>(
        '/reports/responses/cases',
        { ...casesOf(asked, key), show, sample, limit: PAGE_SIZE, after: pageParam },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  });

export const ANNUAL = 'annual';

export const annualQuery = (asked: { year: string; months?: string }) =>
  queryOptions({
    queryKey: [ANNUAL, asked],
    queryFn: ({ signal }) => api.get<AnnualReport>('/reports/annual', { ...asked }, signal),
  });

export const TIME_CONTROL = 'time-control';
export const timeControlQuery = (asked: { month: string; class?: string; figures: Published['figures'] }) =>
  queryOptions({
    queryKey: [TIME_CONTROL, asked],
    queryFn: ({ signal }) => api.get<TimeControl>('/reports/time-control', asked, signal),
  });
