import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { NumberLink } from '../boards/case-list.js';
import { Button } from '../shell/controls/button.js';
import { More } from '../shell/more.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { TableFrame } from '../shell/table-frame.js';
import { useWords } from '../words/use-words.js';
import { Downloads } from './downloads.js';

export interface CaseColumn<Item> {
  name: string;
  cell: (item: Item) => ReactNode;
  isNumber?: boolean;
}

interface Props<Item> {
  id: string;
  title: string;
  caption: string;
  /** Above the list. */
  note: ReactNode;
  /** Of the API: where the list is to be had as a file, and of what. */
  path: string;
  asked: Record<string, string | readonly string[]>;
  query: UseInfiniteQueryResult<InfiniteData<{ items: Item[] }>>;
  /** Beside the number of the case. */
  columns: CaseColumn<Item>[];
  keyOf: (item: Item) => string;
  onClose: () => void;
}

/** The cases behind one figure, to the last. */
export function CasesList<Item extends { number: string }>(props: Props<Item>) {
  const { id, title, caption, note, path, asked, query, columns, keyOf, onClose } = props;
  const words = useWords();
  const text = words.reports.breaches;
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time another list is asked for
  useEffect(() => heading.current?.focus(), [title]);
  return (
    <section className="day-section" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {note}
      <Downloads path={path} asked={asked}>
        <Button look="quiet" onPress={onClose}>
          {text.close}
        </Button>
      </Downloads>
      <Loaded query={query} skeleton={<Skeleton lines={6} />}>
        {({ pages }) => {
          const items = pages.flatMap(page => page.items);
          if (items.length === 0) return <Empty title={text.noCases} />;
          return (
            <>
              <TableFrame label={title}>
                <table className="case-table">
                  <caption className="hidden-text">{caption}</caption>
                  <thead>
                    <tr>
                      {[words.manager.breach.number, ...columns.map(({ name }) => name)].map(name => (
                        <th key={name} scope="col">
                          {name}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {items.map(item => (
                      <tr key={keyOf(item)}>
                        <th scope="row">
                          <NumberLink card={item} />
                        </th>
                        {columns.map(({ name, cell, isNumber }) => (
                          <td key={name} className={isNumber ? 'tabular' : undefined}>
                            {cell(item)}
                          </td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </TableFrame>
              <More query={query}>{text.more}</More>
            </>
          );
        }}
      </Loaded>
    </section>
  );
}
