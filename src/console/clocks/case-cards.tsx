import type { ReactNode } from 'react';
import { AboutCase } from '../boards/about-case.js';

interface OfCase {
  id: string;
  case: Parameters<typeof AboutCase>[0]['of'];
}

interface Props<T> {
  label: string;
  rows: T[];
  hasLeft: (one: T) => boolean;
  children: (one: T) => ReactNode;
}

/** What is asked or found about cases, one card each. */
export function CaseCards<T extends OfCase>({ label, rows, hasLeft, children }: Props<T>) {
  return (
    <ul className="cards" aria-label={label}>
      {rows.map(one => (
        <li key={one.id} className={hasLeft(one) ? 'card has-left' : 'card'}>
          <div className="card-title">
            <AboutCase of={one.case} row={one.id} />
          </div>
          {children(one)}
        </li>
      ))}
    </ul>
  );
}
