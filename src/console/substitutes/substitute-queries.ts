import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type Substitute = Schemas['SubstituteDto'];
export type Colleague = Schemas['ColleagueDto'];

export const substitutesQuery = queryOptions({
  queryKey: ['substitutes', 'list'],
  queryFn: ({ signal }) => api.get<Schemas['SubstitutesDto']>('/substitutes', {}, signal),
});

export const colleaguesQuery = queryOptions({
  queryKey: ['substitutes', 'colleagues'],
  queryFn: ({ signal }) => api.get<Schemas['ColleaguesDto']>('/substitutes/colleagues', {}, signal),
});

export const RENEWS = ['substitutes', 'work-orders', 'escalations', 'case'];
