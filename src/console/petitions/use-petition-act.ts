import { useCallback } from 'react';
import type { CasePage } from '../api/types.js';
import { usePost } from '../identity/use-post.js';
import { useWords } from '../words/use-words.js';
import type { PetitionAction } from './petition-actions.js';
import { RENEWS } from './petition-queries.js';

/** One of the actions on the case, with the words that say what came of it. */
export function usePetitionAct(action: PetitionAction, { number, version }: CasePage) {
  const { petitions: text } = useWords();
  const { send, isWorking, problem } = usePost(RENEWS, number);
  const act = useCallback(
    (body: object) => send(`/cases/${number}/actions/${action}`, { version, ...body }, text.done[action]),
    [send, number, version, action, text],
  );
  return { act, isWorking, problem };
}
