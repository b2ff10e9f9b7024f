import type { ReactNode } from 'react';
import { NumberLink } from '../boards/case-list.js';
import { useNames } from '../words/use-words.js';

interface Named {
  name: string;
  nameEn?: string | null;
}
interface AboutCase {
  id: string;
  case: { number: string; category: Named; district: Named | null };
}

interface Props<T> {
  label: string;
  rows: T[];
  hasLeft: (one: T) => boolean;
  children: (one: T) => ReactNode;
}

/** What is asked or found about cases, one card each. */
export function CaseCards<T extends AboutCase>({ label, rows, hasLeft, children }: Props<T>) {
  const { name } = useNames();
  return (
    <ul className="cards" aria-label={label}>
      {rows.map(one => (
        <li key={one.id} className={hasLeft(one) ? 'card has-left' : 'card'}>
          <div className="card-title">
            <NumberLink card={one.case} row={one.id} />
            <span className="second-line">
              {[name(one.case.category), name(one.case.district)].filter(Boolean).join('・')}
            </span>
          </div>
          {children(one)}
        </li>
      ))}
    </ul>
  );
}
