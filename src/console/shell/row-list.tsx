import type { ReactNode } from 'react';
import { useNarrow } from './use-narrow.js';

interface Column<T> {
  name: string;
  cell: (one: T) => ReactNode;
  className?: string;
}

interface Props<T> {
  caption: string;
  /** The first names the row, and is the title of its card. */
  columns: Column<T>[];
  items: readonly T[];
  /** What a card says below its title. Left out: every other cell below the one before. */
  card?: (one: T) => ReactNode;
  /** It is still shown where it stands but no longer belongs here. */
  hasLeft?: (one: T) => boolean;
}

/** A real table; on a phone cards with the same facts. */
export function RowList<T extends { id: string }>(props: Props<T>) {
  return useNarrow() ? <Cards {...props} /> : <Table {...props} />;
}

function Table<T extends { id: string }>({ caption, columns, items, hasLeft }: Props<T>) {
  return (
    <div className="table-frame">
      <table className="case-table">
        <caption className="hidden-text">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(one => (
            <tr key={one.id} className={hasLeft?.(one) ? 'has-left' : undefined}>
              {columns.map(({ name, cell, className }, at) =>
                at === 0 ? (
                  <th key={name} scope="row" className={className}>
                    {cell(one)}
                  </th>
                ) : (
                  <td key={name} className={className}>
                    {cell(one)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cards<T extends { id: string }>({ caption, columns, items, card, hasLeft }: Props<T>) {
  const [title, ...rest] = columns;
  const below = (one: T) =>
    rest.map(({ name, cell, className }) => (
      <div key={name} className={className}>
        {cell(one)}
      </div>
    ));
  return (
    <ul className="cards" aria-label={caption}>
      {items.map(one => (
        <li key={one.id} className={hasLeft?.(one) ? 'card has-left' : 'card'}>
          <div className="card-title">{title?.cell(one)}</div>
          {(card ?? below)(one)}
        </li>
      ))}
    </ul>
  );
}
