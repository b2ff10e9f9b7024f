import { type FormEvent, useState } from 'react';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { Button } from '../shell/controls/button.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { problemWords, useWords } from '../words/use-words.js';

type Status = components['schemas']['StatusDto'];
const FIELDS = ['number', 'password'] as const;
type Field = (typeof FIELDS)[number];

/** What was typed stays, so that one wrong digit is mended and not typed anew. */
export function StatusForm({ onFound }: { onFound: (status: Status) => void }) {
  const words = useWords();
  const text = words.status;
  const [typed, setTyped] = useState({ number: '', password: '' });
  const [wrong, setWrong] = useState<Partial<Record<Field | 'all', string>>>({});
  const [isWorking, setWorking] = useState(false);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isWorking) return;
    const missing = FIELDS.filter(field => typed[field].trim() === '');
    setWrong(Object.fromEntries(missing.map(field => [field, text.needed[field]])));
    if (missing.length > 0) return void focusField(missing);
    setWorking(true);
    try {
      onFound(await api.post<Status>('/case-status', typed));
    } catch (error) {
      setWrong({ all: problemWords(error, words) });
    } finally {
      setWorking(false);
    }
  };
  const field = (name: Field, rest: object) => (
    <TextField
      name={name}
      label={text[name]}
      value={typed[name]}
      onChange={value => setTyped(before => ({ ...before, [name]: value }))}
      error={wrong[name]}
      autoComplete="off"
      isRequired
      wide
      {...rest}
    />
  );
  return (
    <form onSubmit={event => void send(event)} noValidate>
      {field('number', { hint: text.numberHint })}
      {field('password', { hint: text.passwordHint, inputMode: 'numeric' })}
      <p className="form-problem" role="alert">
        {wrong.all}
      </p>
      <Button look="primary" type="submit" isWorking={isWorking}>
        {text.submit}
      </Button>
    </form>
  );
}
