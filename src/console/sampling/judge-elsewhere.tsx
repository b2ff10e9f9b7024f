import type { CasePage } from '../api/types.js';
import { ButtonLink } from '../shell/controls/button.js';
import { useWords } from '../words/use-words.js';

/** A drawn case is judged by its form, in the list of what was drawn. */
export function JudgeElsewhere({ page }: { page: CasePage }) {
  const { sampling: text } = useWords();
  if (!page.actions.some(({ action, allowed }) => action === 'accept-sample' && allowed)) return null;
  return <ButtonLink to="/inspections">{text.judgeOf(page.number)}</ButtonLink>;
}
