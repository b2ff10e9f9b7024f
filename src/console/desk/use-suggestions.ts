import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { suggestQuery, useCity } from '../api/queries.js';
import type { Category } from '../api/types.js';
import type { Option } from '../shell/controls/choice.js';
import { useNames, useWords } from '../words/use-words.js';
import { UNCATEGORISED } from './draft.js';

const MOST = 5;
const LONGEST = 200;
const PAUSE = 150;

/** What is typed, when nothing has been typed for a moment. */
export function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

const holds = (category: Category, typed: string): boolean =>
  [category.code, category.name, category.nameEn, ...category.keywords].some(word =>
    word.toLowerCase().includes(typed),
  );

/**
 * Which items are offered, and why: for what is typed in the field, or else for what the citizen said. Our own list
 * answers at once; the server's better answer takes its place when it comes.
 */
export function useSuggestions(description: string) {
  const words = useWords();
  const { name } = useNames();
  const city = useCity();
  const [typed, setTyped] = useState('');
  const text = useSettled((typed || description).trim().slice(-LONGEST));
  const found = useDeferredValue(
    useQuery({ ...suggestQuery(text), placeholderData: previous => previous }).data,
  );

  return useMemo(() => {
    const known = (city?.categories ?? []).filter(category => !category.uncategorised);
    const meaning = (category: Category) => `${words.domain.kind[category.kind]} · ${category.group}`;
    const none: Option = { id: UNCATEGORISED, label: words.desk.uncategorised };
    const optionOf = (category: Category, reason?: string): Option => ({
      id: category.code,
      label: name(category),
      reason: [meaning(category), reason].filter(Boolean).join(' · '),
    });
    const suggested = (found?.items ?? []).slice(0, MOST).flatMap(item => {
      const category = known.find(one => one.code === item.code);
      return category ? [optionOf(category, words.desk.because[item.by](item.matched))] : [];
    });
    const offer = (search: string): Option[] => {
      if (suggested.length > 0 && (search === '' || search.trim() === text)) return [...suggested, none];
      if (search === '') return [...known.map(category => optionOf(category)), none];
      const own = known.filter(category => holds(category, search.trim().toLowerCase()));
      const listed = own.slice(0, MOST).map(category => optionOf(category));
      return [...(listed.length > 0 ? listed : suggested), none];
    };
    return { options: [...known.map(category => optionOf(category)), none], offer, setTyped };
  }, [city, found, text, words, name]);
}
