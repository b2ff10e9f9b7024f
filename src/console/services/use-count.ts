import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, isProblem } from '../api/client.js';
import { say } from '../live/announce.js';
import { storedIn } from '../live/store.js';
import { problemWords, useNames, useWords } from '../words/use-words.js';
import { type Count, RENEWED } from './service-queries.js';

interface Counting {
  service: string;
  site: string;
  day: string;
  persons: number;
}

/** Survives a reload: what was sent and not answered is not counted twice. */
const attempt = storedIn(sessionStorage, 'hotline.count-attempt', { key: '', body: '' });

/** Counts, and says what was counted. Sending the same again after no answer is the same attempt. */
export function useCount() {
  const words = useWords();
  const { said } = useNames();
  const client = useQueryClient();
  const [isWorking, setWorking] = useState(false);
  const [problem, setProblem] = useState<{ day: string; words: string } | null>(null);
  const count = async (counting: Counting, done: string): Promise<boolean> => {
    const body = JSON.stringify(counting);
    if (attempt.get().body !== body) attempt.set({ key: crypto.randomUUID(), body });
    setWorking(true);
    setProblem(null);
    try {
      await api.post<Count>('/services', counting, attempt.get().key);
      attempt.set({ key: '', body: '' });
      say('result', done);
      return true;
    } catch (error) {
      const wrong = isProblem(error) ? error.fields.map(({ message }) => said(message)) : [];
      setProblem({ day: counting.day, words: wrong.join(' ') || problemWords(error, words) });
      return false;
    } finally {
      setWorking(false);
      void client.invalidateQueries({ queryKey: RENEWED });
    }
  };
  return { count, isWorking, problem, forget: () => setProblem(null) };
}
