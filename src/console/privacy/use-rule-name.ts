import { useQuery } from '@tanstack/react-query';
import { useNames, useWords } from '../words/use-words.js';
import { rulesQuery } from './queries.js';

/** What a rule is called; one that is no longer in force by its code. */
export function useRuleName(): (code: string) => string {
  const text = useWords().privacy.retention;
  const { name } = useNames();
  const rules = useQuery(rulesQuery).data?.rules;
  return code =>
    code === 'request' ? text.byRequest : name(rules?.find(rule => rule.code === code)) || code;
}
