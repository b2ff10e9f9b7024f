import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { ApiProblem, api } from '../api/client.js';
import type { RecordedContact } from '../api/types.js';
import { say } from '../live/announce.js';
import { serverNow } from '../live/server-time.js';
import { storedIn } from '../live/store.js';
import { focusField } from '../shell/controls/text-field.js';
import { problemWords, useLanguage, useWords } from '../words/use-words.js';
import { contactOf, type FieldProblem, problemsOf } from './draft.js';
import type { DraftOf } from './use-draft.js';

/** `cases.0.description` → the field, and which case. */
function placeOf(path: string): Pick<FieldProblem, 'field' | 'at'> {
  const parts = path.split('.');
  const at = parts.findIndex(part => /^\d+$/.test(part));
  return { field: parts.at(-1) ?? path, at: at < 0 ? null : Number(parts[at]) };
}

/** Most answers come sooner; a longer silence would be taken for nothing. */
const SAID_AFTER = 1_000;

/** Survives a reload: what was sent and not answered is not recorded twice. */
const attempt = storedIn(sessionStorage, 'hotline.attempt', { key: '', body: '' });

/** Checks, sends and says what came of it. Sending the same again after no answer is the same attempt. */
export function useRecord({ draft, change }: DraftOf, onRecorded: (result: RecordedContact) => void) {
  const words = useWords();
  const language = useLanguage();
  const client = useQueryClient();
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isWorking, setWorking] = useState(false);

  const showProblems = useCallback(
    (found: FieldProblem[]) => {
      setProblems(found);
      const first = found[0];
      if (!first) return;
      say('wrong', words.states.wrongFields(found.length));
      if (first.at !== null) change({ current: first.at });
      const names = found.filter(problem => problem.at === first.at).map(problem => problem.field);
      // After the right case is on the screen.
      requestAnimationFrame(() => focusField(names));
    },
    [change, words],
  );

  const record = useCallback(async () => {
    if (isWorking) return;
    setRefusal(null);
    const found = problemsOf(draft, words);
    showProblems(found);
    if (found.length > 0) return;
    const contact = contactOf(draft, serverNow());
    const body = JSON.stringify(contact);
    if (attempt.get().body !== body) attempt.set({ key: crypto.randomUUID(), body });
    setWorking(true);
    const waiting = setTimeout(() => say('result', words.desk.recording), SAID_AFTER);
    try {
      const result = await api.post<RecordedContact>('/contacts', contact, attempt.get().key);
      attempt.set({ key: '', body: '' });
      void client.invalidateQueries({ queryKey: ['similar'] });
      onRecorded(result);
      // The call is over: who it was is no longer on this computer either.
      client.removeQueries({ queryKey: ['callers'] });
    } catch (error) {
      const fields = error instanceof ApiProblem ? error.fields : [];
      showProblems(fields.map(({ field, message }) => ({ ...placeOf(field), text: message[language] })));
      setRefusal(problemWords(error, words));
    } finally {
      clearTimeout(waiting);
      setWorking(false);
    }
  }, [draft, isWorking, words, language, client, onRecorded, showProblems]);

  const errorOf = (field: string): string | null =>
    problems.find(problem => problem.field === field && (problem.at === null || problem.at === draft.current))
      ?.text ?? null;
  /** A field that is being corrected is no longer wrong. */
  const forget = useCallback(
    (field: string) =>
      setProblems(before =>
        before.some(one => one.field === field) ? before.filter(one => one.field !== field) : before,
      ),
    [],
  );
  return { record, isWorking, refusal, errorOf, forget };
}

export type Recording = ReturnType<typeof useRecord>;
