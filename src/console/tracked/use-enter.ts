import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, isProblem } from '../api/client.js';
import { say } from '../live/announce.js';
import { storedIn } from '../live/store.js';
import { problemWords, useNames, useWords } from '../words/use-words.js';
import { type Entered, type NewDecision, RENEWED } from './tracked-queries.js';

/** Survives a reload: what was sent and not answered is not entered twice. */
const attempt = storedIn(sessionStorage, 'hotline.decision-attempt', { key: '', body: '' });

/** Enters a decision, and says its number. Sending the same again after no answer is the same attempt. */
export function useEnter() {
  const words = useWords();
  const { said } = useNames();
  const client = useQueryClient();
  const [isWorking, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const enter = async (wish: NewDecision): Promise<boolean> => {
    const body = JSON.stringify(wish);
    if (attempt.get().body !== body) attempt.set({ key: crypto.randomUUID(), body });
    setWorking(true);
    setProblem(null);
    try {
      const { number } = await api.post<Entered>('/tracked', wish, attempt.get().key);
      attempt.set({ key: '', body: '' });
      say('result', words.tracked.entered(number));
      return true;
    } catch (error) {
      const wrong = isProblem(error) ? error.fields.map(({ message }) => said(message)) : [];
      setProblem(wrong.join(' ') || problemWords(error, words));
      return false;
    } finally {
      setWorking(false);
      void client.invalidateQueries({ queryKey: RENEWED });
    }
  };
  return { enter, isWorking, problem };
}
