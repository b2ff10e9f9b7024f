import { type ReactNode, useEffect } from 'react';
import { useWords } from '../words/use-words.js';

interface Props {
  title: string;
  lead: string;
  children: ReactNode;
  /** Over a page that is still there, and has a main of its own. */
  isOver?: boolean;
}

/** One card in the middle: for whoever is not, or not quite, signed in. */
export function CardPage({ title, lead, children, isOver = false }: Props) {
  const words = useWords();
  useEffect(() => {
    document.title = `${title} · ${words.product}`;
  }, [title, words]);
  const Landmark = isOver ? 'div' : 'main';
  return (
    <Landmark className="sign-in" id={isOver ? undefined : 'main'}>
      <div className="sign-in-card">
        <div className="brand brand-large">
          <b>1999</b>
          <span>{words.product.replace('1999', '').trim()}</span>
        </div>
        <h1>{title}</h1>
        <p className="muted">{lead}</p>
        {children}
      </div>
    </Landmark>
  );
}
