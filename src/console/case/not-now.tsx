import type { CasePage } from '../api/types.js';
import { useNames, useWords } from '../words/use-words.js';
import { actionLabel } from './action-label.js';

/** What this person does with cases, but not with this one now, and why. */
export function NotNow({ page }: { page: CasePage }) {
  const words = useWords();
  const { said } = useNames();
  const actions = page.actions
    .filter(({ allowed }) => !allowed)
    .map(({ action, why }) => ({ label: actionLabel(action, words), why }));
  const extension = { label: words.clocks.extension.ask, why: page.notExtendable };
  const all = [...actions, extension].filter(({ label, why }) => label && why);
  if (all.length === 0) return null;
  return (
    <details>
      <summary>{words.case.impossible}</summary>
      <dl className="facts">
        {all.map(({ label, why }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{said(why)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
