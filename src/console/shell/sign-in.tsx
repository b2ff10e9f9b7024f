import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { api } from '../api/client.js';
import { sessionQuery } from '../api/queries.js';
import type { Me } from '../api/types.js';
import { useStore } from '../live/store.js';
import { SsoButton, SsoProblem } from '../machines/sso-button.js';
import { language } from '../words/settings.js';
import { problemWords, useWords } from '../words/use-words.js';
import { Button } from './controls/button.js';
import { focusField, TextField } from './controls/text-field.js';
import { Icon } from './icons.js';

export function SignIn() {
  const words = useWords();
  const client = useQueryClient();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<{ username?: string; password?: string; all?: string }>({});
  const [isWorking, setWorking] = useState(false);

  useEffect(() => {
    document.title = `${words.signIn.title} · ${words.product}`;
  }, [words]);

  const signIn = async (event: FormEvent) => {
    event.preventDefault();
    const missing = {
      ...(!username.trim() && { username: words.signIn.needUsername }),
      ...(!password && { password: words.signIn.needPassword }),
    };
    if (isWorking) return;
    setWrong(missing);
    if (focusField(Object.keys(missing))) return;
    setWorking(true);
    try {
      const me = await api.post<Me>('/session', { username: username.trim(), password });
      client.setQueryData(sessionQuery.queryKey, me);
    } catch (error) {
      setWrong({ all: problemWords(error, words) });
      focusField(['password']);
    } finally {
      setWorking(false);
    }
  };

  return (
    <main className="sign-in" id="main">
      <div className="sign-in-card">
        <div className="brand brand-large">
          <b>1999</b>
          <span>{words.product.replace('1999', '').trim()}</span>
        </div>
        <h1>{words.signIn.title}</h1>
        <p className="muted">{words.signIn.lead}</p>
        <form onSubmit={event => void signIn(event)} noValidate>
          <TextField
            name="username"
            label={words.signIn.username}
            value={username}
            onChange={setUsername}
            error={wrong.username}
            autoComplete="username"
            autoFocus
          />
          <TextField
            name="password"
            label={words.signIn.password}
            type="password"
            value={password}
            onChange={setPassword}
            error={wrong.password}
            autoComplete="current-password"
          />
          <p className="form-problem" role="alert">
            {wrong.all && <Icon name="alarm" />}
            {wrong.all}
          </p>
          <Button look="primary" type="submit" isWorking={isWorking}>
            {isWorking ? words.signIn.working : words.signIn.submit}
          </Button>
        </form>
        <OtherLanguage />
      </div>
    </main>
      <SsoProblem />
      <SsoButton />
  );
}

function OtherLanguage() {
  const words = useWords();
  const now = useStore(language);
  return (
    <Button look="quiet" onPress={() => language.set(now === 'en' ? 'zh-TW' : 'en')}>
      <span lang={now === 'en' ? 'zh-Hant-TW' : 'en'}>{words.header.otherLanguage}</span>
    </Button>
  );
}
