import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type Return = Schemas['ReturnDto'];
export type Arbitration = Schemas['ArbitrationDto'];
export type KeptRoute = Schemas['KeptRouteDto'];
const PAGE_SIZE = 50;

export type ReturnFilter = 'asked' | 'decided' | 'all';
export type ArbitrationFilter = 'open' | 'decided' | 'all';

/** Of my agency, at the centre all. The latest first. */
export const returnsQuery = (filter: ReturnFilter) =>
  infiniteQueryOptions({
    queryKey: ['returns', filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<Schemas['ReturnsDto']>(
        '/returns',
        { state: filter, limit: PAGE_SIZE, cursor: pageParam },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  });

export const arbitrationsQuery = (filter: ArbitrationFilter) =>
  queryOptions({
    queryKey: ['arbitrations', filter],
    queryFn: ({ signal }) => api.get<Schemas['ArbitrationsDto']>('/arbitrations', { state: filter }, signal),
  });

export const keptRoutesQuery = queryOptions({
  queryKey: ['kept-routes'],
  queryFn: ({ signal }) => api.get<Schemas['KeptRoutesDto']>('/kept-routes', {}, signal),
});
