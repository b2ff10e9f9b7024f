import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { api, isProblem } from '../api/client.js';
import { say } from '../live/announce.js';
import { problemWords, useWords } from '../words/use-words.js';

/** Sends one thing, gives the answer to whoever wants it, says what came of it (null: nothing), and renews the lists it changes. True: it was done. */
export function usePost(renews: readonly string[]) {
  const words = useWords();
  const client = useQueryClient();
  const [isWorking, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const send = useCallback(
    async <T>(
      path: string,
      body: object,
      done: string | null,
      hear?: (answer: T) => unknown,
    ): Promise<boolean> => {
      setWorking(true);
      setProblem(null);
      try {
        const answer = await api.post<T>(path, body);
        await hear?.(answer);
        if (done !== null) say('result', done);
        return true;
      } catch (error) {
        setProblem(isProblem(error, 'STALE_VERSION') ? words.case.overtaken : problemWords(error, words));
        return false;
      } finally {
        setWorking(false);
        for (const key of renews) void client.invalidateQueries({ queryKey: [key] });
      }
    },
    [client, renews, words],
  );
  return { send, isWorking, problem };
}
