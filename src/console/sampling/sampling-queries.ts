import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type Sample = Schemas['SampleDto'];
export type FormItem = Schemas['SamplesDto']['form'][number];
export type SampleFilter = 'drawn' | 'judged' | 'all';

const PAGE_SIZE = 50;
export const RENEWS = ['samples', 'samplings', 'case', 'cases', 'call-backs'] as const;

/** The latest drawn first. */
export const samplesQuery = (filter: SampleFilter) =>
  infiniteQueryOptions({
    queryKey: ['samples', filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<Schemas['SamplesDto']>(
        '/samples',
        { state: filter, limit: PAGE_SIZE, cursor: pageParam },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  });

export const samplingsQuery = infiniteQueryOptions({
  queryKey: ['samplings'],
  queryFn: ({ pageParam, signal }) =>
    api.get<Schemas['SamplingsDto']>('/samplings', { limit: 10, cursor: pageParam }, signal),
  initialPageParam: null as string | null,
  getNextPageParam: last => last.next,
});
