import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../api/client.js';
import type { CallerSearch } from '../api/types.js';
import { say } from '../live/announce.js';
import { useWords } from '../words/use-words.js';

/** Earlier cases of this number; the search is recorded, so it waits until the number is complete. */
export function useCaller(phone: string) {
  const words = useWords();
  const query = useQuery({
    queryKey: ['callers', phone],
    queryFn: () => api.post<CallerSearch>('/callers/search', { phone }),
    enabled: phone !== '',
    // Once for a call: each search is recorded and counted, and what it found is forgotten with the call.
    staleTime: Infinity,
  });
  const count = query.data?.cases.length;
  useEffect(() => {
    if (count !== undefined)
      say('found', count === 0 ? words.desk.pane.callerNone : words.desk.pane.callerFound(count));
  }, [count, words]);
  return query;
}
