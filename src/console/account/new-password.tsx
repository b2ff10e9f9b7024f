import { type FormEvent, useState } from 'react';
import { isProblem } from '../api/client.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { Icon } from '../shell/icons.js';
import { problemWords, useNames, useWords } from '../words/use-words.js';

type Field = 'current' | 'password' | 'again';

interface Props {
  /** Whose it is, for the browser that keeps passwords. */
  username?: string;
  asksCurrent: boolean;
  onSend: (password: string, current: string) => Promise<void>;
}

/** A new password, twice; with the one there is, where somebody is signed in. */
export function NewPassword({ username, asksCurrent, onSend }: Props) {
  const words = useWords();
  const { said } = useNames();
  const text = words.account.password;
  const [typed, setTyped] = useState<Record<Field, string>>({ current: '', password: '', again: '' });
  const [wrong, setWrong] = useState<Partial<Record<Field | 'all', string>>>({});
  const [isWorking, setWorking] = useState(false);
  const set = (field: Field) => (value: string) => setTyped(before => ({ ...before, [field]: value }));

  const refuse = (faults: typeof wrong) => {
    setWrong(faults);
    const count = Object.keys(faults).length;
    if (focusField(Object.keys(faults))) say('wrong', words.states.wrongFields(count));
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isWorking) return;
    const faults = {
      ...(asksCurrent && !typed.current && { current: text.needCurrent }),
      ...(!typed.password && { password: text.needNext }),
      ...(typed.password && typed.password !== typed.again && { again: text.differ }),
    };
    if (Object.keys(faults).length > 0) return refuse(faults);
    setWrong({});
    setWorking(true);
    try {
      await onSend(typed.password, typed.current);
      setTyped({ current: '', password: '', again: '' });
    } catch (error) {
      const fields = isProblem(error) ? error.fields : [];
      const named = Object.fromEntries(fields.map(({ field, message }) => [field, said(message)]));
      refuse(fields.length > 0 ? named : { all: problemWords(error, words) });
    } finally {
      setWorking(false);
    }
  };

  return (
    <form className="new-password" onSubmit={event => void send(event)} noValidate>
      {username && <input type="hidden" name="username" autoComplete="username" value={username} readOnly />}
      {asksCurrent && (
        <TextField
          name="current"
          label={text.current}
          type="password"
          value={typed.current}
          onChange={set('current')}
          error={wrong.current}
          autoComplete="current-password"
        />
      )}
      <TextField
        name="password"
        label={text.next}
        hint={text.hint}
        type="password"
        value={typed.password}
        onChange={set('password')}
        error={wrong.password}
        autoComplete="new-password"
      />
      <TextField
        name="again"
        label={text.again}
        type="password"
        value={typed.again}
        onChange={set('again')}
        error={wrong.again}
        autoComplete="new-password"
      />
      <p className="form-problem" role="alert">
        {wrong.all && <Icon name="alarm" />}
        {wrong.all}
      </p>
      <Button look="primary" type="submit" isWorking={isWorking}>
        {text.submit}
      </Button>
    </form>
  );
}
