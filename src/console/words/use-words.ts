import { useMemo } from 'react';
import { ApiProblem, isUnanswered } from '../api/client.js';
import type { Bilingual } from '../api/types.js';
import { useStore } from '../live/store.js';
import type { Language } from './dates.js';
import { en } from './en.js';
import { language } from './settings.js';
import { type Words, zhTW } from './zh-tw.js';

/** Of a language that is not the reader's: what is said to a citizen. */
export const wordsIn = (tongue: Language): Words => (tongue === 'en' ? en : zhTW);

export const wordsNow = (): Words => wordsIn(language.get());

export function useWords(): Words {
  return useStore(language) === 'en' ? en : zhTW;
}

export const useLanguage = () => useStore(language);

/** Names that the city gave in both languages. */
export function useNames() {
  const now = useLanguage();
  return useMemo(
    () => ({
      name: (of: { name: string; nameEn?: string | null } | null | undefined): string =>
        (now === 'en' ? of?.nameEn || of?.name : of?.name) ?? '',
      said: (text: Bilingual | string | null | undefined): string =>
        text == null ? '' : typeof text === 'string' ? text : text[now],
    }),
    [now],
  );
}

/** What went wrong, in a sentence of the reader's language. */
export function problemWords(error: unknown, words: Words = wordsNow()): string {
  if (isUnanswered(error)) return words.states.noAnswer;
  if (error instanceof ApiProblem && error.words) return error.words[language.get()];
  return words.states.unknown;
}
