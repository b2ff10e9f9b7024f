import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

export type Surge = components['schemas']['SurgeDto'];
export type Surges = components['schemas']['SurgesDto'];

export const surgesQuery = queryOptions({
  queryKey: ['surges'],
  queryFn: ({ signal }) => api.get<Surges>('/surges', {}, signal),
});

/** What is due when hangs on it. */
export const RENEWS = ['surges', 'preview'];
