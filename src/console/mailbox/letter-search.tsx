import { type FormEvent, useId, useRef } from 'react';
import { useNavigate } from 'react-router';
import { Icon } from '../shell/icons.js';
import { useWords } from '../words/use-words.js';

/** What was looked for may be about a person: it travels beside the address, never in it. */
export interface LetterSought {
  text: string;
}

export function LetterSearch({ text = '' }: { text?: string }) {
  const { search: words } = useWords().mailbox.letters;
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const search = (event: FormEvent) => {
    event.preventDefault();
    const sought = input.current?.value.trim() ?? '';
    if (sought) void navigate('/letters/found', { state: { text: sought } satisfies LetterSought });
  };
  return (
    <search className="letter-search">
      <form onSubmit={search} autoComplete="off">
        <input
          ref={input}
          className="input"
          type="search"
          aria-label={words.label}
          aria-describedby={id}
          placeholder={words.placeholder}
          defaultValue={text}
          spellCheck={false}
        />
        <button type="submit" className="button plain" aria-label={words.submit}>
          <Icon name="search" />
        </button>
      </form>
      <p id={id} className="muted">
        {words.hint}
      </p>
    </search>
  );
}
