import { queryOptions } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { api } from '../api/client.js';
import type { CallReport } from '../api/types.js';
import { type CallsAsked, callsPath, groupsFor } from './call-centre-groups.js';
import { useAsked } from './use-asked.js';

/** What is asked for stands in the address; of agents only for who may read of them. */
export function useCallsAsked(rights: readonly string[]) {
  const [params] = useSearchParams();
  const { asked: all, set, replace } = useAsked();
  const by = groupsFor(rights).find(one => one === params.get('by')) ?? 'hour';
  const asked: CallsAsked = {
    ...{ from: all.from, to: all.to, by },
    ...listed(params, 'line'),
    ...listed(params, 'group'),
    ...(all.figures === 'current' && { figures: 'current' }),
  };
  return { asked, set, replace };
}

function listed(params: URLSearchParams, name: 'line' | 'group'): Partial<CallsAsked> {
  const [one, ...others] = params.getAll(name);
  return one === undefined ? {} : { [name]: others.length > 0 ? [one, ...others] : one };
}

export const callsQuery = (asked: CallsAsked) =>
  queryOptions({
    queryKey: ['call-centre', asked],
    queryFn: ({ signal }) => {
      const { path, query } = callsPath(asked);
      return api.get<CallReport>(path, query, signal);
    },
  });
