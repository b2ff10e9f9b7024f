import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type Count = Schemas['ServiceCountDto'];
export type Total = Schemas['ServiceTotalDto'];
export type Kind = Schemas['CounterServiceDto'];
/** What the totals are of: a month day by day, or a year month by month. */
export type Span = 'month' | 'year';

const SERVICES = 'services';
export const RENEWED = [SERVICES];
/** Others count, too. */
const REFRESH_MS = 60_000;
/** As many as the server tells of. */
export const MOST_LISTED = 200;

const between = (from: string, to: string, by?: 'day' | 'month') =>
  queryOptions({
    queryKey: [SERVICES, from, to, by],
    queryFn: ({ signal }) => api.get<Schemas['ServicesDto']>('/services', { from, to, by }, signal),
    refetchInterval: REFRESH_MS,
  });

export const dayQuery = (day: string) => between(day, day);

export function spanQuery(day: string, span: Span) {
  const [year = '', month = ''] = day.split('-');
  if (span === 'year') return between(`${year}-01-01`, `${year}-12-31`, 'month');
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return between(`${year}-${month}-01`, `${year}-${month}-${last}`, 'day');
}
