import { useCallback, useEffect, useRef, useState } from 'react';
import { say } from '../live/announce.js';
import { useWords } from '../words/use-words.js';
import { type CaseDraft, currentCase, type Draft, emptyDraft, isUntouched } from './draft.js';

const QUIET_FOR = 8_000;

const read = (key: string): Draft => {
  try {
    return { ...emptyDraft, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Draft>) };
  } catch {
    return emptyDraft;
  }
};

/** The draft of the call, kept in this tab with every key that is pressed, for this person only. */
export function useDraft(meId: string) {
  const words = useWords();
  const key = `hotline.draft.${meId}`;
  const [draft, setDraft] = useState<Draft>(() => read(key));
  const [wasKept] = useState(() => !isUntouched(read(key)));

  const change = useCallback((next: Partial<Draft> | ((before: Draft) => Draft)) => {
    setDraft(before => (typeof next === 'function' ? next(before) : { ...before, ...next }));
  }, []);
  const changeCase = useCallback(
    (next: Partial<CaseDraft>) =>
      setDraft(before => ({
        ...before,
        cases: before.cases.map((one, at) =>
          at === before.current ? { ...currentCase(before), ...next } : one,
        ),
      })),
    [],
  );
  const clear = useCallback(() => setDraft(emptyDraft), []);

  const saved = useRef(draft);
  useEffect(() => {
    if (saved.current === draft) return;
    saved.current = draft;
    if (isUntouched(draft)) {
      sessionStorage.removeItem(key);
      return;
    }
    sessionStorage.setItem(key, JSON.stringify(draft));
    // Said in a pause of the typing, not at every key.
    const timer = setTimeout(() => say('draft', words.desk.draftSaved), QUIET_FOR);
    return () => clearTimeout(timer);
  }, [draft, key, words]);

  return { draft, change, changeCase, clear, wasKept };
}

export type DraftOf = ReturnType<typeof useDraft>;
