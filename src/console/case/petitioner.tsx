import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.js';
import { sessionQuery } from '../api/queries.js';
import type { CasePage, Petitioner as Person } from '../api/types.js';
import { Button } from '../shell/controls/button.js';
import { TextField } from '../shell/controls/text-field.js';
import { problemWords, useWords } from '../words/use-words.js';

/** Who asked: shown on request only, since every reading is recorded. Not kept when the page is left. */
export function Petitioner({ page }: { page: CasePage }) {
  const words = useWords();
  const me = useQuery(sessionQuery).data;
  const [person, setPerson] = useState<Person | null>(null);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isWorking, setWorking] = useState(false);
  if (!page.hasPetitioner || !me?.rights.includes('citizen.read')) return null;
  const text = words.case.petitioner;

  const show = async () => {
    setWorking(true);
    setProblem(null);
    try {
      const path = `/cases/${encodeURIComponent(page.number)}/petitioner`;
      setPerson(await api.post<Person>(path, reason.trim() ? { reason: reason.trim() } : {}));
    } catch (error) {
      setProblem(problemWords(error, words));
    } finally {
      setWorking(false);
    }
  };

  return (
    <>
      <h3>{text.title}</h3>
      {person ? (
        <>
          <dl className="facts" aria-live="polite">
            {(['name', 'phone', 'email', 'address'] as const).map(field => (
              <div key={field}>
                <dt>{text[field]}</dt>
                <dd>{person[field] ?? <span className="muted">{text.missing}</span>}</dd>
              </div>
            ))}
          </dl>
          <Button onPress={() => setPerson(null)}>{text.hide}</Button>
        </>
      ) : (
        <>
          <TextField
            name="reading-reason"
            label={text.reason}
            hint={text.warn}
            value={reason}
            onChange={setReason}
            wide
          />
          <Button isWorking={isWorking} onPress={() => void show()}>
            {text.show}
          </Button>
          {problem && (
            <p className="form-problem" role="alert">
              {problem}
            </p>
          )}
        </>
      )}
    </>
  );
}
