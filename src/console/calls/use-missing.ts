import { useCallback } from 'react';
import { say } from '../live/announce.js';
import { focusField } from '../shell/controls/text-field.js';
import { useWords } from '../words/use-words.js';

/** What a dialog still lacks is said, and the first of it has the focus. Answers whether anything is. */
export function useMissing() {
  const { states } = useWords();
  return useCallback(
    (fields: Record<string, boolean>): boolean => {
      const missing = Object.keys(fields).filter(field => fields[field]);
      if (missing.length === 0) return false;
      say('wrong', states.wrongFields(missing.length));
      // The desk behind it has fields of the same names.
      focusField(missing, document.querySelector('[role=dialog]') ?? document);
      return true;
    },
    [states],
  );
}
