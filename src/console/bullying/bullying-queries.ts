import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type BullyingReport = Schemas['BullyingReportDto'];
export type BullyingTexts = Schemas['BullyingTextsDto'];
export type BullyingForm = Schemas['BullyingFormDto'];
export type BullyingAction = BullyingReport['actions'][number];
export type PassedOn = Schemas['PassedOnDto'];
export type BullyingShown = BullyingReport['state'] | 'all';

const REPORTS = 'bullying-reports';
export const RENEWS = [REPORTS];
export const PATH = '/bullying-reports';

/** No screen is told of reports: the list is asked for anew. */
const REFRESH_MS = 60_000;

/** The latest first. */
export const reportsQuery = (show: BullyingShown) =>
  infiniteQueryOptions({
    queryKey: [REPORTS, 'list', show],
    queryFn: ({ pageParam, signal }) =>
      api.get<Schemas['BullyingReportsDto']>(
        PATH,
        { state: show === 'all' ? null : show, before: pageParam },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
    refetchInterval: REFRESH_MS,
  });

export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: [REPORTS, 'one', id],
    queryFn: ({ signal }) => api.get<BullyingReport>(`${PATH}/${encodeURIComponent(id)}`, {}, signal),
  });

export const passedOnQuery = queryOptions({
  queryKey: [REPORTS, 'passed-on'],
  queryFn: ({ signal }) => api.get<Schemas['PassedOnListDto']>(`${PATH}/passed-on`, {}, signal),
});
