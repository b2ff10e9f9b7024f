import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { Loaded, Skeleton } from '../shell/states.js';
import { problemWords, useWords } from '../words/use-words.js';
import { extensionQuery } from './call-queries.js';

/** At which telephone I sit: calls that are answered there are mine. */
export function MyExtension() {
  const words = useWords();
  const { extension: text } = words.calls;
  const client = useQueryClient();
  const query = useQuery(extensionQuery);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  const refuse = (why: string) => {
    setProblem(why);
    say('wrong', why);
    focusField(['extension']);
  };
  const sit = async (extension: string | null) => {
    if (extension === '') return refuse(text.wrong);
    try {
      await api.put('/calls/my-extension', { extension });
      setProblem(null);
      setTyped('');
      say('result', extension === null ? text.left : text.done(extension));
    } catch (error) {
      refuse(problemWords(error, words));
    }
    void client.invalidateQueries({ queryKey: ['calls'] });
  };

  return (
    <section className="extension" aria-label={text.title}>
      <Loaded query={query} skeleton={<Skeleton lines={1} />}>
        {({ extension: now }) =>
          now !== null ? (
            <>
              <p>{text.at(now)}</p>
              <Button onPress={() => void sit(null)}>{text.leave}</Button>
              {problem && <p className="form-problem">{problem}</p>}
            </>
          ) : (
            <form
              className="extension"
              autoComplete="off"
              onSubmit={event => {
                event.preventDefault();
                void sit(typed.trim());
              }}
            >
              <TextField
                name="extension"
                label={text.label}
                hint={text.hint}
                error={problem}
                value={typed}
                onChange={setTyped}
                autoComplete="off"
              />
              <Button type="submit">{text.sitDown}</Button>
            </form>
          )
        }
      </Loaded>
    </section>
  );
}
