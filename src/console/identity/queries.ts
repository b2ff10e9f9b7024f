import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

export type Unsealing = components['schemas']['UnsealingDto'];
export type CallBack = components['schemas']['CallBackDto'];

/** `decide`: waiting for my word; `mine`: all I have asked for. */
export const unsealingsQuery = (view: 'decide' | 'mine') =>
  queryOptions({
    queryKey: ['unsealings', view],
    queryFn: ({ signal }) =>
      api.get<{ items: Unsealing[] }>(
        '/unsealings',
        view === 'decide' ? { view, state: 'asked' } : { view },
        signal,
      ),
  });

export const callBacksQuery = queryOptions({
  queryKey: ['call-backs'],
  queryFn: ({ signal }) => api.get<{ items: CallBack[] }>('/call-backs', { open: 'true' }, signal),
});
