import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type Extension = Schemas['ExtensionDto'];
export type ExtensionOfCase = Schemas['ExtensionOfCaseDto'];
const PAGE_SIZE = 50;

export type ExtensionFilter = 'asked' | 'decided' | 'all';

/** What I may decide or my agency has asked for; at the centre all. The latest first. */
export const extensionsQuery = (filter: ExtensionFilter) =>
  infiniteQueryOptions({
    queryKey: ['extensions', filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<Schemas['ExtensionsDto']>(
        '/extensions',
        { state: filter, limit: PAGE_SIZE, cursor: pageParam },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  });
