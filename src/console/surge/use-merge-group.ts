import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Acted, asOwn } from '../api/actions.js';
import { api, isProblem } from '../api/client.js';
import { RENEWS } from '../incidents/incident-actions.js';
import { say } from '../live/announce.js';
import { problemWords, useWords } from '../words/use-words.js';
import type { SurgeGroup } from './surge-queries.js';

/** One after the other into the one that leads, each with its own answer: what is refused stays, and says why. */
export function useMergeGroup({ lead, members }: SurgeGroup) {
  const words = useWords();
  const client = useQueryClient();
  const [left, setLeft] = useState(members);
  const [isWorking, setWorking] = useState(false);
  const [problems, setProblems] = useState<string[]>([]);

  /** True: all of them were. */
  const merge = async (): Promise<boolean> => {
    setWorking(true);
    const refused: { one: SurgeGroup['members'][number]; why: string }[] = [];
    for (const one of left) {
      try {
        const { number, version } = one;
        const body = { version, into: lead.number };
        await asOwn(number, () => api.post<Acted>(`/cases/${number}/actions/merge`, body));
      } catch (error) {
        const why = isProblem(error, 'STALE_VERSION') ? words.case.overtaken : problemWords(error, words);
        refused.push({ one, why });
      }
    }
    const done = left.length - refused.length;
    if (done > 0) say('result', words.surge.merged(done, lead.number));
    setLeft(refused.map(({ one }) => one));
    setProblems(refused.map(({ one, why }) => words.surge.notMerged(one.number, why)));
    setWorking(false);
    for (const key of [...RENEWS, 'surge-groups']) void client.invalidateQueries({ queryKey: [key] });
    return refused.length === 0;
  };
  return { left, isWorking, problems, merge };
}
