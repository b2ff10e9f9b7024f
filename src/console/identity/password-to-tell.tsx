import { useState } from 'react';
import { api } from '../api/client.js';
import { Button } from '../shell/controls/button.js';
import { problemWords, useWords } from '../words/use-words.js';

interface Issued {
  number: string;
  password: string;
}

/** Number and password of the petition a case became: drawn when they are asked for, told once, gone with the task. */
export function PasswordToTell({ number }: { number: string }) {
  const words = useWords();
  const text = words.petitions.password;
  const [issued, setIssued] = useState<Issued | null>(null);
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
    }
  };

  return (
    <div aria-live="polite">
      {issued ? (
        <>
          <span className="second-line">{text.tells}</span>
          <span className="phone-number">{issued.password}</span>
        </>
      ) : (
        <Button isWorking={isWorking} onPress={() => void issue()} aria-label={`${text.issue} ${number}`}>
          {text.issue}
        </Button>
      )}
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
