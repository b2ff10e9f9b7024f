import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.js';
import { say } from '../live/announce.js';
import { problemWords, useWords } from '../words/use-words.js';

/** Sends one thing, says what came of it, and lets what it changed be read anew. Null: it was refused, and why is shown. */
export function useSend(changes: { queryKey: string[] }) {
  const words = useWords();
  const client = useQueryClient();
  const [isWorking, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async <T>(path: string, body: object, said: string): Promise<T | null> => {
    setWorking(true);
    setProblem(null);
    try {
      // Null is a refusal; what answers nothing has succeeded too.
      const answer = (await api.post<T>(path, body)) ?? ({} as T);
      say('result', said);
      return answer;
    } catch (error) {
      setProblem(problemWords(error, words));
      return null;
    } finally {
      setWorking(false);
      void client.invalidateQueries(changes);
    }
  };
  return { send, isWorking, problem };
}
