import { useEffect, useState } from 'react';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { Button } from '../shell/controls/button.js';
import { problemWords, useWords } from '../words/use-words.js';
import { PublicPage } from './public-page.js';

type Confirmed = components['schemas']['LetterConfirmedDto'];

/** Read once, and gone from the address before anybody looks over a shoulder or into the history. */
const tokenInAddress = (): string => window.location.hash.slice(1);

/** Where the link in the mail leads. Only a press confirms: programs look at every link of a mail. */
export function ConfirmPage() {
  const words = useWords();
  const text = words.letters.confirm;
  const [token] = useState(tokenInAddress);
  const [done, setDone] = useState<Confirmed | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isWorking, setWorking] = useState(false);
  useEffect(() => {
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);
  const confirm = async () => {
    setWorking(true);
    setProblem(null);
    try {
      setDone(await api.post<Confirmed>('/mailbox/confirm', { token }));
    } catch (error) {
      setProblem(problemWords(error, words));
    } finally {
      setWorking(false);
    }
  };
  if (done)
    return (
      <PublicPage title={done.password ? text.doneTitle : text.beforeTitle}>
        <dl>
          <div>
            <dt>{text.number}</dt>
            <dd>{done.number}</dd>
          </div>
          {done.password && (
            <div>
              <dt>{text.password}</dt>
              <dd>{done.password}</dd>
            </div>
          )}
        </dl>
        <p>{done.password ? text.done : text.before}</p>
        <p>
          <a href="/status">{words.status.title}</a>
        </p>
      </PublicPage>
    );
  return (
    <PublicPage title={text.title}>
      <p>{token ? text.lead : text.missing}</p>
      <p className="form-problem" role="alert">
        {problem}
      </p>
      {token && (
        <Button look="primary" isWorking={isWorking} onPress={() => void confirm()}>
          {text.submit}
        </Button>
      )}
    </PublicPage>
  );
}
