import { infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query';
import { heardServerTime } from '../live/server-time.js';
import { ApiProblem, api } from './client.js';
import type { components } from './schema.js';
import type {
  CaseCard,
  CasePage,
  City,
  Counters,
  DayReport,
  KnownPlace,
  Located,
  Me,
  Outlines,
  Page,
  PhoneTask,
  Preview,
  Suggestion,
  WorkOrderCard,
} from './types.js';

/** Everything that is read, under the keys that the live log also uses. */

const PAGE_SIZE = 50;
const HALF_AN_HOUR = 30 * 60_000;
const ASK_AGAIN_AFTER = 5_000;

const timed = async <T extends { asOf: { at: string } }>(answer: Promise<T>): Promise<T> => {
  const given = await answer;
  heardServerTime(given.asOf.at);
  return given;
};

/** Which day it is, is the server's to say, also before or without a socket. */
export const meOf = ({ now, ...me }: components['schemas']['MeDto']): Me => {
  heardServerTime(now);
  return me;
};

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return meOf(await api.get('/session', {}, signal));
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: HALF_AN_HOUR,
  // Another tab may have signed out, or signed in somebody else.
  refetchOnWindowFocus: 'always',
  refetchInterval: ({ state }) => (state.status === 'error' ? ASK_AGAIN_AFTER : false),
});

export const cityQuery = queryOptions({
  queryKey: ['city'],
  queryFn: ({ signal }) => api.get<City>('/city', {}, signal),
  staleTime: HALF_AN_HOUR,
});

export const useCity = (): City | undefined => useQuery(cityQuery).data;

export type CaseFilters = Partial<
  Record<'kind' | 'state' | 'agency' | 'district' | 'category' | 'clock' | 'tray' | 'history' | 'q', string>
>;

/** A board shows living cases, and replayed history beside them when that is asked for. */
const withHistory = <F extends { history?: string }>({ history, ...filters }: F) =>
  history === 'true' ? filters : { ...filters, history: 'false' };

/** A board without a state shows what is open; `all` is everything. */
const asked = ({ state = 'open', ...filters }: CaseFilters): CaseFilters =>
  withHistory(state === 'all' ? filters : { ...filters, state });

export const casesQuery = (filters: CaseFilters) =>
  infiniteQueryOptions({
    queryKey: ['cases', filters],
    queryFn: ({ pageParam, signal }) =>
      timed(
        api.get<Page<CaseCard>>('/cases', { ...asked(filters), limit: PAGE_SIZE, after: pageParam }, signal),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  });

/** In the body, and each time anew: a search is recorded when somebody makes it, and not when a window is looked at. */
export const textQuery = (text: string) =>
  infiniteQueryOptions({
    queryKey: ['text-search', text],
    queryFn: ({ pageParam }) =>
      timed(
        api.post<Page<CaseCard>>('/cases/search', { text, limit: PAGE_SIZE, after: pageParam ?? undefined }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
    staleTime: Infinity,
  });

export type OrderFilters = Partial<Record<'state' | 'agency' | 'history' | 'mine', string>>;

export const workOrdersQuery = (filters: OrderFilters) =>
  infiniteQueryOptions({
    queryKey: ['work-orders', filters],
    queryFn: ({ pageParam, signal }) =>
      timed(
        api.get<Page<WorkOrderCard>>(
          '/work-orders',
          { ...withHistory(filters), limit: PAGE_SIZE, after: pageParam },
          signal,
        ),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  });

export const caseQuery = (number: string) =>
  queryOptions({
    queryKey: ['case', number],
    queryFn: ({ signal }) => api.get<CasePage>(`/cases/${encodeURIComponent(number)}`, {}, signal),
  });

export const countersQuery = queryOptions({
  queryKey: ['counters'],
  queryFn: ({ signal }) => timed(api.get<Counters>('/desk/counters', {}, signal)),
});

export const phoneTasksQuery = queryOptions({
  queryKey: ['phone-tasks'],
  queryFn: ({ signal }) => api.get<{ items: PhoneTask[] }>('/phone-tasks', { open: 'true' }, signal),
});

export const dayQuery = (date: string) =>
  queryOptions({
    queryKey: ['day', date],
    queryFn: ({ signal }) => api.get<DayReport>('/reports/day', { date, format: 'json' }, signal),
  });

export const suggestQuery = (text: string) =>
  queryOptions({
    queryKey: ['suggest', text],
    queryFn: ({ signal }) => api.get<{ items: Suggestion[] }>('/city/suggest', { text }, signal),
    enabled: text.trim().length >= 2,
    staleTime: HALF_AN_HOUR,
    retry: false,
  });

export const previewQuery = (
  category: string,
  district: string | null,
  attributes: Record<string, string>,
  receivedAt: string | null = null,
) =>
  queryOptions({
    queryKey: ['preview', category, district, attributes, receivedAt],
    queryFn: ({ signal }) => {
      const named = Object.entries(attributes).map(([code, value]) => [`attributes[${code}]`, value]);
      return api.get<Preview>(
        '/city/preview',
        { category, district, receivedAt, ...Object.fromEntries(named) },
        signal,
      );
    },
    staleTime: 60_000,
  });

export interface Spot {
  category: string | null;
  district: string | null;
  lng: number | null;
  lat: number | null;
}

export const similarQuery = (spot: Spot) =>
  queryOptions({
    queryKey: ['similar', spot],
    queryFn: ({ signal }) =>
      api.get<{ items: CaseCard[]; recentlyDone: CaseCard[] }>('/similar', { ...spot }, signal),
    enabled: spot.category !== null && (spot.district !== null || spot.lng !== null),
    staleTime: 15_000,
  });

export const placesQuery = (q: string) =>
  queryOptions({
    queryKey: ['places', q],
    queryFn: ({ signal }) =>
      api.get<{ items: KnownPlace[]; complete: boolean }>('/city/places', { q: q.slice(0, 200) }, signal),
    staleTime: ({ state }) => (state.data?.complete === false ? 0 : HALF_AN_HOUR),
    // A server that has just started is still reading its list.
    refetchInterval: ({ state }) => (state.data?.complete === false ? ASK_AGAIN_AFTER : false),
    retry: false,
  });

export const outlinesQuery = (district: string | null) =>
  queryOptions({
    queryKey: ['outlines', district],
    queryFn: ({ signal }) => api.get<Outlines>('/city/outlines', { district }, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

export const locate = (lng: number, lat: number) => api.get<Located>('/city/locate', { lng, lat });
