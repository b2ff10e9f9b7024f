import type { ReactNode } from 'react';

/** A table that may be wider than the screen: it is scrolled by keyboard too. */
export const TableFrame = ({ label, children }: { label: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
  // biome-ignore lint/a11y/useSemanticElements: no field set, and no landmark beside the section it stands in
  <div className="table-frame" role="group" aria-label={label} tabIndex={0}>
    {children}
  </div>
);
