import type { ReactNode } from 'react';

/** Buttons of one purpose under their heading; the style sheet hides a group whose buttons are all missing. */
export function ActionGroup({ id, heading, children }: { id: string; heading: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form
    <div className="action-group" role="group" aria-labelledby={id}>
      <h3 id={id}>{heading}</h3>
      <div className="action-buttons">{children}</div>
    </div>
  );
}
