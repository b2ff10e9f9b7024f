import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

export type Surge = components['schemas']['SurgeDto'];
export type Surges = components['schemas']['SurgesDto'];

export const surgesQuery = queryOptions({
  queryKey: ['surges'],
  queryFn: ({ signal }) => api.get<Surges>('/surges', {}, signal),
});

export type SurgeGroup = components['schemas']['SurgeGroupDto'];

export const surgeGroupsQuery = (id: string) =>
  queryOptions({
    queryKey: ['surge-groups', id],
    queryFn: ({ signal }) =>
      api.get<components['schemas']['SurgeGroupsDto']>(`/surges/${id}/groups`, {}, signal),
  });

/** What is due when hangs on it. */
export const RENEWS = ['surges', 'preview'];
