import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { BreachReport } from '../api/types.js';
import { NumberLink } from '../boards/case-list.js';
import { spanWords } from '../boards/marks.js';
import { Button } from '../shell/controls/button.js';
import { DateTime, DueDate } from '../shell/date-time.js';
import { More } from '../shell/more.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { TableFrame } from '../shell/table-frame.js';
import { useNames, useWords } from '../words/use-words.js';
import { useRowName } from './breach-rows.js';
import { casesOf } from './cases-of.js';
import { Downloads } from './downloads.js';
import { breachClocksQuery } from './reports.queries.js';
import { useAsked } from './use-asked.js';

/** The cases behind one figure, to the last. */
export function BreachCases({ report }: { report: BreachReport }) {
  const { asked, shown, set } = useAsked();
  const words = useWords();
  const { name } = useNames();
  const text = words.reports.breaches;
  const nameOf = useRowName(report.by);
  const heading = useRef<HTMLHeadingElement>(null);
  const { verdict = 'late', key = null } = shown ?? {};
  const query = useInfiniteQuery(breachClocksQuery(asked, verdict, key));
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time another list is asked for
  useEffect(() => heading.current?.focus(), [verdict, key]);

  const row = key === null ? null : (report.rows.find(one => one.key === key) ?? { key, name: null });
  const figure = { met: 'met', missed: 'missed', open_overdue: 'openOverdue', running: 'running' }[verdict];
  const title = text.cases(
    figure ? text.figure[figure as keyof typeof text.figure] : text.casesOf.late,
    row ? nameOf(row) : text.total,
  );
  return (
    <section className="day-section" aria-labelledby="breach-cases">
      <h2 id="breach-cases" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <Downloads path="/reports/breaches/clocks" asked={{ ...casesOf(asked, key), verdict }}>
        <Button look="quiet" onPress={() => set({})}>
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
                  <caption className="hidden-text">{text.casesCaption}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{words.manager.breach.number}</th>
                      <th scope="col">{words.manager.breach.item}</th>
                      <th scope="col">{words.manager.breach.agency}</th>
                      <th scope="col">{text.officer}</th>
                      <th scope="col">{words.manager.breach.due}</th>
                      <th scope="col">{words.manager.breach.over}</th>
                      <th scope="col">{words.manager.breach.stopped}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {items.map(item => (
                      <tr key={`${item.number}${item.dueAt}${item.startedAt}`}>
                        <th scope="row">
                          <NumberLink card={item} />
                        </th>
                        <td>{name(item.category)}</td>
                        <td>{item.agency ? name(item.agency) : text.none.agency}</td>
                        <td>{item.officer ?? words.states.nothing}</td>
                        <td>
                          <DueDate at={item.dueAt} />
                        </td>
                        <td className="tabular">
                          {item.overdueMinutes > 0
                            ? spanWords(item.overdueMinutes * 60_000, words)
                            : words.states.nothing}
                        </td>
                        <td>{item.stoppedAt ? <DateTime at={item.stoppedAt} /> : words.manager.stillOpen}</td>
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
