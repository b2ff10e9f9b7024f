import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, isProblem } from '../api/client.js';
import { say } from '../live/announce.js';
import { problemWords, useNames, useWords } from '../words/use-words.js';
import { PATH, type PassedOn, RENEWS } from './bullying-queries.js';

export interface PassingOn {
  source: string;
  receivedAt?: string;
  school: string;
  text: string;
  reporter?: string;
}

/** In memory only, for what is in it: what was sent and not answered is not passed on twice. */
let attempt = { key: '', body: '' };

/** Passes a report on, and says its number. Null: it was refused, and why is shown. */
export function usePassOn() {
  const words = useWords();
  const { said } = useNames();
  const client = useQueryClient();
  const [isWorking, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const passOn = async (report: PassingOn): Promise<PassedOn | null> => {
    const body = JSON.stringify(report);
    if (attempt.body !== body) attempt = { key: crypto.randomUUID(), body };
    setWorking(true);
    setProblem(null);
    try {
      const passed = await api.post<PassedOn>(PATH, report, attempt.key);
      attempt = { key: '', body: '' };
      say('result', words.bullying.isPassedOn(passed.number));
      return passed;
    } catch (error) {
      const wrong = isProblem(error) ? error.fields.map(({ message }) => said(message)) : [];
      setProblem(wrong.join(' ') || problemWords(error, words));
      return null;
    } finally {
      setWorking(false);
      void client.invalidateQueries({ queryKey: RENEWS });
    }
  };
  return { passOn, isWorking, problem };
}
