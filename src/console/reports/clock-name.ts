import type { BreachReport } from '../api/types.js';
import { useWords } from '../words/use-words.js';

/** Limits that a report is of, as the server names them; `:leg`: each agency's own. */
export const CLOCKS = [
  'respond',
  'complete',
  'reply',
  'acknowledge',
  'on_site',
  'inspect',
  'complete:leg',
  'reply:leg',
  'answer',
  'return',
  'arbitrate',
  'callback',
  'sample',
  'improve',
  'review',
  'attend',
  'care',
  'follow_up',
] as const satisfies readonly BreachReport['clock'][];

export function useClockName(): (clock: string) => string {
  const words = useWords();
  return clock => {
    const [kind = '', leg] = clock.split(':');
    const name = (words.domain.clock as unknown as Record<string, string>)[kind] ?? kind;
    return leg ? words.reports.breaches.ofLeg(name) : name;
  };
}
