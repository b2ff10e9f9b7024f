import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type Tracked = Schemas['TrackedDto'];
export type NewDecision = Schemas['EnterDecisionDto'];
export type Entered = Schemas['DecisionEnteredDto'];
export const TRACKED_FILTERS = ['open', 'answered', 'ended', 'all'] as const;
export type TrackedFilter = (typeof TRACKED_FILTERS)[number];
const PAGE_SIZE = 50;
/** What agencies answer is no news for this list. */
const REFRESH_MS = 60_000;

const TRACKED = 'tracked';
export const RENEWED = [TRACKED];

/** What is to be answered soonest first; what has ended from the latest on. */
export const trackedQuery = (state: TrackedFilter) =>
  infiniteQueryOptions({
    queryKey: [TRACKED, state],
    queryFn: ({ pageParam, signal }) =>
      api.get<Schemas['TrackedListDto']>('/tracked', { state, limit: PAGE_SIZE, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
    refetchInterval: REFRESH_MS,
  });
