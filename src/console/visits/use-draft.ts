import { useCallback, useState } from 'react';
import { say } from '../live/announce.js';
import { focusField } from '../shell/controls/text-field.js';
import { useWords } from '../words/use-words.js';

/** What was typed and not sent: closing a dialog loses nothing. */
const drafts = new Map<string, unknown>();

/** A form's draft under a key, what is wrong in it, and the way to the first wrong field. */
export function useDraft<Draft extends object>(key: string, empty: Draft) {
  const words = useWords();
  const [draft, setDraft] = useState(() => (drafts.get(key) as Draft | undefined) ?? empty);
  const [wrong, setWrong] = useState<string[]>([]);

  const change = useCallback(
    (next: Partial<Draft>, fixes: readonly string[] = Object.keys(next)) => {
      setDraft(before => {
        const after = { ...before, ...next };
        drafts.set(key, after);
        return after;
      });
      setWrong(before => before.filter(name => !fixes.includes(name)));
    },
    [key],
  );
  /** Says whether nothing is wrong. */
  const check = useCallback(
    (names: (string | false)[]): boolean => {
      const found = names.filter(name => name !== false);
      setWrong(found);
      if (found.length === 0) return true;
      say('wrong', words.states.wrongFields(found.length));
      focusField(found);
      return false;
    },
    [words],
  );
  const forget = useCallback(() => void drafts.delete(key), [key]);
  return { draft, wrong, change, check, forget };
}
