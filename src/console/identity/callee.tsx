import { useState } from 'react';
import { api } from '../api/client.js';
import type { Petitioner } from '../api/types.js';
import { speak } from '../desk/speak.js';
import { Button } from '../shell/controls/button.js';
import { problemWords, useLanguage, useWords } from '../words/use-words.js';

/** Whom to call. Read from the case when it is asked for, since every reading is recorded; gone with the task. */
export function Callee({ number, reason }: { number: string; reason?: string }) {
  const words = useWords();
  const language = useLanguage();
  const text = words.identity.callBacks;
  const [person, setPerson] = useState<Petitioner | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isWorking, setWorking] = useState(false);

  const show = async () => {
    setWorking(true);
    setProblem(null);
    try {
      const path = `/cases/${encodeURIComponent(number)}/petitioner`;
      setPerson(await api.post<Petitioner>(path, { reason: reason ?? text.title }));
    } catch (error) {
      setProblem(problemWords(error, words));
    } finally {
      setWorking(false);
    }
  };

  if (!person) {
    return (
      <>
        <Button isWorking={isWorking} onPress={() => void show()} aria-label={`${text.show} ${number}`}>
          {text.show}
        </Button>
        {problem && (
          <p className="field-error" role="alert">
            {problem}
          </p>
        )}
      </>
    );
  }
  const { name, phone, email } = person;
  return (
    <div aria-live="polite">
      {name && <span className="second-line">{name}</span>}
      {phone ? (
        <>
          <a className="phone-number" href={`tel:${phone.replaceAll(/[^\d+#,]/g, '')}`}>
            {phone}
          </a>
          <Button
            look="quiet"
            icon="speak"
            aria-label={text.speak}
            onPress={() => speak([...phone].filter(sign => /[\d#+]/.test(sign)).join(' '), language)}
          />
        </>
      ) : (
        <span className="muted">{email ?? text.noPhone}</span>
      )}
    </div>
  );
}
