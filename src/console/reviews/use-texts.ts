import { useCallback, useEffect, useState } from 'react';
import { api } from '../api/client.js';
import { problemWords, useWords } from '../words/use-words.js';
import type { Review, ReviewTexts } from './review-queries.js';

/** What people wrote: fetched when somebody wants to read it, kept nowhere else, and never again by itself. */
export function useTexts({ id }: Pick<Review, 'id'>, atOnce: boolean) {
  const words = useWords();
  const [texts, setTexts] = useState<ReviewTexts | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isWorking, setWorking] = useState(false);

  const read = useCallback(async () => {
    setWorking(true);
    setFailure(null);
    try {
      setTexts(await api.post<ReviewTexts>(`/reviews/${id}/texts`, {}));
    } catch (error) {
      setFailure(error);
    } finally {
      setWorking(false);
    }
  }, [id]);
  useEffect(() => {
    if (atOnce) void read();
  }, [read, atOnce]);
  const problem = failure === null ? null : problemWords(failure, words);
  return { texts, problem, isWorking, read };
}
