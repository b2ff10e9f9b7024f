import { type FormEvent, useEffect, useState } from 'react';
import { api, isProblem } from '../api/client.js';
import type { components } from '../api/schema.js';
import type { SentFile } from '../api/types.js';
import { FilesField } from '../desk/files-field.js';
import { Button } from '../shell/controls/button.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { problemWords, useLanguage, useNames, useWords } from '../words/use-words.js';
import { PublicPage } from './public-page.js';

type Opened = components['schemas']['MailboxFormDto'];
const EMPTY = { name: '', email: '', phone: '', address: '', subject: '', text: '' };
type Field = keyof typeof EMPTY;
const NEEDED: readonly Field[] = ['name', 'email', 'subject', 'text'];

/** 市長信箱: what is typed stays until it has arrived. */
export function WritePage() {
  const words = useWords();
  const text = words.letters.form;
  const language = useLanguage();
  const { said } = useNames();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [typed, setTyped] = useState(EMPTY);
  const [files, setFiles] = useState<SentFile[]>([]);
  const [memo, setMemo] = useState('');
  const [wrong, setWrong] = useState<Partial<Record<Field | 'all', string>>>({});
  const [isWorking, setWorking] = useState(false);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const open = () => api.get<Opened>('/mailbox/form').then(setOpened);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a form is opened once.
  useEffect(() => {
    open().catch(error => setWrong({ all: problemWords(error, words) }));
  }, []);

  const refuse = (faults: typeof wrong) => {
    setWrong(faults);
    focusField(Object.keys(faults));
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isWorking) return;
    const missing = NEEDED.filter(field => typed[field].trim() === '');
    if (missing.length > 0)
      return refuse(Object.fromEntries(missing.map(field => [field, text.needed[field]])));
    setWrong({});
    setWorking(true);
    try {
      const { form } = opened ?? (await api.get<Opened>('/mailbox/form'));
      const named = files.map(({ id }) => id);
      await api.post('/mailbox/letters', { ...typed, form, memo, language, files: named });
      setSentTo(typed.email.trim());
      setTyped(EMPTY);
      setFiles([]);
    } catch (error) {
      const fields = isProblem(error) ? error.fields : [];
      const named = Object.fromEntries(fields.map(({ field, message }) => [field, said(message)]));
      refuse(fields.length > 0 ? named : { all: problemWords(error, words) });
      if (isProblem(error, 'FORM_EXPIRED')) await open().catch(() => undefined);
    } finally {
      setWorking(false);
    }
  };

  if (sentTo !== null)
    return (
      <PublicPage title={text.sentTitle}>
        <p role="status">{text.sent(sentTo, opened?.confirmWithinDays ?? 30)}</p>
        <p>{text.sentHint}</p>
      </PublicPage>
    );
  const most = opened?.mostFiles ?? 5;
  const field = (name: Field, rest: object = {}) => (
    <TextField
      name={name}
      label={text.fields[name]}
      value={typed[name]}
      onChange={value => setTyped(before => ({ ...before, [name]: value }))}
      error={wrong[name]}
      isRequired={NEEDED.includes(name)}
      wide
      {...rest}
    />
  );
  return (
    <PublicPage title={text.title}>
      <p>{text.lead}</p>
      <form onSubmit={event => void send(event)} noValidate>
        {field('name', { autoComplete: 'name' })}
        {field('email', { type: 'email', autoComplete: 'email', hint: text.emailHint })}
        {field('phone', { type: 'tel', autoComplete: 'tel' })}
        {field('address', { autoComplete: 'street-address' })}
        {field('subject')}
        {field('text', { lines: 10, hint: text.textHint })}
        <FilesField
          files={files}
          onChange={setFiles}
          label={text.files}
          hint={text.filesHint(most)}
          most={most}
          path="/mailbox/files"
        />
        <div className="mailbox-memo" aria-hidden="true">
          <input
            name="memo"
            tabIndex={-1}
            autoComplete="off"
            value={memo}
            onChange={event => setMemo(event.target.value)}
          />
        </div>
        <p className="muted">{text.privacy}</p>
        <p className="form-problem" role="alert">
          {wrong.all}
        </p>
        <Button look="primary" type="submit" isWorking={isWorking}>
          {text.submit}
        </Button>
      </form>
    </PublicPage>
  );
}
