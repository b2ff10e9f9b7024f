import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { CardPage } from '../account/card-page.js';
import { api } from '../api/client.js';
import { meOf, sessionQuery } from '../api/queries.js';
import { SsoButton, SsoProblem } from '../machines/sso-button.js';
import { problemWords, useWords } from '../words/use-words.js';
import { Button } from './controls/button.js';
import { focusField, TextField } from './controls/text-field.js';
import { Icon } from './icons.js';
import { OtherLanguage } from './other-language.js';
import { useShortcut } from './shortcut-keys.js';

const nothing = (): void => undefined;

interface Props {
  username?: string;
  /** Whose page is waiting behind this one. */
  isOver?: boolean;
  lead?: string;
  onSignedIn?: () => void;
}

export function SignIn({ username: known = '', isOver = false, lead, onSignedIn }: Props) {
  const words = useWords();
  const client = useQueryClient();
  const [username, setUsername] = useState(known);
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<{ username?: string; password?: string; all?: string }>({});
  const [isWorking, setWorking] = useState(false);
  // The page behind would hear it.
  useShortcut('record', isOver ? nothing : null);

  const signIn = async (event: FormEvent) => {
    event.preventDefault();
    const missing = {
      ...(!username.trim() && { username: words.signIn.needUsername }),
      ...(!password && { password: words.signIn.needPassword }),
    };
    if (isWorking) return;
    setWrong(missing);
    if (focusField(Object.keys(missing), event.currentTarget as HTMLElement)) return;
    setWorking(true);
    const form = event.currentTarget as HTMLElement;
    try {
      const me = meOf(await api.post('/session', { username: username.trim(), password }));
      client.setQueryData(sessionQuery.queryKey, me);
      onSignedIn?.();
      // What was asked for while nobody was signed in.
      void client.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' });
    } catch (error) {
      setWrong({ all: problemWords(error, words) });
      focusField(['password'], form);
    } finally {
      setWorking(false);
    }
  };

  return (
    <CardPage
      isOver={isOver}
      title={isOver ? words.account.again.title : words.signIn.title}
      lead={lead ?? (isOver ? words.account.again.lead : words.signIn.lead)}
    >
      <form onSubmit={event => void signIn(event)} noValidate>
        <TextField
          name="username"
          label={words.signIn.username}
          value={username}
          onChange={setUsername}
          error={wrong.username}
          autoComplete="username"
          autoFocus={known === ''}
        />
        <TextField
          name="password"
          label={words.signIn.password}
          type="password"
          value={password}
          onChange={setPassword}
          error={wrong.password}
          autoComplete="current-password"
          autoFocus={known !== ''}
        />
        <p className="form-problem" role="alert">
          {wrong.all && <Icon name="alarm" />}
          {wrong.all}
        </p>
        <Button look="primary" type="submit" isWorking={isWorking}>
          {isWorking ? words.signIn.working : words.signIn.submit}
        </Button>
      </form>
      <SsoProblem />
      <SsoButton />
      <OtherLanguage />
    </CardPage>
  );
}
