import { type FormEvent, useState } from 'react';
import { api } from '../api/client.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { TextField } from '../shell/controls/text-field.js';
import { problemWords, useWords } from '../words/use-words.js';
import type { CallerPolicy } from './call-queries.js';
import { PolicyItem } from './policy-item.js';

/** Somebody calls and appeals: which steps there are about their number. */
export function NumberLookUp() {
  const words = useWords();
  const { policy: text } = words.calls;
  const [phone, setPhone] = useState('');
  const [found, setFound] = useState<CallerPolicy[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const search = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const { items } = await api.post<{ items: CallerPolicy[] }>('/caller-policies/search', { phone });
      setFound(items);
      setProblem(null);
      say('found', text.searched(items.length));
    } catch (error) {
      setFound(null);
      setProblem(problemWords(error, words));
    }
  };
  return (
    <section aria-label={text.search}>
      <form className="extension" onSubmit={event => void search(event)} autoComplete="off">
        <TextField
          name="phone"
          type="tel"
          label={text.searchLabel}
          hint={text.searchHint}
          error={problem}
          value={phone}
          onChange={setPhone}
          autoComplete="off"
        />
        <Button type="submit">{text.search}</Button>
      </form>
      {found && <p>{text.searched(found.length)}</p>}
      {found && found.length > 0 && (
        <ul className="cards" aria-label={text.searched(found.length)}>
          {found.map(one => (
            <PolicyItem key={`found ${one.id}`} one={one} />
          ))}
        </ul>
      )}
    </section>
  );
}
