import { useCity } from '../api/queries.js';
import { useNames } from '../words/use-words.js';
import type { BullyingForm } from './bullying-queries.js';

type List = 'sources' | 'grounds' | 'handlings';

/** The city's choices, as a form offers them, and what a code is called. One that the city no longer has keeps its code. */
export function useChosen() {
  const form: BullyingForm | null | undefined = useCity()?.bullying;
  const { name } = useNames();
  return {
    options: (list: List) => (form?.[list] ?? []).map(one => ({ id: one.code, label: name(one) })),
    named: (list: List, code: string): string => name(form?.[list].find(one => one.code === code)) || code,
  };
}
