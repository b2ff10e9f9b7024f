import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type Review = Schemas['ReviewDto'];
export type ReviewTexts = Schemas['ReviewTextsDto'];
export type ReviewFilter = 'open' | 'mine' | 'decided' | 'all';

const PAGE_SIZE = 50;
/** What changes with a decision. */
export const RENEWS = [
  'reviews',
  'case',
  'cases',
  'work-orders',
  'counters',
  'call-backs',
  'messages',
] as const;

/** Open ones: the earliest, and so the latest in time, first. */
export const reviewsQuery = (filter: ReviewFilter) =>
  infiniteQueryOptions({
    queryKey: ['reviews', filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<Schemas['ReviewsDto']>(
        '/reviews',
        { state: filter, limit: PAGE_SIZE, cursor: pageParam },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  });
