import { useState } from 'react';
import { api } from '../api/client.js';
import { NumberAndPassword } from '../desk/number-and-password.js';
import { speak, speechOf } from '../desk/speak.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { problemWords, useLanguage, useWords } from '../words/use-words.js';

interface Issued {
  number: string;
  password: string;
}

/**
 * Number and password of a case: drawn when they are asked for, told once, gone with the page. `replaces`: its citizen may
 * hold one, which is void then; that is asked before.
 */
export function PasswordToTell({ number, replaces = false }: { number: string; replaces?: boolean }) {
  const words = useWords();
  const language = useLanguage();
  const text = words.petitions.password;
  const [issued, setIssued] = useState<Issued | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isWorking, setWorking] = useState(false);

  const issue = async () => {
    setWorking(true);
    setProblem(null);
    try {
      setIssued(await api.post<Issued>(`/cases/${encodeURIComponent(number)}/actions/issue-password`, {}));
    } catch (error) {
      setProblem(problemWords(error, words));
    } finally {
      setWorking(false);
      setAsking(false);
    }
  };
  const name = replaces ? text.reissue : text.issue;

  return (
    <div aria-live="polite">
      {issued ? (
        <>
          <p className="muted">{text.readAloud}</p>
          <NumberAndPassword {...issued} />
          <Button icon="speak" onPress={() => speak(speechOf(words, [issued]), language)}>
            {text.repeat}
          </Button>
        </>
      ) : (
        <Button
          asks={replaces}
          isWorking={isWorking}
          onPress={() => (replaces ? setAsking(true) : void issue())}
          aria-label={`${name} ${number}`}
        >
          {name}
        </Button>
      )}
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <Dialog title={text.title(number)} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p className="tells">{text.tells}</p>
        <div className="dialog-actions">
          <Button look="danger" isWorking={isWorking} onPress={() => void issue()}>
            {text.reissue}
          </Button>
          <Button onPress={() => setAsking(false)}>{words.states.cancel}</Button>
        </div>
      </Dialog>
    </div>
  );
}
