import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type Substitute = Schemas['SubstituteDto'];
export type Colleague = Schemas['ColleagueDto'];

export const substitutesQuery = (agency: string) =>
  queryOptions({
    queryKey: ['substitutes', 'list', agency],
    queryFn: ({ signal }) => api.get<Schemas['SubstitutesDto']>('/substitutes', { agency }, signal),
  });

export const colleaguesQuery = (agency: string) =>
  queryOptions({
    queryKey: ['substitutes', 'colleagues', agency],
    queryFn: ({ signal }) => api.get<Schemas['ColleaguesDto']>('/substitutes/colleagues', { agency }, signal),
  });

export const RENEWS = ['substitutes', 'work-orders', 'escalations', 'case'];
