import { useCallback } from 'react';
import { useWords } from '../words/use-words.js';
import { useKey } from './shortcut-keys.js';

/** What is new in a list, and the key that shows it. */
export function useShownByKey(): (news: string) => string {
  const { states } = useWords();
  const key = useKey('showNew');
  return useCallback(news => states.pressToShow(news, key), [states, key]);
}
