import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { BreachClocks, BreachReport } from '../api/types.js';
import type { Asked } from './use-asked.js';

const PAGE_SIZE = 50;

export const breachesQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['breaches', asked],
    queryFn: ({ signal }) => api.get<BreachReport>('/reports/breaches', { ...asked }, signal),
  });

/** Of a row (its key), or of all rows (null). An hour is that hour of each weekday. */
export const breachClocksQuery = ({ by, ...asked }: Asked, verdict: string, key: string | null) =>
  infiniteQueryOptions({
    queryKey: ['breach-clocks', asked, by, verdict, key],
    queryFn: ({ pageParam, signal }) => {
      const keys = by === 'hour' ? [1, 2, 3, 4, 5, 6, 7].map(weekday => `${weekday}-${key}`) : [key ?? ''];
      const narrowed = key === null ? {} : { [by]: keys };
      return api.get<BreachClocks>(
        '/reports/breaches/clocks',
        { ...asked, ...narrowed, verdict, limit: PAGE_SIZE, after: pageParam },
        signal,
      );
    },
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  });
