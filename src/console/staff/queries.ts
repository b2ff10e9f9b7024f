import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { StaffAccount, StaffPage } from '../api/types.js';

export const STAFF_FILTERS = ['q', 'agency', 'role', 'status'] as const;
export type StaffFilters = Partial<Record<(typeof STAFF_FILTERS)[number], string>>;

const PAGE_SIZE = 50;
const MOST_COLLEAGUES = 200;

export const staffQuery = (filters: StaffFilters) =>
  infiniteQueryOptions({
    queryKey: ['staff', filters],
    queryFn: ({ pageParam, signal }) =>
      api.get<StaffPage>('/staff', { ...filters, limit: PAGE_SIZE, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
    placeholderData: before => before,
  });

/** Whom the work of somebody can go to: the same agency, or the centre. */
export const colleaguesQuery = (of: StaffAccount) =>
  queryOptions({
    queryKey: ['staff', 'colleagues', of.id],
    queryFn: async ({ signal }) => {
      const filters = { agency: of.agency, status: 'active', limit: MOST_COLLEAGUES };
      const { items } = await api.get<StaffPage>('/staff', filters, signal);
      return items.filter(one => one.id !== of.id && one.agency === of.agency && !one.dormant);
    },
  });
