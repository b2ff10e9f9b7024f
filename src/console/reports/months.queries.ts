import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { FrozenMonth, MonthFigures } from '../api/types.js';

export const RENEWS = ['months', 'month', 'breaches'];

export const monthsQuery = queryOptions({
  queryKey: ['months'],
  queryFn: ({ signal }) => api.get<{ items: FrozenMonth[] }>('/reports/months', {}, signal),
});

export const monthQuery = (month: string) =>
  queryOptions({
    queryKey: ['month', month],
    queryFn: ({ signal }) => api.get<MonthFigures>(`/reports/months/${month}`, {}, signal),
  });
