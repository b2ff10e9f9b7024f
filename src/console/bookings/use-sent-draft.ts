import { useEffect, useState } from 'react';
import { usePost } from '../identity/use-post.js';
import { say } from '../live/announce.js';
import { focusField } from '../shell/controls/text-field.js';
import { useDraft } from '../visits/use-draft.js';
import { useWords } from '../words/use-words.js';
import { RENEWS } from './booking-queries.js';

/**
 * A draft that is sent. What the server refuses stands at its field, with the focus, until the field is another; what it
 * says of no field here stands below the form. `fieldOf`: what the server calls otherwise.
 */
export function useSentDraft<Draft extends object>(
  key: string,
  empty: Draft,
  fieldOf: Readonly<Record<string, keyof Draft & string>> = {},
) {
  const words = useWords();
  const { draft, wrong, change, check, forget } = useDraft<Draft>(key, empty);
  const { send, isWorking, problem, refused } = usePost(RENEWS);
  const [sent, setSent] = useState(empty);
  const names = Object.keys(refused).map(name => ({ name, field: fieldOf[name] ?? name }));
  const known = names.filter(({ field }) => field in empty);

  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer that refuses, and only that
  useEffect(() => {
    if (known.length === 0) return;
    say('wrong', words.states.wrongFields(known.length));
    focusField(known.map(({ field }) => field));
  }, [refused]);

  const errorOf = (field: keyof Draft & string, need: string): string | null => {
    if (wrong.includes(field)) return need;
    const found = known.find(one => one.field === field);
    return found && draft[field] === sent[field] ? (refused[found.name] ?? null) : null;
  };
  const post = <T>(path: string, body: object, done: string | null, hear?: (answer: T) => unknown) => {
    setSent(draft);
    return send<T>(path, body, done, hear);
  };
  return {
    ...{ draft, change, check, forget, errorOf, post, isWorking },
    problem: known.length > 0 && known.length === names.length ? null : problem,
  };
}
