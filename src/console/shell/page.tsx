import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';
import { useWords } from '../words/use-words.js';

interface Props {
  title: string;
  /** The title with its parts marked up. */
  heading?: ReactNode;
  /** Beside the heading; at most one primary action. */
  actions?: ReactNode;
  lead?: ReactNode;
  /** The complementary pane, with its name. */
  pane?: { label: string; content: ReactNode };
  children: ReactNode;
}

/** What the page that is left was about, so that coming back finds the same row. */
let leftFrom: string | null = null;
export const leaveFrom = (id: string): void => {
  leftFrom = id;
};

/** Main with its one heading. A new page starts reading at the heading; going back, at the row it was left from. */
export function Page({ title, heading: marked, actions, lead, pane, children }: Props) {
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname, key } = useLocation();
  const direction = useNavigationType();

  useEffect(() => {
    document.title = `${title} · ${words.product}`;
  }, [title, words]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: every arrival at another address, and only that
  useEffect(() => {
    const row = direction === 'POP' && leftFrom ? document.getElementById(leftFrom) : null;
    if (key === 'default' && !row) return;
    if (direction === 'PUSH') window.scrollTo(0, 0);
    const target = row ?? heading.current;
    if (!target?.closest('main')?.contains(document.activeElement)) target?.focus({ preventScroll: !row });
  }, [pathname]);

  return (
    <>
      <main id="main" className="page" tabIndex={-1}>
        <div className="page-head">
          <h1 ref={heading} tabIndex={-1}>
            {marked ?? title}
          </h1>
          {actions}
        </div>
        {lead}
        {children}
      </main>
      {pane && (
        <aside className="pane" aria-label={pane.label}>
          {pane.content}
        </aside>
      )}
    </>
  );
}
