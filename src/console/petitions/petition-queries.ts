import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type Disposition = Schemas['DispositionDto'];
export type OralRecord = Schemas['OralRecordDto'];
export type EarlierPetition = Schemas['EarlierPetitionDto'];

const PAGE_SIZE = 50;

export type DispositionFilter = 'asked' | 'decided' | 'all';

/** What changes when the end of a petition is asked for, or decided. */
export const RENEWS = ['dispositions', 'case', 'cases', 'work-orders', 'counters', 'call-backs'] as const;

/** Of my agency, at the centre all. The latest first. */
export const dispositionsQuery = (filter: DispositionFilter) =>
  infiniteQueryOptions({
    queryKey: ['dispositions', filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<Schemas['DispositionsDto']>(
        '/dispositions',
        { state: filter, limit: PAGE_SIZE, cursor: pageParam },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  });
