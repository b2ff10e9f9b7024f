import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, isProblem } from '../api/client.js';
import { say } from '../live/announce.js';
import { storedIn } from '../live/store.js';
import { problemWords, useNames, useWords } from '../words/use-words.js';
import { type ClosureDraft, closureOf, FIELDS, type Wrong } from './closure-draft.js';
import { type Closure, ofCalendar, putClosure } from './queries.js';

/** Survives a reload: what was sent and not answered is not saved twice. */
const attempt = storedIn(sessionStorage, 'hotline.closure-attempt', { key: '', body: '' });

/** Which of the fields the server's words belong to: `districts.0` is one of the districts. */
function wrongOf(error: unknown, said: ReturnType<typeof useNames>['said']): Wrong {
  // Of the day that is closed already, whatever else was wished.
  if (isProblem(error, 'CLOSURE_OVERLAPS')) return { date: said(error.words) };
  const named = (isProblem(error) ? error.fields : []).map(
    ({ field, message }) => [field.split('.')[0], said(message)] as const,
  );
  return Object.fromEntries(named.filter(([field]) => FIELDS.some(one => one === field)));
}

/** Saves it, or says which fields are wrong, or (where none is) what went wrong. */
export function useSaveClosure() {
  const words = useWords();
  const { said } = useNames();
  const client = useQueryClient();
  const [isWorking, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (draft: ClosureDraft): Promise<Closure | Wrong | null> => {
    const closure = closureOf(draft);
    const body = JSON.stringify(closure);
    if (attempt.get().body !== body) attempt.set({ key: crypto.randomUUID(), body });
    setWorking(true);
    setProblem(null);
    try {
      const saved = await api.post<Closure>('/closures', closure, attempt.get().key);
      attempt.set({ key: '', body: '' });
      putClosure(client, saved);
      say('result', words.calendar.closures.isSaved);
      return saved;
    } catch (error) {
      const wrong = wrongOf(error, said);
      if (Object.keys(wrong).length > 0) return wrong;
      setProblem(problemWords(error, words));
      return null;
    } finally {
      setWorking(false);
      void client.invalidateQueries(ofCalendar);
    }
  };
  return { save, isWorking, problem, forget: () => setProblem(null) };
}
