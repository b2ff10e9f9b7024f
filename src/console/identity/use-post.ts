import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { type Acted, asOwn } from '../api/actions.js';
import { api, isProblem } from '../api/client.js';
import { say } from '../live/announce.js';
import { problemWords, useNames, useWords } from '../words/use-words.js';

/**
 * Sends one thing, gives the answer to whoever wants it, says what came of it (null: nothing), and renews the lists
 * it changes. `of`: the case it is done to, whose news are then not somebody else's. True: it was done. `refused`: what
 * the server says of single fields, by their names there.
 */
export function usePost(renews: readonly string[], of?: string) {
  const words = useWords();
  const { said } = useNames();
  const client = useQueryClient();
  const [isWorking, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [refused, setRefused] = useState<Record<string, string>>({});

  const send = useCallback(
    async <T>(
      path: string,
      body: object,
      done: string | null,
      hear?: (answer: T) => unknown,
    ): Promise<boolean> => {
      setWorking(true);
      setProblem(null);
      setRefused({});
      try {
        const answer =
          of === undefined
            ? await api.post<T>(path, body)
            : await asOwn(of, () => api.post<T & Acted>(path, body));
        await hear?.(answer);
        if (done !== null) say('result', done);
        return true;
      } catch (error) {
        setProblem(isProblem(error, 'STALE_VERSION') ? words.case.overtaken : problemWords(error, words));
        if (isProblem(error))
          setRefused(Object.fromEntries(error.fields.map(({ field, message }) => [field, said(message)])));
        return false;
      } finally {
        setWorking(false);
        for (const key of renews) void client.invalidateQueries({ queryKey: [key] });
      }
    },
    [client, renews, of, words, said],
  );
  return { send, isWorking, problem, refused };
}
